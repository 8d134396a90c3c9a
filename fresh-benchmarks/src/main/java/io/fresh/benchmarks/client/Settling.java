// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Tells whether a process has become warm: it has run for a while, and the JIT has hardly compiled for a second. On a processor that the load fills
 * it may work at one method for as long as that.
 */
final class Settling {

  static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int STEPS = 5;
  private static final long FEW_MILLIS = 50;

  /** The compilation time at the last steps, the oldest first. */
  private final Deque<Long> compiled = new ArrayDeque<>();

  /**
   * Takes note of a step.
   *
   * @param sinceBegin how long the load has run, in nanoseconds
   * @param compiledMillis how long the JIT has compiled so far
   * @return whether the process is warm
   */
  boolean isWarmAfter(long sinceBegin, long compiledMillis) {
    compiled.addLast(compiledMillis);
    if (compiled.size() <= STEPS) {
      return false;
    }
    long before = compiled.removeFirst();
    return sinceBegin >= LEAST_NANOS && compiledMillis - before <= FEW_MILLIS;
  }
}
