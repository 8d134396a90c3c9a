// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.List;

/**
 * What is to be measured, and for how long.
 *
 * @param workloads what
 * @param clients whom
 * @param rounds how often
 * @param warmUp how long a load runs before it is measured
 * @param time how long it is measured
 * @param connections how many are held idle
 * @param quick whether a client runs all workloads in one process; the figures are then worth little
 */
record Settings(
    List<Workload> workloads,
    List<ClientKind> clients,
    int rounds,
    Duration warmUp,
    Duration time,
    int connections,
    boolean quick) {

  Settings {
    workloads = List.copyOf(workloads);
    clients = List.copyOf(clients);
    if (workloads.isEmpty() || clients.isEmpty() || rounds < 1 || connections < 1) {
      throw new IllegalArgumentException(
          "Expected at least one workload, client, round and connection, were %s, %s, %d and %d"
              .formatted(workloads, clients, rounds, connections));
    }
  }
}
