// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A report with a cell of each kind. */
final class SampleReport {

  private static final List<Workload> WORKLOADS =
      List.of(Workload.ECHO_1, Workload.INBOUND_DEFLATE_1K, Workload.IDLE_10K);
  private static final List<ClientKind> CLIENTS =
      List.of(ClientKind.FRESH, ClientKind.FLOOR_NETTY, ClientKind.JDK);

  private SampleReport() {}

  static Results results() {
    Results results = new Results(WORKLOADS, CLIENTS);
    add(
        results,
        Workload.ECHO_1,
        ClientKind.FRESH,
        Map.of(Figures.CPU, 30_000.0, Figures.P50, 41_000.0));
    add(
        results,
        Workload.ECHO_1,
        ClientKind.FRESH,
        Map.of(Figures.CPU, 36_000.0, Figures.P50, 43_000.0));
    add(results, Workload.ECHO_1, ClientKind.FLOOR_NETTY, Map.of(Figures.CPU, 22_000.0));
    add(results, Workload.INBOUND_DEFLATE_1K, ClientKind.FRESH, Map.of(Figures.CPU, 3_800.0));
    add(results, Workload.INBOUND_DEFLATE_1K, ClientKind.FLOOR_NETTY, Map.of(Figures.CPU, 3_600.0));
    add(
        results,
        Workload.IDLE_10K,
        ClientKind.FRESH,
        Map.of(Figures.HEAP, 1536.0, Figures.RSS, 6144.0));
    results.cell(Workload.ECHO_1, ClientKind.JDK).failures().add("it hung");
    return results;
  }

  static Reference reference() {
    return new Reference(
        "somebody's, of one day",
        Map.of(new Row(Workload.IDLE_10K, Figures.HEAP), Map.of(ClientKind.FLOOR_NETTY, 1024.0)));
  }

  static Report report() {
    return new Report(
        new Surroundings(
            "java -jar fresh-benchmarks.jar",
            Instant.parse("2026-11-22T20:00:00Z"),
            "a JVM",
            "a system",
            "a processor",
            "no"),
        new Settings(
            WORKLOADS, CLIENTS, 2, Duration.ofSeconds(4), Duration.ofSeconds(3), 10_000, false),
        List.of(
            new Report.ClientVersion(ClientKind.FRESH, "0.1.0", "4.2.18.Final"),
            new Report.ClientVersion(ClientKind.FLOOR_NETTY, "", "4.2.18.Final"),
            new Report.ClientVersion(ClientKind.JDK, "", "")),
        results());
  }

  private static void add(
      Results results, Workload workload, ClientKind client, Map<String, Double> figures) {
    results.cell(workload, client).rounds().add(new Figures(workload.id(), figures));
  }
}
