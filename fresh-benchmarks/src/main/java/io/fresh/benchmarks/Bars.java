// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Fresh promises of its speed, and whether a run keeps it: at most 1.3 times the floor on Netty (1.8 times where a queue between threads is
 * part of the work), ahead of every other client by a factor under some workloads, and behind nobody under the others, where a difference of five
 * per cent is none.
 */
final class Bars {

  /** From how many rounds on a median is worth something. */
  static final int ROUNDS = 5;

  private static final double FLOOR = 1.3;
  private static final double FLOOR_BETWEEN_THREADS = 1.8;
  private static final double EQUAL = 1.05;

  /** How many times as much as Fresh the best of the others is to take. */
  private static final Map<Workload, Double> AHEAD =
      Map.of(
          Workload.INBOUND_TEXT_SMALL, 2.0,
          Workload.INBOUND_BINARY_SMALL, 2.0,
          Workload.ECHO_64, 1.4,
          Workload.OUTBOUND_TEXT_SMALL, 3.0);

  private final Results results;

  Bars(Results results) {
    this.results = results;
  }

  /**
   * One promise, measured.
   *
   * @param row of what
   * @param other whom Fresh is measured by
   * @param fresh what Fresh takes
   * @param others what the other takes
   * @param limit how many times as much as the other Fresh may take
   */
  record Bar(Row row, ClientKind other, double fresh, double others, double limit) {

    /** How many times as much as the other Fresh takes. */
    double ratio() {
      return fresh / others;
    }

    boolean holds() {
      return ratio() <= limit;
    }
  }

  /** Those of which both sides were measured. */
  List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    for (Row row : Row.ofAll(results.workloads())) {
      floor(row).ifPresent(bars::add);
      others(row).ifPresent(bars::add);
    }
    return bars;
  }

  Optional<Bar> floor(Row row) {
    boolean betweenThreads = row.workload() == Workload.OUTBOUND_TEXT_SMALL;
    return bar(row, ClientKind.FLOOR_NETTY, betweenThreads ? FLOOR_BETWEEN_THREADS : FLOOR);
  }

  /** Measured by the best of the other clients: who is ahead of that one is ahead of all. */
  Optional<Bar> others(Row row) {
    Double ahead = AHEAD.get(row.workload());
    return best(row).flatMap(best -> bar(row, best, ahead == null ? EQUAL : 1 / ahead));
  }

  /** The client besides Fresh that takes the least. */
  Optional<ClientKind> best(Row row) {
    return results.clients().stream()
        .filter(ClientKind::isOther)
        .filter(client -> value(row, client).isPresent())
        .min(Comparator.comparingDouble(client -> value(row, client).getAsDouble()));
  }

  private Optional<Bar> bar(Row row, ClientKind other, double limit) {
    OptionalDouble fresh = value(row, ClientKind.FRESH);
    OptionalDouble others = value(row, other);
    return fresh.isPresent() && others.isPresent() && others.getAsDouble() > 0
        ? Optional.of(new Bar(row, other, fresh.getAsDouble(), others.getAsDouble(), limit))
        : Optional.empty();
  }

  private OptionalDouble value(Row row, ClientKind client) {
    return results.cell(row.workload(), client).median(row.figure());
  }

  /** As a table; empty if nothing was measured that a promise is about. */
  String table() {
    Table table =
        new Table(
            "bar", List.of("fresh", "by whom", "that one", "times as much", "at most", "holds"));
    List<Bar> bars = bars();
    for (Bar bar : bars) {
      Row row = bar.row();
      table.row(
          row.toString(),
          List.of(
              row.show(bar.fresh()),
              bar.other().id(),
              row.show(bar.others()),
              number(bar.ratio()),
              number(bar.limit()),
              bar.holds() ? "yes" : "**no**"));
    }
    return bars.isEmpty() ? "" : table.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
