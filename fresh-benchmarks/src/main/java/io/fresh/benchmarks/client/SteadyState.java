// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures a load that is running, after it has become warm. */
final class SteadyState {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ProcessCpu cpu = ProcessCpu.ofThisSystem();
  private final Tally tally;

  SteadyState(Tally tally) {
    this.tally = tally;
  }

  Map<String, Double> measure(Plan plan) throws Exception {
    long warmUp = warmUp(plan.warmUp().toNanos());
    tally.forgetLatencies();
    long compiledBefore = cpu.compiledMillis();
    long allocatedBefore = allocated();
    long countBefore = tally.messages();
    Map<Long, Long> before = cpu.read();
    runUntilMore(plan.time().toNanos());
    Map<Long, Long> after = cpu.read();
    long count = tally.messages() - countBefore;
    long allocated = allocated() - allocatedBefore;
    Map<String, Double> figures = new HashMap<>();
    figures.put(Figures.COUNT, (double) count);
    figures.put(Figures.CPU, (double) ProcessCpu.between(before, after) / count);
    figures.put(Figures.ALLOCATED, (double) allocated / count);
    figures.put(Figures.WARM_UP, (double) TimeUnit.NANOSECONDS.toMillis(warmUp));
    figures.put(Figures.COMPILED, (double) (cpu.compiledMillis() - compiledBefore));
    if (tally.medianLatency() > 0) {
      figures.put(Figures.P50, (double) tally.medianLatency());
    }
    return figures;
  }

  /** Until the process is warm, but no longer than this; returns how long it took. */
  private long warmUp(long most) throws Exception {
    Settling settling = new Settling();
    long begin = System.nanoTime();
    long past;
    do {
      runUntilMore(Math.min(Settling.STEP_NANOS, most));
      past = System.nanoTime() - begin;
    } while (!settling.isWarmAfter(past, cpu.compiledMillis()) && past < most);
    return past;
  }

  /** For a time; longer if that is too short for one message. */
  private void runUntilMore(long nanos) throws Exception {
    long before = tally.messages();
    long begin = System.nanoTime();
    do {
      tally.run(nanos);
      if (System.nanoTime() - begin > nanos + PATIENCE) {
        throw new IllegalStateException("Expected messages, were none");
      }
    } while (tally.messages() == before);
  }

  private long allocated() {
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
