// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import io.fresh.benchmarks.workload.Workload;
import java.util.Map;

/** The client's process. Writes a line for each workload and ends, with 1 if the client could not even be made. */
public final class Driver {

  private Driver() {}

  public static void main(String[] args) {
    Plan plan = Plan.of(args);
    int status = 1;
    try {
      BenchmarkClient client =
          Class.forName(plan.adapter())
              .asSubclass(BenchmarkClient.class)
              .getDeclaredConstructor()
              .newInstance();
      plan.workloads().forEach(workload -> System.out.println(line(plan, client, workload)));
      status = 0;
    } catch (Throwable e) {
      e.printStackTrace(System.err);
    }
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(status); // no client is asked how it ends
  }

  private static String line(Plan plan, BenchmarkClient client, Workload workload) {
    try {
      return new Figures(workload.id(), run(plan, client, workload)).toLine();
    } catch (Throwable e) {
      e.printStackTrace(System.err);
      return new Failure(workload.id(), Failure.reason(e)).toLine();
    }
  }

  private static Map<String, Double> run(Plan plan, BenchmarkClient client, Workload workload)
      throws Exception {
    return switch (workload.shape()) {
      case IDLE -> new IdleRun(plan, client, workload).run();
      case CONNECT -> new ConnectRun(plan, client, workload).run();
      default -> {
        Tally tally = new Tally(workload.inFlight() == 1);
        Load load = new Load(workload, tally);
        load.start(client, plan.uri(workload, 0));
        Map<String, Double> figures = new SteadyState(tally).measure(plan);
        load.stop();
        yield figures;
      }
    };
  }
}
