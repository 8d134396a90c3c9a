// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Headers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a server wants to be left alone. */
class RetryAfterTest {

  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    " 120 , 120",
    "300, 300",
    "301, 300",
    "99999999999999999999, 300",
  })
  void secondsAreWaitedForAtMostFiveMinutes(String value, long seconds) {
    assertThat(RetryAfter.delay(503, Headers.of("Retry-After", value), NOW))
        .contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      })
  void aDateIsUnderstoodInEachOfItsThreeForms(String date) {
    assertThat(RetryAfter.delay(503, Headers.of("Retry-After", date), NOW))
        .contains(Duration.ofSeconds(37));
  }

  @Test
  void aDateFarAwayIsFiveMinutesAway() {
    assertThat(
            RetryAfter.delay(429, Headers.of("Retry-After", "Mon, 06 Nov 1995 08:49:37 GMT"), NOW))
        .contains(Duration.ofMinutes(5));
  }

  @Test
  void aDateThatHasPassedIsNow() {
    assertThat(
            RetryAfter.delay(429, Headers.of("Retry-After", "Sun, 06 Nov 1994 08:48:37 GMT"), NOW))
        .contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.5", "soon", "Sun, 06 Nov 1994", "Mon, 06 Nov 1994 08:49:37 GMT"})
  void whatCannotBeUnderstoodIsNoDelay(String value) {
    assertThat(RetryAfter.delay(503, Headers.of("Retry-After", value), NOW)).isEmpty();
  }

  @Test
  void withoutTheHeaderThereIsNoDelay() {
    assertThat(RetryAfter.delay(503, Headers.empty(), NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 301, 404, 500, 502})
  void otherStatusesCannotAskForOne(int status) {
    assertThat(RetryAfter.delay(status, Headers.of("Retry-After", "7"), NOW)).isEmpty();
  }
}
