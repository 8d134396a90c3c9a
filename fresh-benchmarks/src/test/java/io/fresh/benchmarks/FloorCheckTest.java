// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FloorCheckTest {

  private static final Row SMALL = new Row(Workload.INBOUND_TEXT_SMALL, Figures.CPU);
  private static final Row HEAP = new Row(Workload.IDLE_10K, Figures.HEAP);

  @TempDir private Path folder;
  private final Measured measured = new Measured();

  @Test
  void aMachineOfHalfTheSpeedMayTakeTwiceAsLong() {
    FloorCheck.Factor factor = only(SMALL, 80, 20, Map.of(floor(), 40.0, raw(), 10.0));

    assertThat(factor.scale()).isEqualTo(2);
    assertThat(factor.factor()).isEqualTo(1);
    assertThat(factor.isValid()).isTrue();
  }

  @Test
  void aFloorIsValidUpToAQuarterMore() {
    Map<ClientKind, Double> there = Map.of(floor(), 40.0, raw(), 10.0);

    assertThat(only(SMALL, 50, 10, there).isValid()).isTrue();
    assertThat(only(SMALL, 51, 10, there).isValid()).isFalse();
  }

  @Test
  void rawTcpTookNoMoreThereThanTheFloorsDid() {
    FloorCheck.Factor factor =
        only(SMALL, 80, 20, Map.of(floor(), 40.0, ClientKind.FLOOR_NIO, 16.0, raw(), 20.0));

    assertThat(factor.scale()).isEqualTo(1.25);
    assertThat(factor.factor()).isCloseTo(1.6, within(1e-9));
  }

  @Test
  void memoryIsComparedAsItIs() {
    FloorCheck.Factor factor = only(HEAP, 1500, 7, Map.of(floor(), 1000.0, raw(), 1.0));

    assertThat(factor.factor()).isEqualTo(1.5);
    assertThat(factor.isValid()).isFalse();
  }

  @Test
  void aTimeWithoutRawTcpOnBothSidesHasNoFactor() {
    assertThat(factors(SMALL, 40, 10, Map.of(floor(), 40.0))).isEmpty();
    measured.results().cell(SMALL.workload(), raw()).rounds().clear();
    assertThat(
            new FloorCheck(measured.results(), reference(SMALL, Map.of(floor(), 40.0, raw(), 10.0)))
                .factors())
        .isEmpty();
  }

  @Test
  void theTableSaysWhichAreValidAndByHowMuchTheOthersAreFaster() {
    measured.with(SMALL, floor(), 20).with(SMALL, raw(), 10);
    String table =
        new FloorCheck(measured.results(), reference(SMALL, Map.of(floor(), 40.0, raw(), 10.0)))
            .table();

    assertThat(table)
        .contains(
            "| floor-netty inbound-text-small | 20 ns | 40 ns | 1.00 | 0.50 | yes, 2.00 × faster |");
  }

  @Test
  void theReferenceOfTheModuleHasEveryRowAndSaysWhoseItIs() throws IOException {
    Reference reference = Reference.of(Optional.empty());

    assertThat(reference.values().keySet()).containsExactlyInAnyOrderElementsOf(Row.all());
    assertThat(reference.values().values()).allMatch(row -> row.containsKey(floor()));
    assertThat(reference.about()).contains("raw-tcp", "2026-");
  }

  @Test
  void anotherFileMayBeNamed() throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(
        file,
        "{\"about\":\"mine\",\"rows\":[{\"workload\":\"connect\",\"figure\":\"cpu-ns\",\"raw-tcp\":7}]}");

    Reference reference = Reference.of(Optional.of(file));

    assertThat(reference.about()).isEqualTo("mine");
    assertThat(reference.rawTcp(new Row(Workload.CONNECT, Figures.CPU))).hasValue(7);
  }

  private FloorCheck.Factor only(Row row, double floor, double raw, Map<ClientKind, Double> there) {
    List<FloorCheck.Factor> factors = factors(row, floor, raw, there);
    assertThat(factors).hasSize(1);
    return factors.get(0);
  }

  private List<FloorCheck.Factor> factors(
      Row row, double floor, double raw, Map<ClientKind, Double> there) {
    measured.results().cell(row.workload(), floor()).rounds().clear();
    measured.results().cell(row.workload(), raw()).rounds().clear();
    measured.with(row, floor(), floor).with(row, raw(), raw);
    return new FloorCheck(measured.results(), reference(row, there)).factors();
  }

  private static Reference reference(Row row, Map<ClientKind, Double> there) {
    return new Reference("made up", Map.of(row, there));
  }

  private static ClientKind floor() {
    return ClientKind.FLOOR_NETTY;
  }

  private static ClientKind raw() {
    return ClientKind.RAW_TCP;
  }
}
