// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** All cells, by workload and client, in the order in which they were asked for. */
final class Results {

  private final List<Workload> workloads;
  private final List<ClientKind> clients;
  private final Map<Workload, Map<ClientKind, Cell>> cells = new LinkedHashMap<>();

  Results(List<Workload> workloads, List<ClientKind> clients) {
    this.workloads = List.copyOf(workloads);
    this.clients = List.copyOf(clients);
    for (Workload workload : workloads) {
      Map<ClientKind, Cell> row = new LinkedHashMap<>();
      clients.forEach(client -> row.put(client, Cell.empty(workload, client)));
      cells.put(workload, row);
    }
  }

  List<Workload> workloads() {
    return workloads;
  }

  List<ClientKind> clients() {
    return clients;
  }

  Cell cell(Workload workload, ClientKind client) {
    Cell cell = cells.getOrDefault(workload, Map.of()).get(client);
    return cell == null ? Cell.empty(workload, client) : cell;
  }

  List<Cell> cells() {
    List<Cell> all = new ArrayList<>();
    cells.values().forEach(row -> all.addAll(row.values()));
    return all;
  }

  /** The figure that stands in the table for a workload. */
  static String mainFigure(Workload workload) {
    return workload.shape() == Workload.Shape.IDLE ? Figures.HEAP : Figures.CPU;
  }

  /** How many times as much as another client it needs. */
  OptionalDouble ratio(Workload workload, ClientKind client, ClientKind other, String figure) {
    OptionalDouble mine = cell(workload, client).median(figure);
    OptionalDouble theirs = cell(workload, other).median(figure);
    return mine.isPresent() && theirs.isPresent() && theirs.getAsDouble() > 0
        ? OptionalDouble.of(mine.getAsDouble() / theirs.getAsDouble())
        : OptionalDouble.empty();
  }

  boolean hasFailed() {
    return cells().stream().anyMatch(cell -> !cell.failures().isEmpty());
  }
}
