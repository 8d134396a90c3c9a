// SPDX-License-Identifier: MIT
package io.fresh.internal.link;

import io.fresh.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows which connection's handler runs on a thread: what it starts with a link is linked to that connection, and it cannot wait for
 * its own end.
 */
public final class RunningHandler {

  private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

  private RunningHandler() {}

  /**
   * A handler begins on this thread, where none runs.
   *
   * @param connection whose
   */
  public static void enter(Connection connection) {
    CURRENT.set(connection);
  }

  /** The handler that runs on this thread ends. */
  public static void exit() {
    CURRENT.set(null); // what was removed would have to be allocated anew for each message
  }

  /** {@return the connection whose handler runs on this thread} */
  public static Optional<Connection> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Refuses what would wait for the end of a handler within it.
   *
   * @param operation what is refused
   * @throws IllegalStateException if a handler runs on this thread
   */
  public static void requireNone(String operation) {
    Connection running = CURRENT.get();
    if (running != null) {
      throw new IllegalStateException(
          "%s must not be called from a handler: one of %s runs on this thread, and would wait for itself"
              .formatted(operation, running));
    }
  }
}
