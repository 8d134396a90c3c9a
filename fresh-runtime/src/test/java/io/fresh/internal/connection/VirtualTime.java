// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A clock that moves only when it is told to, and the timers that hang on it. */
final class VirtualTime {

  /** As with {@code System.nanoTime()}, only differences count: the clock overflows soon after it starts. */
  private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

  private final Map<Timer, Long> due = new LinkedHashMap<>();

  long now() {
    return now;
  }

  void schedule(Timer timer, long delayNanos) {
    assertThat(delayNanos).as("delay of " + timer).isNotNegative();
    due.remove(timer);
    due.put(timer, now + delayNanos);
  }

  void cancel(Timer timer) {
    due.remove(timer);
  }

  Set<Timer> running() {
    return due.keySet();
  }

  /** How long a timer has still to run. */
  Duration left(Timer timer) {
    assertThat(due).containsKey(timer);
    return Duration.ofNanos(due.get(timer) - now);
  }

  /** The next timer to expire. */
  @Nullable Timer next() {
    Timer next = null;
    for (Timer timer : due.keySet()) {
      if (next == null || due.get(timer) - due.get(next) < 0) {
        next = timer;
      }
    }
    return next;
  }

  /** Takes the next timer that expires until then and moves the clock to its time, unless that has passed. */
  @Nullable Timer expireUntil(long end) {
    Timer next = next();
    if (next == null || due.get(next) - end > 0) {
      return null;
    }
    long at = due.remove(next);
    if (at - now > 0) {
      now = at;
    }
    return next;
  }

  /** Moves the clock and lets no timer expire. */
  void move(long nanos) {
    now += nanos;
  }
}
