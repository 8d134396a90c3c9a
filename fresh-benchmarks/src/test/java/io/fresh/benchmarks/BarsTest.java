// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BarsTest {

  private final Measured measured = new Measured();

  @ParameterizedTest
  @CsvSource({
    "INBOUND_TEXT_SMALL, 1.3",
    "INBOUND_BINARY_SMALL, 1.3",
    "INBOUND_TEXT_16K, 1.3",
    "INBOUND_BINARY_1M, 1.3",
    "OUTBOUND_TEXT_SMALL, 1.8",
    "OUTBOUND_BINARY_16K, 1.3",
    "ECHO_1, 1.3",
    "ECHO_64, 1.3",
    "INBOUND_DEFLATE_1K, 1.3",
    "IDLE_10K, 1.3",
    "CONNECT, 1.3"
  })
  void eachWorkloadHasABarByTheFloor(Workload workload, double limit) {
    measured.with(workload, ClientKind.FLOOR_NETTY, 1000);

    assertThat(holds(workload, 1000 * limit)).containsExactly(true);
    assertThat(holds(workload, 1000 * limit + 1)).containsExactly(false);
  }

  @ParameterizedTest
  @CsvSource({
    "INBOUND_TEXT_SMALL, 0.5",
    "INBOUND_BINARY_SMALL, 0.5",
    "INBOUND_TEXT_16K, 1.05",
    "INBOUND_BINARY_1M, 1.05",
    "OUTBOUND_TEXT_SMALL, 0.3333",
    "OUTBOUND_BINARY_16K, 1.05",
    "ECHO_1, 1.05",
    "ECHO_64, 0.7142",
    "INBOUND_DEFLATE_1K, 1.05",
    "IDLE_10K, 1.05",
    "CONNECT, 1.05"
  })
  void eachWorkloadHasABarByTheBestOfTheOthers(Workload workload, double limit) {
    measured.with(workload, ClientKind.VERTX, 20_000).with(workload, ClientKind.AHC, 10_000);

    assertThat(holds(workload, 10_000 * limit)).containsExactly(true);
    assertThat(holds(workload, 10_000 * limit + 2)).containsExactly(false);
  }

  @Test
  void latencyAndResidentMemoryHaveBarsOfTheirOwn() {
    Row latency = new Row(Workload.ECHO_1, Figures.P50);
    Row resident = new Row(Workload.IDLE_10K, Figures.RSS);
    measured.with(latency, ClientKind.FLOOR_NETTY, 10).with(latency, ClientKind.FRESH, 14);
    measured.with(resident, ClientKind.TYRUS, 10).with(resident, ClientKind.FRESH, 11);

    assertThat(new Bars(measured.results()).bars())
        .extracting(Bars.Bar::row, Bars.Bar::other, Bars.Bar::holds)
        .containsExactly(
            tuple(latency, ClientKind.FLOOR_NETTY, false),
            tuple(resident, ClientKind.TYRUS, false));
  }

  @Test
  void neitherTheOtherFloorNorRawTcpIsAClientToBeAheadOf() {
    measured
        .with(Workload.ECHO_1, ClientKind.FLOOR_NIO, 1)
        .with(Workload.ECHO_1, ClientKind.RAW_TCP, 1)
        .with(Workload.ECHO_1, ClientKind.FRESH, 10);

    assertThat(new Bars(measured.results()).bars()).isEmpty();
  }

  @Test
  void whatFailedHasNoBar() {
    measured
        .with(Workload.ECHO_1, ClientKind.FLOOR_NETTY, 1)
        .with(Workload.ECHO_1, ClientKind.FRESH, 1)
        .results()
        .cell(Workload.ECHO_1, ClientKind.FRESH)
        .failures()
        .add("it hung");

    assertThat(new Bars(measured.results()).bars()).isEmpty();
    assertThat(new Bars(measured.results()).table()).isEmpty();
  }

  @Test
  void theTableSaysByWhomAndWhetherItHolds() {
    measured
        .with(Workload.ECHO_64, ClientKind.FLOOR_NETTY, 500)
        .with(Workload.ECHO_64, ClientKind.VERTX, 900)
        .with(Workload.ECHO_64, ClientKind.FRESH, 700);

    assertThat(new Bars(measured.results()).table())
        .contains("| echo-64 | 700 ns | floor-netty | 500 ns | 1.40 | 1.30 | **no** |")
        .contains("| echo-64 | 700 ns | vertx | 900 ns | 0.78 | 0.71 | **no** |");
  }

  private static List<Boolean> holds(Measured measured) {
    return new Bars(measured.results()).bars().stream().map(Bars.Bar::holds).toList();
  }

  private List<Boolean> holds(Workload workload, double fresh) {
    measured.results().cell(workload, ClientKind.FRESH).rounds().clear();
    return holds(measured.with(workload, ClientKind.FRESH, fresh));
  }
}
