// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as tables. */
final class MarkdownReport {

  private final Report report;
  private final Reference reference;
  private final Results results;

  MarkdownReport(Report report, Reference reference) {
    this.report = report;
    this.reference = reference;
    this.results = report.results();
  }

  String write() {
    return Stream.of(
            Stream.of(new Head(report).lines(), times()),
            byRow(),
            ratios(),
            Stream.of(floors(), bars(), allocations(), failures()))
        .flatMap(parts -> parts)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String times() {
    return titled(
        "CPU time of the client's process without the JIT compilers, per message (echo: round trip; connect: connection), median of "
            + report.settings().rounds()
            + " round(s):",
        table(cpuWorkloads(), workload -> client -> cell(client, Row.of(workload).get(0))));
  }

  private Stream<String> byRow() {
    return Stream.of(
        titled(
            "Half of the round trips took less:",
            table(
                only(Workload.ECHO_1),
                workload -> client -> cell(client, new Row(workload, Figures.P50)))),
        titled(
            "Heap / resident memory per idle connection:",
            table(only(Workload.IDLE_10K), workload -> client -> memory(client))));
  }

  private Stream<String> ratios() {
    return Stream.of(ClientKind.FLOOR_NETTY, ClientKind.RAW_TCP)
        .filter(results.clients()::contains)
        .map(
            base ->
                titled(
                    "Times as much as " + base + ":",
                    table(
                        report.workloads(), workload -> client -> ratio(workload, client, base))));
  }

  private String floors() {
    return titled(
        "Are the floors floors? The factor is what ours take here over what those of the reference took, divided by what raw TCP takes here over what it took there; up to "
            + FloorCheck.LIMIT
            + " is valid. Reference: "
            + reference.about(),
        new FloorCheck(results, reference).table());
  }

  private String bars() {
    return titled(
        "What Fresh promises, and whether this run keeps it (medians of "
            + report.settings().rounds()
            + " round(s); a promise is about "
            + Bars.ROUNDS
            + " at least):",
        new Bars(results).table());
  }

  private String allocations() {
    return titled(
        "Bytes allocated per message:",
        table(cpuWorkloads(), workload -> client -> bytes(workload, client)));
  }

  /** A table with what it says; nothing if there is no table. */
  private static String titled(String title, String table) {
    return table.isEmpty() ? "" : title + "\n\n" + table;
  }

  private List<Workload> cpuWorkloads() {
    return report.workloads().stream()
        .filter(workload -> workload.shape() != Workload.Shape.IDLE)
        .toList();
  }

  private List<Workload> only(Workload workload) {
    return report.workloads().stream().filter(workload::equals).toList();
  }

  private String table(
      List<Workload> rows, Function<Workload, Function<ClientKind, String>> cells) {
    if (rows.isEmpty()) {
      return "";
    }
    Table table = new Table("workload", results.clients().stream().map(ClientKind::id).toList());
    for (Workload row : rows) {
      table.row(row.id(), results.clients().stream().map(cells.apply(row)).toList());
    }
    return table.toString();
  }

  private String cell(ClientKind client, Row row) {
    return cell(row.workload(), client, row.figure(), row::show);
  }

  private String bytes(Workload workload, ClientKind client) {
    return cell(
        workload, client, Figures.ALLOCATED, value -> String.format(Locale.ROOT, "%,.0f", value));
  }

  private String memory(ClientKind client) {
    List<Row> rows = Row.of(Workload.IDLE_10K);
    String heap = cell(client, rows.get(0));
    return heap.equals(Table.NONE) || !Character.isDigit(heap.charAt(0))
        ? heap
        : heap + " / " + cell(client, rows.get(1));
  }

  private String ratio(Workload workload, ClientKind client, ClientKind base) {
    OptionalDouble ratio = results.ratio(workload, client, base, Results.mainFigure(workload));
    return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : Table.NONE;
  }

  private String cell(
      Workload workload, ClientKind client, String figure, Function<Double, String> format) {
    Cell cell = results.cell(workload, client);
    if (!cell.isSupported()) {
      return "not supported";
    }
    if (!cell.failures().isEmpty()) {
      return "failed";
    }
    OptionalDouble median = cell.median(figure);
    return median.isPresent() ? format.apply(median.getAsDouble()) : Table.NONE;
  }

  private String failures() {
    return results.cells().stream()
        .filter(cell -> !cell.failures().isEmpty())
        .map(
            cell ->
                "- failed: %s %s: %s"
                    .formatted(cell.workload(), cell.client(), cell.failures().get(0)))
        .collect(Collectors.joining("\n"));
  }
}
