// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.Jitter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an attempt: each delay is the previous one × 1.5, rounded to milliseconds, never above the maximum. But for
 * the jitter a pure function of the delay's number.
 */
final class Backoff {

  private final long initialMillis;
  private final long maxMillis;
  private final Jitter jitter;
  private final RandomGenerator random;

  Backoff(Duration initial, Duration max, Jitter jitter, RandomGenerator random) {
    this.initialMillis = initial.toMillis();
    this.maxMillis = max.toMillis();
    this.jitter = jitter;
    this.random = random;
  }

  /** The delay of this number, the first is 1, in nanoseconds, with jitter. */
  long delayNanos(int number) {
    return jittered(TimeUnit.MILLISECONDS.toNanos(delayMillis(number)));
  }

  long maxNanos() {
    return TimeUnit.MILLISECONDS.toNanos(maxMillis);
  }

  /** The delay without jitter. Ends when the maximum is reached, so that no number can overflow it. */
  long delayMillis(int number) {
    long delay = initialMillis;
    for (int i = 1; i < number && delay < maxMillis; i++) {
      delay = (delay * 3 + 1) / 2;
    }
    return Math.min(delay, maxMillis);
  }

  private long jittered(long nanos) {
    return switch (jitter) {
      case NONE -> nanos;
      case EQUAL -> nanos / 2 + random.nextLong(nanos / 2 + 1);
      case FULL -> random.nextLong(nanos + 1);
    };
  }
}
