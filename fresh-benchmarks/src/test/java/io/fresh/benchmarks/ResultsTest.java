// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import org.junit.jupiter.api.Test;

final class ResultsTest {

  private final Results results = SampleReport.results();

  @Test
  void aRatioIsThatOfTheMedians() {
    assertThat(
            results.ratio(Workload.ECHO_1, ClientKind.FRESH, ClientKind.FLOOR_NETTY, Figures.CPU))
        .hasValue(1.5);
  }

  @Test
  void whatFailedHasNoRatioAndMakesTheWholeFail() {
    assertThat(results.ratio(Workload.ECHO_1, ClientKind.JDK, ClientKind.FLOOR_NETTY, Figures.CPU))
        .isEmpty();
    assertThat(results.hasFailed()).isTrue();
  }

  @Test
  void whatIsNotSupportedIsNoFailure() {
    var unsupported =
        new Results(
            java.util.List.of(Workload.INBOUND_DEFLATE_1K), java.util.List.of(ClientKind.JDK));

    assertThat(unsupported.hasFailed()).isFalse();
  }
}
