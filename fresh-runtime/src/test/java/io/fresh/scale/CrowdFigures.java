// SPDX-License-Identifier: MIT
package io.fresh.scale;

import com.sun.management.OperatingSystemMXBean;
import io.fresh.Jitter;
import io.fresh.Options;
import io.fresh.testing.CrowdServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program that opens connections, lets them be idle, takes their server away for a while, and prints what that takes: cells of a row of
 * {@link ConnectionScale}.
 */
final class CrowdFigures {

  /** After so many, classes are loaded, and what there is once is there. */
  private static final int FIRST = 100;

  private static final Duration TO_SETTLE = Duration.ofSeconds(6);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration WITHOUT_SERVER = Duration.ofSeconds(2);

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Set<String> threadsBefore = JavaThreads.names();
  private final int connections;
  private final CrowdServer server;
  private final Crowd crowd;

  private CrowdFigures(int connections, CrowdServer server, Options options) {
    this.connections = connections;
    this.server = server;
    this.crowd = new Crowd(server, options);
  }

  /** Arguments: how many connections, the seconds between pings, the jitter. */
  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.builder()
            .pingInterval(Duration.ofSeconds(Long.parseLong(arguments[1])))
            .jitter(Jitter.valueOf(arguments[2]))
            .build();
    try (CrowdServer server = CrowdServer.start()) {
      new CrowdFigures(Integer.parseInt(arguments[0]), server, options).run();
    }
  }

  private void run() throws Exception {
    crowd.growTo(FIRST);
    Footprint first = Footprint.now();
    double opening = seconds(() -> crowd.growTo(connections));
    TimeUnit.NANOSECONDS.sleep(TO_SETTLE.toNanos());
    Footprint all = Footprint.now();
    int more = connections - FIRST;
    print("%,d", (all.heap() - all.pooledHeap() - first.heap() + first.pooledHeap()) / more);
    print("%,d", (all.rss() - first.rss()) / more);
    print("%d", JavaThreads.cameSince(threadsBefore, name -> true).size());
    print("%,.0f", more / opening);
    print("%.2f", cpuWhileIdle());
    server.kill();
    TimeUnit.NANOSECONDS.sleep(WITHOUT_SERVER.toNanos());
    server.startAgain();
    print("%.2f", seconds(crowd::awaitMessages));
    crowd.shutDown();
  }

  /** As a percentage of one processor. */
  private static double cpuWhileIdle() throws InterruptedException {
    long before = PROCESS.getProcessCpuTime();
    TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
    return 100.0 * (PROCESS.getProcessCpuTime() - before) / IDLE.toNanos();
  }

  private static double seconds(Runnable doing) {
    long begin = System.nanoTime();
    doing.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void print(String format, Object value) {
    System.out.printf(Locale.ROOT, format + "%n", value);
  }
}
