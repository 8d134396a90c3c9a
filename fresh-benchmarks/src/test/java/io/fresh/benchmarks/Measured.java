// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.util.List;
import java.util.Map;

/** Results of a run with figures made up for the test. */
final class Measured {

  private final Results results =
      new Results(List.of(Workload.values()), List.of(ClientKind.values()));

  Measured with(Workload workload, ClientKind client, double value) {
    return with(Row.of(workload).get(0), client, value);
  }

  Measured with(Row row, ClientKind client, double value) {
    results
        .cell(row.workload(), client)
        .rounds()
        .add(new Figures(row.workload().id(), Map.of(row.figure(), value)));
    return this;
  }

  Results results() {
    return results;
  }
}
