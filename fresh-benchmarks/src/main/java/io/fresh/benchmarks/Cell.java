// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of a client under a workload.
 *
 * @param workload what was asked of it
 * @param client who was asked
 * @param rounds the figures of each round that went well
 * @param failures the reason of each round that did not
 */
record Cell(Workload workload, ClientKind client, List<Figures> rounds, List<String> failures) {

  static Cell empty(Workload workload, ClientKind client) {
    return new Cell(workload, client, new ArrayList<>(), new ArrayList<>());
  }

  /** The median over the rounds; none if a round failed, or the figure was not measured. */
  OptionalDouble median(String figure) {
    return failures.isEmpty()
        ? median(
            rounds.stream()
                .flatMap(round -> Optional.ofNullable(round.values().get(figure)).stream())
                .toList())
        : OptionalDouble.empty();
  }

  boolean isSupported() {
    return client.supports(workload);
  }

  static OptionalDouble median(List<Double> values) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
  }
}
