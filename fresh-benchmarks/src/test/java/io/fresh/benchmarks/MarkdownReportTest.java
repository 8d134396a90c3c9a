// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownReportTest {

  private final String report =
      new MarkdownReport(SampleReport.report(), SampleReport.reference()).write();

  @Test
  void aRowIsAWorkloadAndAColumnAClient() {
    assertThat(report)
        .contains("| workload | fresh | floor-netty | jdk |")
        .contains("| echo-1 | 33.0 µs | 22.0 µs | failed |")
        .contains("| inbound-deflate-1k | 3,800 ns | 3,600 ns | not supported |");
  }

  @Test
  void ratiosAreToTheFloor() {
    assertThat(report)
        .contains("Times as much as floor-netty:")
        .contains("| echo-1 | 1.50 | 1.00 | – |");
  }

  @Test
  void latencyAndMemoryHaveTablesOfTheirOwn() {
    assertThat(report)
        .contains("| echo-1 | 42.0 µs | – | failed |")
        .contains("| idle-10k | 1.5 KiB / 6.0 KiB | – | – |");
  }

  @Test
  void aFailureIsListedWithItsReason() {
    assertThat(report).contains("- failed: echo-1 jdk: it hung");
  }

  @Test
  void whenHowAndWithWhatItWasMeasuredStandsFirst() {
    assertThat(report)
        .startsWith("- 2026-11-22T20:00:00Z: `java -jar fresh-benchmarks.jar`\n")
        .contains("fresh 0.1.0 (Netty 4.2.18.Final), floor-netty (Netty 4.2.18.Final), jdk\n");
  }
}
