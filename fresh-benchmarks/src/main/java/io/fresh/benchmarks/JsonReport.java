// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fresh.benchmarks.client.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;

/** The report for programs: every figure of every round, the medians, and what follows from them. {@link JsonReader} reads it. */
final class JsonReport {

  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private final Report report;
  private final Reference reference;

  JsonReport(Report report, Reference reference) {
    this.report = report;
    this.reference = reference;
  }

  void write(Path file) throws IOException {
    json.writeValue(file.toFile(), tree());
  }

  ObjectNode tree() {
    ObjectNode root = json.createObjectNode();
    Surroundings where = report.surroundings();
    root.put("command", where.command())
        .put("date", where.date().toString())
        .put("java", where.java())
        .put("system", where.system())
        .put("processor", where.processor())
        .put("pinned", where.pinned())
        .put("rounds", report.settings().rounds())
        .put("warmUpSeconds", report.settings().warmUp().toMillis() / 1000.0)
        .put("seconds", report.settings().time().toMillis() / 1000.0)
        .put("connections", report.settings().connections())
        .put("quick", report.settings().quick());
    ArrayNode clients = root.putArray("clients");
    report
        .versions()
        .forEach(
            client ->
                clients
                    .addObject()
                    .put("client", client.client().id())
                    .put("version", client.version())
                    .put("netty", client.netty()));
    ArrayNode cells = root.putArray("cells");
    report.results().cells().forEach(cell -> write(cell, cells.addObject()));
    floors(root.putObject("floors"));
    bars(root.putArray("bars"));
    return root;
  }

  private void floors(ObjectNode out) {
    out.put("reference", reference.about()).put("validUpTo", FloorCheck.LIMIT);
    ArrayNode factors = out.putArray("factors");
    for (FloorCheck.Factor factor : new FloorCheck(report.results(), reference).factors()) {
      row(factor.row(), factors.addObject())
          .put("floor", factor.floor().id())
          .put("here", factor.here())
          .put("there", factor.there())
          .put("rawTcpHereOverThere", factor.scale())
          .put("factor", factor.factor())
          .put("valid", factor.isValid());
    }
  }

  private void bars(ArrayNode out) {
    for (Bars.Bar bar : new Bars(report.results()).bars()) {
      row(bar.row(), out.addObject())
          .put("fresh", bar.fresh())
          .put("byWhom", bar.other().id())
          .put("thatOne", bar.others())
          .put("timesAsMuch", bar.ratio())
          .put("atMost", bar.limit())
          .put("holds", bar.holds());
    }
  }

  private static ObjectNode row(Row row, ObjectNode out) {
    return out.put("workload", row.workload().id()).put("figure", row.figure());
  }

  private void write(Cell cell, ObjectNode out) {
    out.put("workload", cell.workload().id())
        .put("client", cell.client().id())
        .put("supported", cell.isSupported());
    ObjectNode medians = out.putObject("medians");
    cell.rounds().stream()
        .flatMap(round -> round.values().keySet().stream())
        .distinct()
        .sorted()
        .forEach(figure -> cell.median(figure).ifPresent(value -> medians.put(figure, value)));
    String main = Results.mainFigure(cell.workload());
    ObjectNode ratios = out.putObject("timesAsMuchAs");
    for (ClientKind base : report.results().clients()) {
      report
          .results()
          .ratio(cell.workload(), cell.client(), base, main)
          .ifPresent(ratio -> ratios.put(base.id(), ratio));
    }
    ArrayNode rounds = out.putArray("rounds");
    for (Figures figures : cell.rounds()) {
      ObjectNode round = rounds.addObject();
      new TreeMap<>(figures.values()).forEach(round::put);
    }
    ArrayNode failures = out.putArray("failures");
    cell.failures().forEach(failures::add);
  }
}
