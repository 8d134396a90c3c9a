// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import io.fresh.benchmarks.client.Failure;
import io.fresh.benchmarks.client.Figures;
import io.fresh.benchmarks.workload.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One process of a client: what it says becomes cells, and what it does not say, failures. */
final class Turn {

  private static final long LAST_WORDS_MILLIS = 1000;

  private final Results results;
  private final ClientKind client;

  /** The workloads that nothing is known of yet; guarded by itself, as two threads look at it. */
  private final List<Workload> due;

  Turn(Results results, ClientKind client, List<Workload> workloads) {
    this.results = results;
    this.client = client;
    this.due = new ArrayList<>(workloads);
  }

  /** Waits until the process ends, or has taken too long. */
  void await(Child child, Duration patience) throws InterruptedException {
    Thread reader = new Thread(() -> read(child), "figures of " + client);
    reader.setDaemon(true);
    reader.start();
    int exit = child.exit(patience);
    reader.join(LAST_WORDS_MILLIS);
    String reason = exit < 0 ? "took too long" : reason(child.errors(), exit);
    synchronized (due) {
      due.forEach(workload -> results.cell(workload, client).failures().add(reason));
      due.clear();
    }
  }

  private void read(Child child) {
    try (BufferedReader output = child.output()) {
      output.lines().forEach(this::note);
    } catch (IOException | UncheckedIOException e) {
      // The process was ended; what is still due has failed.
    }
  }

  private void note(String line) {
    if (Figures.isLine(line)) {
      Figures figures = Figures.ofLine(line);
      Workload workload = Workload.of(figures.workload());
      if (isDue(workload)) {
        results.cell(workload, client).rounds().add(figures);
      }
    } else if (Failure.isLine(line)) {
      Failure failure = Failure.ofLine(line);
      Workload workload = Workload.of(failure.workload());
      if (isDue(workload)) {
        results.cell(workload, client).failures().add(failure.reason());
      }
    }
  }

  private boolean isDue(Workload workload) {
    synchronized (due) {
      return due.remove(workload);
    }
  }

  private static String reason(List<String> errors, int exit) {
    return errors.isEmpty() ? "ended with " + exit : errors.get(0);
  }
}
