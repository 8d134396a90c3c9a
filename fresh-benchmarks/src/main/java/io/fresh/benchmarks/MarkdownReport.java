// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report as tables. */
final class MarkdownReport {

  private static final String NONE = "–";

  private final Report report;
  private final Results results;

  MarkdownReport(Report report) {
    this.report = report;
    this.results = report.results();
  }

  String write() {
    List<String> parts = new ArrayList<>();
    parts.add(head());
    parts.add(
        "CPU time of the client's process without the JIT compilers, per message (echo: round trip; connect: connection), median of "
            + report.settings().rounds()
            + " round(s):\n\n"
            + table(cpuWorkloads(), workload -> client -> time(workload, client, Figures.CPU)));
    if (report.workloads().contains(Workload.ECHO_1)) {
      parts.add(
          "Half of the round trips took less:\n\n"
              + table(
                  List.of(Workload.ECHO_1),
                  workload -> client -> time(workload, client, Figures.P50)));
    }
    if (report.workloads().contains(Workload.IDLE_10K)) {
      parts.add(
          "Heap / resident memory per idle connection:\n\n"
              + table(List.of(Workload.IDLE_10K), workload -> client -> memory(workload, client)));
    }
    for (ClientKind base : List.of(ClientKind.FLOOR_NETTY, ClientKind.RAW_TCP)) {
      if (results.clients().contains(base)) {
        parts.add(
            "Times as much as "
                + base
                + ":\n\n"
                + table(report.workloads(), workload -> client -> ratio(workload, client, base)));
      }
    }
    parts.add(
        "Bytes allocated per message:\n\n"
            + table(cpuWorkloads(), workload -> client -> bytes(workload, client)));
    parts.add(failures());
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"))
        + "\n";
  }

  private String head() {
    Surroundings where = report.surroundings();
    return "- %s: `%s`\n- %s; %s; %s\n- pinned: %s\n- versions: %s"
        .formatted(
            where.date(),
            where.command(),
            where.java(),
            where.system(),
            where.processor(),
            where.pinned(),
            report.versions().stream()
                .map(MarkdownReport::version)
                .collect(Collectors.joining(", ")));
  }

  private static String version(Report.ClientVersion version) {
    String own = version.version().isEmpty() ? "" : " " + version.version();
    String netty = version.netty().isEmpty() ? "" : " (Netty " + version.netty() + ")";
    return version.client() + own + netty;
  }

  private List<Workload> cpuWorkloads() {
    return report.workloads().stream()
        .filter(workload -> workload.shape() != Workload.Shape.IDLE)
        .toList();
  }

  private String table(
      List<Workload> rows, Function<Workload, Function<ClientKind, String>> cells) {
    if (rows.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add(line("workload", results.clients().stream().map(ClientKind::id).toList()));
    lines.add("|---|" + "--:|".repeat(results.clients().size()));
    for (Workload row : rows) {
      lines.add(line(row.id(), results.clients().stream().map(cells.apply(row)).toList()));
    }
    return String.join("\n", lines);
  }

  private static String line(String first, List<String> others) {
    return "| " + first + " | " + String.join(" | ", others) + " |";
  }

  private String time(Workload workload, ClientKind client, String figure) {
    return cell(workload, client, figure, MarkdownReport::nanos);
  }

  private String bytes(Workload workload, ClientKind client) {
    return cell(
        workload, client, Figures.ALLOCATED, value -> String.format(Locale.ROOT, "%,.0f", value));
  }

  private String memory(Workload workload, ClientKind client) {
    String heap = cell(workload, client, Figures.HEAP, MarkdownReport::kibibytes);
    return heap.equals(NONE) || !Character.isDigit(heap.charAt(0))
        ? heap
        : heap + " / " + cell(workload, client, Figures.RSS, MarkdownReport::kibibytes);
  }

  private String ratio(Workload workload, ClientKind client, ClientKind base) {
    OptionalDouble ratio = results.ratio(workload, client, base, Results.mainFigure(workload));
    return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : NONE;
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
    return median.isPresent() ? format.apply(median.getAsDouble()) : NONE;
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

  private static String nanos(double value) {
    return value < 10_000
        ? String.format(Locale.ROOT, "%,.0f ns", value)
        : String.format(Locale.ROOT, "%,.1f µs", value / 1000);
  }

  private static String kibibytes(double value) {
    return String.format(Locale.ROOT, "%.1f KiB", value / 1024);
  }
}
