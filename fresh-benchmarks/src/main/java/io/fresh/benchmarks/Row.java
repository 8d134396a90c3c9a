// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A figure of a workload by which clients are compared.
 *
 * @param workload under what
 * @param figure what was measured
 */
record Row(Workload workload, String figure) {

  /** Those of a workload: its main one first. */
  static List<Row> of(Workload workload) {
    return switch (workload) {
      case ECHO_1 -> List.of(new Row(workload, Figures.CPU), new Row(workload, Figures.P50));
      case IDLE_10K -> List.of(new Row(workload, Figures.HEAP), new Row(workload, Figures.RSS));
      default -> List.of(new Row(workload, Figures.CPU));
    };
  }

  static List<Row> ofAll(List<Workload> workloads) {
    return workloads.stream().flatMap(workload -> of(workload).stream()).toList();
  }

  /** Every row of every workload. */
  static List<Row> all() {
    return ofAll(Stream.of(Workload.values()).toList());
  }

  boolean isMemory() {
    return figure.equals(Figures.HEAP) || figure.equals(Figures.RSS);
  }

  /** A value with its unit. */
  String show(double value) {
    if (isMemory()) {
      return String.format(Locale.ROOT, "%.1f KiB", value / 1024);
    }
    return value < 10_000
        ? String.format(Locale.ROOT, "%,.0f ns", value)
        : String.format(Locale.ROOT, "%,.1f µs", value / 1000);
  }

  @Override
  public String toString() {
    return workload
        + switch (figure) {
          case Figures.P50 -> ", p50";
          case Figures.HEAP -> ", heap";
          case Figures.RSS -> ", RSS";
          default -> "";
        };
  }
}
