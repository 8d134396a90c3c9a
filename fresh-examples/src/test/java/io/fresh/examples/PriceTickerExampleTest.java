// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs the example as a user does, as a process of its own. */
final class PriceTickerExampleTest {

  @Test
  void reportsFiveTimesAndEndsWith0AfterFiftyThousandTrades() throws Exception {
    Program.Result result = Program.run(Examples.class, "ticker");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).hasSizeGreaterThanOrEqualTo(5).last().isEqualTo("ended: Normal[]");
    assertThat(result.out().subList(0, result.out().size() - 1))
        .allMatch(line -> line.matches("\\d+ trades from \\d+ to \\d+"));
    assertThat(trades(result.out().get(3))).isBetween(40_000, 60_000);
    assertThat(result.exitCode()).isZero();
  }

  private static int trades(String report) {
    return Integer.parseInt(report.substring(0, report.indexOf(' ')));
  }
}
