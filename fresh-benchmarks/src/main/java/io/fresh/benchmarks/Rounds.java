// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Driver;
import io.fresh.benchmarks.client.Plan;
import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs all cells, round after round: in each, every client has its turn under every workload, so that what disturbs the machine for a while
 * disturbs all.
 */
final class Rounds {

  /** So that resident memory follows the heap, and the heap what lives in it: what is young has the same room from the beginning. */
  private static final List<String> SMALL_HEAP =
      List.of("-XX:+UseSerialGC", "-Xmn8m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");

  /**
   * Compiled by themselves, whoever calls them: what takes the messages, and the floor's loop. Netty calls its handlers some dozen calls deep, and
   * the JIT puts all of them into one method if it may. What is innermost is then left out, so that reading eight bytes of a buffer becomes
   * three calls: 110 ns instead of 21 for a message of 64 B, in some processes and not in others.
   */
  private static final List<String> APART =
      List.of(
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=dontinline,io.fresh.benchmarks.client.Load$*::text",
          "-XX:CompileCommand=dontinline,io.fresh.benchmarks.client.Load$*::binary",
          "-XX:CompileCommand=dontinline,io.fresh.benchmarks.client.Confirmations::text",
          "-XX:CompileCommand=dontinline,io.fresh.benchmarks.floor.FrameLoop::read");

  private static final Duration START_AND_CONNECT = Duration.ofSeconds(60);

  private final Settings settings;
  private final Libraries libraries;
  private final Pinning pinning;
  private final Consumer<String> progress;

  Rounds(Settings settings, Libraries libraries, Pinning pinning, Consumer<String> progress) {
    this.settings = settings;
    this.libraries = libraries;
    this.pinning = pinning;
    this.progress = progress;
  }

  Results run() throws IOException, InterruptedException {
    Results results = new Results(settings.workloads(), settings.clients());
    try (ServerProcess server = ServerProcess.start(pinning, libraries)) {
      for (int round = 1; round <= settings.rounds(); round++) {
        for (List<Workload> together : groups()) {
          for (ClientKind client : settings.clients()) {
            progress.accept("round %d: %s %s".formatted(round, together, client));
            run(results, server, together, client);
          }
        }
      }
    }
    return results;
  }

  /** Which workloads have one process: each its own, unless it is to be quick. */
  private List<List<Workload>> groups() {
    return settings.quick()
        ? List.of(settings.workloads())
        : settings.workloads().stream().map(List::of).toList();
  }

  private void run(
      Results results, ServerProcess server, List<Workload> workloads, ClientKind client)
      throws IOException, InterruptedException {
    List<Workload> supported = workloads.stream().filter(client::supports).toList();
    if (supported.isEmpty()) {
      return;
    }
    boolean idle = supported.equals(List.of(Workload.IDLE_10K));
    try (Child child =
        Child.start(
            pinning.ofClient(),
            idle ? SMALL_HEAP : APART,
            libraries.classPath(client),
            Driver.class,
            plan(server, supported, client).toArguments())) {
      Duration each = settings.warmUp().plus(settings.time()).multipliedBy(2);
      new Turn(results, client, supported)
          .await(child, START_AND_CONNECT.plus(each.multipliedBy(supported.size())));
    }
  }

  private Plan plan(ServerProcess server, List<Workload> workloads, ClientKind client) {
    return new Plan(
        client.adapter(),
        server.port(),
        server.addresses(),
        settings.warmUp(),
        settings.time(),
        settings.connections(),
        workloads);
  }
}
