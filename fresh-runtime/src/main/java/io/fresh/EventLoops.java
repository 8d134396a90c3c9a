// SPDX-License-Identifier: MIT
package io.fresh;

/**
 * A group of threads that move the bytes of connections and run their handlers. A connection stays on one thread for as long
 * as a socket lives.
 *
 * <p>This is a handle and costs nothing by itself: the threads start with the first connection that uses it and stop after
 * the last has terminated. They are no daemons unless {@link #daemon()} says so: a program neither ends under a live
 * connection nor hangs after the last.
 *
 * <p>A handle is equal to itself only: two calls of {@link #create(int)} make two groups.
 */
public final class EventLoops {

  /** The largest number of threads in a group. */
  public static final int MAX_THREADS = 1024;

  private static final EventLoops SHARED =
      new EventLoops(Math.min(Runtime.getRuntime().availableProcessors(), MAX_THREADS));

  private final int threads;
  private final boolean isDaemon;
  private final EventLoops daemon;

  private EventLoops(int threads) {
    this.threads = threads;
    this.isDaemon = false;
    this.daemon = new EventLoops(this);
  }

  private EventLoops(EventLoops original) {
    this.threads = original.threads;
    this.isDaemon = true;
    this.daemon = this;
  }

  /**
   * The group that connections use unless told otherwise: one for all that Fresh's class loader serves.
   *
   * @return the same handle at each call, with as many threads as there are processors
   */
  public static EventLoops shared() {
    return SHARED;
  }

  /**
   * A group of its own, for connections that are to be kept apart from others.
   *
   * @param threads how many, 1 to {@link #MAX_THREADS}
   * @return a new handle
   * @throws IllegalArgumentException if the number is out of range
   */
  public static EventLoops create(int threads) {
    return new EventLoops(Range.number("threads", 1, MAX_THREADS, threads));
  }

  /**
   * A second group of the same size whose threads are daemons: the program may end under its connections.
   *
   * @return the same handle at each call; this one if its threads are daemons already
   */
  public EventLoops daemon() {
    return daemon;
  }

  /** {@return the number of threads once they have started} */
  public int threads() {
    return threads;
  }

  /** {@return whether the program may end while the threads run} */
  public boolean isDaemon() {
    return isDaemon;
  }

  /** {@return whether it is the shared group, its size, and whether its threads are daemons} */
  @Override
  public String toString() {
    return "EventLoops[%s%d threads%s]"
        .formatted(
            this == SHARED || this == SHARED.daemon ? "shared, " : "",
            threads,
            isDaemon ? ", daemon" : "");
  }
}
