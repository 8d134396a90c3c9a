// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, of those clients that need no library. */
final class RoundsTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir private Path noLibraries;
  private Libraries libraries = new Libraries(Path.of("."), Path.of("."));
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void findTheCode() throws URISyntaxException {
    Path code = Path.of(Rounds.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    libraries = new Libraries(code, noLibraries);
  }

  @Test
  void everyClientRunsEveryWorkloadInEveryRound() throws Exception {
    List<Workload> workloads =
        List.of(Workload.INBOUND_BINARY_SMALL, Workload.OUTBOUND_TEXT_SMALL, Workload.ECHO_64);
    Results results = run(workloads, List.of(ClientKind.FLOOR_NIO, ClientKind.RAW_TCP), 2);

    assertThat(results.cells())
        .hasSize(6)
        .allSatisfy(
            cell -> {
              assertThat(cell.failures()).isEmpty();
              assertThat(cell.rounds()).hasSize(2);
              assertThat(cell.median(Figures.COUNT).orElse(0)).isPositive();
            });
    assertThat(progress).hasSize(4).element(0).asString().contains("floor-nio");
    assertThat(progress).element(1).asString().contains("raw-tcp");
  }

  @Test
  void aClientThatFailsIsFailedInItsCellAndTheOthersGoOn() throws Exception {
    Results results =
        run(List.of(Workload.ECHO_1), List.of(ClientKind.FRESH, ClientKind.FLOOR_NIO), 1);

    assertThat(results.cell(Workload.ECHO_1, ClientKind.FRESH).failures())
        .singleElement()
        .asString()
        .contains("NoClassDefFoundError");
    assertThat(results.cell(Workload.ECHO_1, ClientKind.FLOOR_NIO).failures()).isEmpty();
    assertThat(results.hasFailed()).isTrue();
  }

  @Test
  void whatAClientDoesNotSupportIsNotAskedOfIt() throws Exception {
    Results results = run(List.of(Workload.IDLE_10K), List.of(ClientKind.FLOOR_NIO), 1);

    Cell cell = results.cell(Workload.IDLE_10K, ClientKind.FLOOR_NIO);
    assertThat(cell.isSupported()).isFalse();
    assertThat(cell.rounds()).isEmpty();
    assertThat(cell.failures()).isEmpty();
  }

  private Results run(List<Workload> workloads, List<ClientKind> clients, int rounds)
      throws Exception {
    Settings settings = new Settings(workloads, clients, rounds, SHORT, SHORT, 10, true);
    return new Rounds(settings, libraries, Pinning.none(), progress::add).run();
  }
}
