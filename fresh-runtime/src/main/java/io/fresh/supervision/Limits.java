// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.time.Duration;
import java.util.Locale;

/** Checks what a builder is given. A refusal names the option, the range and the value. */
final class Limits {

  private static final Duration MIN_PERIOD = Duration.ofMillis(1);
  private static final Duration MAX_PERIOD = Duration.ofDays(1);

  private Limits() {}

  static int atLeast(String option, int min, int value) {
    if (value < min) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be at least %d, was %,d", option, min, value));
    }
    return value;
  }

  static Duration period(Duration value) {
    if (value.compareTo(MIN_PERIOD) < 0 || value.compareTo(MAX_PERIOD) > 0) {
      throw new IllegalArgumentException("period must be 1 ms to 1 day, was " + value);
    }
    return value;
  }
}
