// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How our floors compare with those of the reference: the factor between them, and from times what the machine's TCP is slower or faster taken
 * out. A floor above {@value #LIMIT} is no floor: what is measured against it looks better than it is.
 */
final class FloorCheck {

  static final double LIMIT = 1.25;

  private static final List<ClientKind> FLOORS =
      List.of(ClientKind.FLOOR_NETTY, ClientKind.FLOOR_NIO);

  private final Results results;
  private final Reference reference;

  FloorCheck(Results results, Reference reference) {
    this.results = results;
    this.reference = reference;
  }

  /**
   * A floor beside that of the reference.
   *
   * @param floor which
   * @param row of what
   * @param here what it takes here
   * @param there what it took there
   * @param scale what raw TCP takes here over what it took there; 1 for memory
   */
  record Factor(ClientKind floor, Row row, double here, double there, double scale) {

    double factor() {
      return here / there / scale;
    }

    boolean isValid() {
      return factor() <= LIMIT;
    }

    private String verdict() {
      return !isValid()
          ? "no"
          : factor() >= 1 ? "yes" : String.format(Locale.ROOT, "yes, %.2f × faster", 1 / factor());
    }
  }

  /** Those of which everything was measured, here and there. */
  List<Factor> factors() {
    List<Factor> factors = new ArrayList<>();
    for (Row row : Row.ofAll(results.workloads())) {
      for (ClientKind floor : FLOORS) {
        OptionalDouble here = results.cell(row.workload(), floor).median(row.figure());
        OptionalDouble there = reference.value(row, floor);
        OptionalDouble scale = scale(row);
        if (here.isPresent() && there.isPresent() && scale.isPresent()) {
          factors.add(
              new Factor(floor, row, here.getAsDouble(), there.getAsDouble(), scale.getAsDouble()));
        }
      }
    }
    return factors;
  }

  /** Bytes are the same on any machine. */
  private OptionalDouble scale(Row row) {
    if (row.isMemory()) {
      return OptionalDouble.of(1);
    }
    OptionalDouble here = results.cell(row.workload(), ClientKind.RAW_TCP).median(row.figure());
    OptionalDouble there = reference.rawTcp(row);
    return here.isPresent() && there.isPresent() && here.getAsDouble() > 0
        ? OptionalDouble.of(here.getAsDouble() / there.getAsDouble())
        : OptionalDouble.empty();
  }

  /** As a table; empty if there is nothing to compare. */
  String table() {
    Table table =
        new Table("floor", List.of("here", "reference", "raw TCP here / there", "factor", "valid"));
    List<Factor> factors = factors();
    for (Factor factor : factors) {
      table.row(
          factor.floor() + " " + factor.row(),
          List.of(
              factor.row().show(factor.here()),
              factor.row().show(factor.there()),
              factor.row().isMemory() ? Table.NONE : number(factor.scale()),
              number(factor.factor()),
              factor.verdict()));
    }
    return factors.isEmpty() ? "" : table.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
