// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long a server that refuses with 429 or 503 wants to be left alone (RFC 9110 §10.2.3). */
public final class RetryAfter {

  /** The longest wait that a server can ask for; a longer one is shortened to it. */
  public static final Duration MAX = Duration.ofMinutes(5);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  /** Longer numbers of seconds overflow nothing, but are beyond {@link #MAX} without being parsed. */
  private static final int MAX_DIGITS = 9;

  /** A two-digit year is at most so many years in the future (RFC 9110 §5.6.7). */
  private static final int CENTURY_AHEAD = 50;

  private RetryAfter() {}

  /**
   * Reads the delay.
   *
   * @param status the HTTP status
   * @param headers the headers of the answer
   * @param now the present, against which a date is measured
   * @return the delay, zero for a date that has passed; empty if the server asks for none or cannot be understood
   */
  public static Optional<Duration> delay(int status, Headers headers, Instant now) {
    if (status != TOO_MANY_REQUESTS && status != SERVICE_UNAVAILABLE) {
      return Optional.empty();
    }
    return headers
        .first("Retry-After")
        .map(String::strip)
        .flatMap(value -> isNumber(value) ? Optional.of(seconds(value)) : until(value, now))
        .map(RetryAfter::bounded);
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Duration seconds(String digits) {
    return digits.length() > MAX_DIGITS ? MAX : Duration.ofSeconds(Integer.parseInt(digits));
  }

  private static Optional<Duration> until(String date, Instant now) {
    return formats(now).stream()
        .flatMap(format -> parse(date, format).stream())
        .findFirst()
        .map(instant -> Duration.between(now, instant));
  }

  private static Optional<Instant> parse(String date, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDateTime.parse(date, format).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration delay) {
    if (delay.isNegative()) {
      return Duration.ZERO;
    }
    return delay.compareTo(MAX) > 0 ? MAX : delay;
  }

  /** The three forms of a date that a recipient has to understand (RFC 9110 §5.6.7); all are in UTC. */
  private static List<DateTimeFormatter> formats(Instant now) {
    int firstYear = now.atZone(ZoneOffset.UTC).getYear() + CENTURY_AHEAD - 99;
    return List.of(
        format("EEE, dd MMM uuuu HH:mm:ss 'GMT'"),
        new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.US),
        format("EEE MMM ppd HH:mm:ss uuuu"));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US);
  }
}
