// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes between the processes comes out as it went in. */
final class FiguresTest {

  @Test
  void figures() {
    Figures figures = new Figures("echo-1", Map.of(Figures.CPU, 1.5, Figures.COUNT, 1.0E9));

    assertThat(Figures.isLine(figures.toLine())).isTrue();
    assertThat(Figures.ofLine(figures.toLine())).isEqualTo(figures);
  }

  @Test
  void failures() {
    Failure failure = new Failure("echo-1", "the second = of \t many");

    assertThat(Failure.isLine(failure.toLine())).isTrue();
    assertThat(Failure.ofLine(failure.toLine())).isEqualTo(failure);
  }

  @Test
  void theReasonOfAFailureIsTheInnermostCause() {
    Throwable failure = new Exception("outer", new IllegalStateException("inner"));

    assertThat(Failure.reason(failure)).isEqualTo("java.lang.IllegalStateException: inner");
  }

  @Test
  void plans() {
    Plan plan =
        new Plan(
            "some.Adapter",
            4711,
            8,
            Duration.ofMillis(1500),
            Duration.ofSeconds(3),
            10_000,
            List.of(Workload.ECHO_1, Workload.CONNECT));

    assertThat(Plan.of(plan.toArguments().toArray(String[]::new))).isEqualTo(plan);
  }
}
