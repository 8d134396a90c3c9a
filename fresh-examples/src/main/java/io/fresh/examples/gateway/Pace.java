// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** When a bot does what it does: by a timer and by chance, which spreads the bots of a world that has just come back. */
final class Pace {

  private static final int SHORTEST_REST_MILLIS = 1_000;
  private static final int LONGEST_REST_MILLIS = 5_000;

  private final ScheduledExecutorService timer;
  private final DoubleSupplier chance;

  /**
   * Creates a pace.
   *
   * @param timer runs what must not block
   * @param chance from 0 to less than 1
   */
  Pace(ScheduledExecutorService timer, DoubleSupplier chance) {
    this.timer = timer;
    this.chance = chance;
  }

  /** After a share of the interval. */
  void firstBeat(int intervalMillis, Runnable beat) {
    after((long) (intervalMillis * chance.getAsDouble()), beat);
  }

  /** After the interval. Each beat asks for the next: a bot that could not beat for a while does not beat twice then. */
  void nextBeat(int intervalMillis, Runnable beat) {
    after(intervalMillis, beat);
  }

  /** After the pause that a gateway wants which has refused a session. */
  void rest(Runnable comeBack) {
    int spread = LONGEST_REST_MILLIS - SHORTEST_REST_MILLIS;
    after(SHORTEST_REST_MILLIS + (long) (spread * chance.getAsDouble()), comeBack);
  }

  private void after(long millis, Runnable task) {
    timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }
}
