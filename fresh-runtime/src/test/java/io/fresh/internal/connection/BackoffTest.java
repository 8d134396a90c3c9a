// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Jitter;
import io.fresh.Options;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long to wait. */
final class BackoffTest {

  private static final Random RANDOM = new Random(42);

  @Test
  void eachDelayIsThePreviousTimesOneAndAHalfRounded() {
    Backoff backoff = backoff(250, 30_000, Jitter.NONE);

    assertThat(IntStream.rangeClosed(1, 12).mapToLong(backoff::delayMillis))
        .containsExactly(
            250L, 375L, 563L, 845L, 1268L, 1902L, 2853L, 4280L, 6420L, 9630L, 14445L, 21668L);
  }

  @Test
  void noDelayIsAboveTheMaximum() {
    Backoff backoff = backoff(250, 1_000, Jitter.NONE);

    assertThat(IntStream.rangeClosed(1, 7).mapToLong(backoff::delayMillis))
        .containsExactly(250L, 375L, 563L, 845L, 1000L, 1000L, 1000L);
  }

  @Test
  void anInitialDelayThatIsTheMaximumStays() {
    Backoff backoff = backoff(500, 500, Jitter.NONE);

    assertThat(IntStream.rangeClosed(1, 3).mapToLong(backoff::delayMillis)).containsOnly(500L);
  }

  @Test
  void theSmallestDelayGrows() {
    Backoff backoff = backoff(1, 100, Jitter.NONE);

    assertThat(IntStream.rangeClosed(1, 6).mapToLong(backoff::delayMillis))
        .containsExactly(1L, 2L, 3L, 5L, 8L, 12L);
  }

  @Test
  void noNumberOfDelaysOverflows() {
    long day = Duration.ofDays(1).toMillis();
    Backoff backoff = backoff(1, day, Jitter.NONE);

    assertThat(IntStream.of(58, 64, 1_000, 1_000_000, Integer.MAX_VALUE))
        .allSatisfy(number -> assertThat(backoff.delayMillis(number)).isEqualTo(day));
    assertThat(backoff.delayNanos(Integer.MAX_VALUE)).isEqualTo(Duration.ofDays(1).toNanos());
  }

  @Test
  void withoutJitterTheDelayIsExact() {
    assertThat(backoff(250, 30_000, Jitter.NONE).delayNanos(2)).isEqualTo(millis(375));
  }

  @Test
  void equalJitterDrawsTheSecondHalf() {
    Backoff backoff = backoff(250, 30_000, Jitter.EQUAL);

    List<Long> delays = delays(backoff);

    assertThat(delays).allMatch(delay -> delay >= millis(125) && delay <= millis(250));
    assertThat(delays).anyMatch(delay -> delay < millis(130));
    assertThat(delays).anyMatch(delay -> delay > millis(245));
  }

  @Test
  void fullJitterDrawsAll() {
    Backoff backoff = backoff(250, 30_000, Jitter.FULL);

    List<Long> delays = delays(backoff);

    assertThat(delays).allMatch(delay -> delay >= 0 && delay <= millis(250));
    assertThat(delays).anyMatch(delay -> delay < millis(10));
    assertThat(delays).anyMatch(delay -> delay > millis(240));
  }

  @Test
  void jitterNeverExceedsTheMaximum() {
    Backoff backoff = backoff(250, 1_000, Jitter.EQUAL);

    assertThat(IntStream.range(0, 1_000).mapToLong(i -> backoff.delayNanos(100)))
        .allMatch(delay -> delay >= millis(500) && delay <= millis(1_000));
  }

  @Test
  void theDefaultsAreThoseOfTheDocumentation() {
    assertThat(Options.DEFAULT_BACKOFF_INITIAL).isEqualTo(Duration.ofMillis(250));
    assertThat(Options.DEFAULT_BACKOFF_MAX).isEqualTo(Duration.ofSeconds(30));
    assertThat(Options.DEFAULT_JITTER).isEqualTo(Jitter.NONE);
  }

  private static Backoff backoff(long initial, long max, Jitter jitter) {
    return new Backoff(Duration.ofMillis(initial), Duration.ofMillis(max), jitter, RANDOM);
  }

  private static List<Long> delays(Backoff backoff) {
    return IntStream.range(0, 1_000).mapToObj(i -> backoff.delayNanos(1)).toList();
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
