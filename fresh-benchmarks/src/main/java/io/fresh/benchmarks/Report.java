// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.workload.Workload;
import java.util.List;

/**
 * Everything that is written down.
 *
 * @param surroundings where and when
 * @param settings what was asked for
 * @param versions of the clients, in their order
 * @param results what came of it
 */
record Report(
    Surroundings surroundings, Settings settings, List<ClientVersion> versions, Results results) {

  Report {
    versions = List.copyOf(versions);
  }

  /**
   * What a client was.
   *
   * @param client its name
   * @param version its own; empty if it is part of this module or of the JDK
   * @param netty of the Netty below it; empty if there is none
   */
  record ClientVersion(ClientKind client, String version, String netty) {}

  List<Workload> workloads() {
    return settings.workloads();
  }
}
