// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as an annotation has it: {@code 250ms}, {@code 30s}, {@code 2m}, {@code 1h}.
 *
 * @param amount how many of the unit; may be out of any range
 * @param unit the unit
 */
record Time(long amount, Unit unit) {

  /** A unit of time. */
  enum Unit {
    MS(Duration.ofMillis(1), "ms|msecs?|millis?|milliseconds?"),
    S(Duration.ofSeconds(1), "s|secs?|seconds?"),
    M(Duration.ofMinutes(1), "m|mins?|minutes?"),
    H(Duration.ofHours(1), "h|hrs?|hours?");

    private final Duration length;
    private final String spellings;

    Unit(Duration length, String spellings) {
      this.length = length;
      this.spellings = spellings;
    }

    /** One of it. */
    Duration length() {
      return length;
    }

    /** The unit that somebody meant who wrote it in another way. */
    static Optional<Unit> meantBy(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(unit -> lower.matches(unit.spellings)).findFirst();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern FORM = Pattern.compile("(-?\\d+)(ms|s|m|h)");

  /** Beyond every range in every unit, and still a duration. */
  private static final BigInteger LIMIT = BigInteger.TEN.pow(12);

  /** Reads a text; empty if it is no duration. */
  static Optional<Time> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = new BigInteger(matcher.group(1)).min(LIMIT).max(LIMIT.negate()).longValue();
    return Optional.of(new Time(amount, Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT))));
  }

  /** How long it is. */
  Duration length() {
    return unit.length().multipliedBy(amount);
  }

  @Override
  public String toString() {
    return amount + unit.toString();
  }
}
