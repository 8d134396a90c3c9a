// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import io.fresh.benchmarks.workload.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** CPU time per connection that is opened. That of closing is left out. */
final class ConnectRun {

  private static final int BATCH = 100;

  private final ProcessCpu cpu = ProcessCpu.ofThisSystem();
  private final Plan plan;
  private final BenchmarkClient client;
  private final Workload workload;

  private long count;
  private long nanos;

  ConnectRun(Plan plan, BenchmarkClient client, Workload workload) {
    this.plan = plan;
    this.client = client;
    this.workload = workload;
  }

  Map<String, Double> run() throws Exception {
    long begin = System.nanoTime();
    warmUp(plan.warmUp().toNanos());
    long warmUp = System.nanoTime() - begin;
    long compiledBefore = cpu.compiledMillis();
    count = 0;
    nanos = 0;
    batches(plan.time().toNanos());
    Map<String, Double> figures = new HashMap<>();
    figures.put(Figures.COUNT, (double) count);
    figures.put(Figures.CPU, (double) nanos / count);
    figures.put(Figures.WARM_UP, (double) TimeUnit.NANOSECONDS.toMillis(warmUp));
    figures.put(Figures.COMPILED, (double) (cpu.compiledMillis() - compiledBefore));
    return figures;
  }

  private void warmUp(long most) throws Exception {
    Settling settling = new Settling();
    long begin = System.nanoTime();
    long past;
    do {
      batches(Math.min(Settling.STEP_NANOS, most));
      past = System.nanoTime() - begin;
    } while (!settling.isWarmAfter(past, cpu.compiledMillis()) && past < most);
  }

  private void batches(long time) throws Exception {
    long begin = System.nanoTime();
    do {
      batch();
    } while (System.nanoTime() - begin < time);
  }

  private void batch() throws Exception {
    Connections connections = new Connections(plan, client, workload, BATCH);
    Map<Long, Long> before = cpu.read();
    connections.open();
    nanos += ProcessCpu.between(before, cpu.read());
    count += BATCH;
    connections.close();
  }
}
