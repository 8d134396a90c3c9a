// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory per connection that is open and idle: what the process has more of than after its first connections. These load the classes and have the
 * JIT compile, which takes memory of its own outside of the heap.
 */
final class IdleRun {

  private static final int AT_LEAST_FIRST = 32;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int COLLECTIONS = 3;

  private final Plan plan;
  private final BenchmarkClient client;
  private final Workload workload;

  IdleRun(Plan plan, BenchmarkClient client, Workload workload) {
    this.plan = plan;
    this.client = client;
    this.workload = workload;
  }

  Map<String, Double> run() throws Exception {
    Connections first =
        new Connections(plan, client, workload, Math.max(AT_LEAST_FIRST, plan.connections() / 10));
    first.open();
    long heapBefore = heap();
    long rssBefore = rss();
    Connections idle = new Connections(plan, client, workload, plan.connections());
    idle.open();
    double heap = heap() - heapBefore;
    double rss = rss() - rssBefore;
    first.check();
    idle.check();
    Map<String, Double> figures = new HashMap<>();
    figures.put(Figures.COUNT, (double) plan.connections());
    figures.put(Figures.HEAP, heap / plan.connections());
    if (rssBefore > 0) {
      figures.put(Figures.RSS, rss / plan.connections());
    }
    return figures;
  }

  private static long heap() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** In bytes; 0 where the system does not say. */
  private static long rss() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }
}
