// SPDX-License-Identifier: MIT
package io.fresh.internal.link;

import io.fresh.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows which connection's handler runs on a thread: what it starts with a link is linked to that connection, and it cannot wait for
 * its own end.
 *
 * <p>Each thread has one, which those whose handlers always run there keep: to look it up takes longer than many a handler.
 */
public final class RunningHandler {

  /** Set only where handlers run: in other threads it would hold on to our classes. */
  private static final ThreadLocal<@Nullable RunningHandler> OF_THREAD = new ThreadLocal<>();

  /** Whose handler runs, or has run last. */
  private @Nullable Connection connection;

  private boolean runs;

  private RunningHandler() {}

  /** {@return that of the calling thread, which is one of ours} */
  public static RunningHandler ofThread() {
    RunningHandler known = OF_THREAD.get();
    if (known == null) {
      known = new RunningHandler();
      OF_THREAD.set(known);
    }
    return known;
  }

  /**
   * A handler begins on this thread, where none runs.
   *
   * @param of whose
   */
  public void begin(Connection of) {
    if (connection != of) { // to write a reference costs a collector's barrier
      connection = of;
    }
    runs = true;
  }

  /** It ends. */
  public void end() {
    runs = false;
  }

  /** No handler of this connection follows soon: it is not held on to. */
  public void forget() {
    connection = null;
  }

  /**
   * A handler begins on the calling thread, where none runs.
   *
   * @param connection whose
   */
  public static void enter(Connection connection) {
    ofThread().begin(connection);
  }

  /** The handler that runs on the calling thread ends. */
  public static void exit() {
    RunningHandler running = ofThread();
    running.end();
    running.forget();
  }

  /** {@return the connection whose handler runs on the calling thread} */
  public static Optional<Connection> current() {
    return Optional.ofNullable(running());
  }

  /**
   * Refuses what would wait for the end of a handler within it.
   *
   * @param operation what is refused
   * @throws IllegalStateException if a handler runs on this thread
   */
  public static void requireNone(String operation) {
    Connection running = running();
    if (running != null) {
      throw new IllegalStateException(
          "%s must not be called from a handler: one of %s runs on this thread, and would wait for itself"
              .formatted(operation, running));
    }
  }

  private static @Nullable Connection running() {
    RunningHandler ofThread = OF_THREAD.get();
    return ofThread != null && ofThread.runs ? ofThread.connection : null;
  }
}
