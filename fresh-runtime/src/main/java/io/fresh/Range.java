// SPDX-License-Identifier: MIT
package io.fresh;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Checks the values of options. A refusal names the option, the range and the value.
 *
 * <p>Every duration is bounded by a day: more is a mistake in the unit, and any sum of a few still fits into nanoseconds in
 * a {@code long}.
 */
final class Range {

  private static final Duration MIN_DURATION = Duration.ofMillis(1);
  private static final Duration MAX_DURATION = Duration.ofDays(1);

  private Range() {}

  static Duration duration(String option, Duration value) {
    Objects.requireNonNull(value, option);
    if (!isInRange(value)) {
      throw new IllegalArgumentException(
          "%s must be 1 ms to 1 day, was %s".formatted(option, text(value)));
    }
    return value;
  }

  static Duration durationOrZero(String option, String zeroMeans, Duration value) {
    Objects.requireNonNull(value, option);
    if (!value.isZero() && !isInRange(value)) {
      throw new IllegalArgumentException(
          "%s must be 0 (%s) or 1 ms to 1 day, was %s".formatted(option, zeroMeans, text(value)));
    }
    return value;
  }

  static int number(String option, int min, int max, int value) {
    return (int) number(option, (long) min, max, value);
  }

  static long number(String option, long min, long max, long value) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be %,d to %,d, was %,d", option, min, max, value));
    }
    return value;
  }

  /** A duration as a person writes it: {@code 1m30s}, {@code 0.25s}. */
  static String text(Duration value) {
    return value.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  private static boolean isInRange(Duration value) {
    return value.compareTo(MIN_DURATION) >= 0 && value.compareTo(MAX_DURATION) <= 0;
  }
}
