// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link JsonReport} has written. Only what was measured: medians, ratios and bars follow from that, and are made anew.
 *
 * @param root of the file
 */
record JsonReader(JsonNode root) {

  static Report read(Path file) throws IOException {
    return new JsonReader(new ObjectMapper().readTree(file.toFile())).report();
  }

  Report report() {
    List<Workload> workloads =
        texts(root.path("cells"), "workload").stream().distinct().map(Workload::of).toList();
    List<Report.ClientVersion> versions = versions();
    List<ClientKind> clients = versions.stream().map(Report.ClientVersion::client).toList();
    return new Report(
        surroundings(), settings(workloads, clients), versions, results(workloads, clients));
  }

  private Surroundings surroundings() {
    return new Surroundings(
        root.path("command").asText(),
        Instant.parse(root.path("date").asText()),
        root.path("java").asText(),
        root.path("system").asText(),
        root.path("processor").asText(),
        root.path("pinned").asText());
  }

  private Settings settings(List<Workload> workloads, List<ClientKind> clients) {
    return new Settings(
        workloads,
        clients,
        root.path("rounds").asInt(),
        seconds("warmUpSeconds"),
        seconds("seconds"),
        root.path("connections").asInt(),
        root.path("quick").asBoolean());
  }

  private Duration seconds(String name) {
    return Duration.ofMillis(Math.round(root.path(name).asDouble() * 1000));
  }

  private List<Report.ClientVersion> versions() {
    List<Report.ClientVersion> versions = new ArrayList<>();
    for (JsonNode client : root.path("clients")) {
      versions.add(
          new Report.ClientVersion(
              ClientKind.of(client.path("client").asText()),
              client.path("version").asText(),
              client.path("netty").asText()));
    }
    return versions;
  }

  private Results results(List<Workload> workloads, List<ClientKind> clients) {
    Results results = new Results(workloads, clients);
    for (JsonNode node : root.path("cells")) {
      Cell cell =
          results.cell(
              Workload.of(node.path("workload").asText()),
              ClientKind.of(node.path("client").asText()));
      for (JsonNode round : node.path("rounds")) {
        cell.rounds().add(new Figures(cell.workload().id(), values(round)));
      }
      node.path("failures").forEach(failure -> cell.failures().add(failure.asText()));
    }
    return results;
  }

  private static Map<String, Double> values(JsonNode round) {
    Map<String, Double> values = new HashMap<>();
    round.properties().forEach(value -> values.put(value.getKey(), value.getValue().asDouble()));
    return values;
  }

  private static List<String> texts(JsonNode nodes, String name) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(node.path(name).asText()));
    return texts;
  }
}
