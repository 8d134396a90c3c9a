// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.time.Duration;
import java.util.ArrayDeque;

/** Counts the restarts of the last period. */
final class RestartIntensity {

  private final int limit;
  private final long periodNanos;

  /** When the restarts were, the oldest first; at most one more than the limit. */
  private final ArrayDeque<Long> times = new ArrayDeque<>();

  RestartIntensity(int limit, Duration period) {
    this.limit = limit;
    this.periodNanos = period.toNanos();
  }

  /** Counts a restart; whether it and those before it are still few enough. One that is exactly a period ago counts, as in OTP. */
  boolean permits(long now) {
    times.add(now);
    while (now - times.getFirst() > periodNanos) {
      times.removeFirst();
    }
    return times.size() <= limit;
  }
}
