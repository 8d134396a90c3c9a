// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CellTest {

  private final Cell cell = Cell.empty(Workload.ECHO_1, ClientKind.FRESH);

  @Test
  void theMedianOfAnOddNumberIsTheMiddle() {
    assertThat(Cell.median(List.of(9.0, 1.0, 5.0))).hasValue(5.0);
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Cell.median(List.of(4.0, 1.0, 2.0, 100.0))).hasValue(3.0);
  }

  @Test
  void theMedianOfNothingIsNothing() {
    assertThat(Cell.median(List.of())).isEmpty();
  }

  @Test
  void aFigureIsTheMedianOverTheRounds() {
    cell.rounds().add(new Figures("echo-1", Map.of(Figures.CPU, 30.0, Figures.P50, 7.0)));
    cell.rounds().add(new Figures("echo-1", Map.of(Figures.CPU, 10.0, Figures.P50, 8.0)));
    cell.rounds().add(new Figures("echo-1", Map.of(Figures.CPU, 20.0, Figures.P50, 9.0)));

    assertThat(cell.median(Figures.CPU)).hasValue(20.0);
    assertThat(cell.median(Figures.P50)).hasValue(8.0);
    assertThat(cell.median(Figures.HEAP)).isEmpty();
  }

  @Test
  void aCellOfWhichOneRoundFailedHasNoFigure() {
    cell.rounds().add(new Figures("echo-1", Map.of(Figures.CPU, 30.0)));
    cell.failures().add("it hung");

    assertThat(cell.median(Figures.CPU)).isEmpty();
  }
}
