// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.FreshException;
import io.fresh.Options;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to connect anew: counts the attempts and the delays since the connection was last stable. The two differ by the attempt that
 * needs no delay, the very first or one that the application asks for.
 */
final class Reconnects {

  private final Options options;
  private final RandomGenerator random;
  private int attempts;
  private int delays;

  Reconnects(Options options, RandomGenerator random) {
    this.options = options;
    this.random = random;
  }

  /** Counts an attempt that begins now. */
  void begin() {
    attempts = next();
  }

  /** The number of the attempt that has begun. */
  int current() {
    return attempts;
  }

  /** The number of the attempt that follows. */
  int next() {
    return oneMore(attempts);
  }

  /** The connection is stable: the next delay is the first again. */
  void stable() {
    attempts = 0;
    delays = 0;
  }

  boolean isExhausted() {
    return options.maxAttempts() != Options.UNLIMITED && attempts >= options.maxAttempts();
  }

  /**
   * Counts a delay, and returns it in nanoseconds.
   *
   * @param error what ended the last attempt or link
   * @param retryAfter what the server asked for, if it did; may exceed the maximum delay
   */
  long nextDelayNanos(FreshException error, @Nullable Duration retryAfter) {
    delays = oneMore(delays);
    Backoff backoff =
        new Backoff(options.backoffInitial(), options.backoffMax(), options.jitter(), random);
    long delay = error.isRetryable() ? backoff.delayNanos(delays) : backoff.maxNanos();
    return retryAfter == null ? delay : Math.max(delay, retryAfter.toNanos());
  }

  private static int oneMore(int count) {
    return count == Integer.MAX_VALUE ? count : count + 1;
  }
}
