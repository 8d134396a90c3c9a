// SPDX-License-Identifier: MIT
package io.fresh.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.testing.JavaProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * {@value CrowdLife#ALL} connections of one process with half a gibibyte of heap, as {@link CrowdLife} leads them: no more for each than for
 * each of a quarter of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TenThousandConnectionsTest {

  private static final String ALL = String.valueOf(CrowdLife.ALL);

  /**
   * In bytes, with what the test holds for each, about 150 of them. Connections with default options hold 3.6 KB to 4.2 KB, by the JDK; one
   * object or timer more would still fit, a buffer for each would not.
   */
  private static final long HEAP_OF_EACH = 6_000;

  /** The pools of look-ups and suppliers, and the timer's thread. */
  private static final int OTHER_THREADS = 64 + 1;

  /** Of a connection in a window of five seconds: one of errors and six of what goes well. */
  private static final long LINES_OF_EACH = 7;

  private static final int WINDOW = 5;

  private Map<String, String> facts = Map.of();

  @BeforeAll
  void lead() throws Exception {
    try (JavaProgram program =
        JavaProgram.start(
            Duration.ofMinutes(3), List.of(Footprint.flags("512m")), CrowdLife.class)) {
      facts =
          program.readUntilEnd().stream()
              .map(line -> line.split(": ", 2))
              .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
    }
  }

  @Test
  void allOpenAndEachGetsItsMessage() {
    assertThat(facts).containsEntry("open", ALL).containsEntry("with one message", ALL);
  }

  @Test
  void eachHoldsLittleAndTheLastNoMoreThanTheFirst() {
    long few = number("heap of each of few");
    long others = number("heap of each of the others");
    assertThat(others).isLessThan(HEAP_OF_EACH);
    assertThat(others).isLessThan(few + few / 10);
  }

  @Test
  void thereIsNothingThatGrowsFasterThanTheirNumber() {
    assertThat(facts).containsEntry("classes that grow faster", "[]");
  }

  @Test
  void allThreadsAreEventLoopsAndATimerAndThoseThatConnectAreFewAndEnd() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(facts.getOrDefault("threads when idle", ""))
        .matches(
            "\\[fresh-io-\\d+(, fresh-io-\\d+){0,%d}(, fresh-timer-\\d+)?]"
                .formatted(processors - 1));
    assertThat(number("threads at most")).isLessThanOrEqualTo(processors + OTHER_THREADS);
  }

  @Test
  void allAreBackOnceTheServerIsAndEachGetsItsMessageOnce() {
    assertThat(facts).containsEntry("open again", ALL).containsEntry("with two messages", ALL);
  }

  @Test
  void whatIsLoggedOfALostServerIsBoundedForEachOfThem() {
    long windows = number("seconds") / WINDOW + 2;
    assertThat(number("lines"))
        .isGreaterThanOrEqualTo(CrowdLife.ALL)
        .isLessThanOrEqualTo(CrowdLife.ALL * LINES_OF_EACH * windows);
  }

  @Test
  void eachIsPingedAndLives() {
    assertThat(facts).containsEntry("open after pings", ALL);
  }

  @Test
  void shutdownEndsAllAndNoThreadIsLeft() {
    assertThat(facts).containsEntry("ended", ALL).containsEntry("threads at the end", "[]");
  }

  private long number(String fact) {
    return Long.parseLong(facts.getOrDefault(fact, "no such fact"));
  }
}
