// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.Jitter;
import io.fresh.Options;
import io.fresh.testing.CrowdServer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program that leads {@value #ALL} connections through a life: they open, lose their server, find it again, are pinged, and end. It prints
 * what it finds, one fact a line.
 */
final class CrowdLife {

  static final int FEW = 2_500;
  static final int ALL = 10_000;

  /** After so many, classes are loaded, and what there is once is there. */
  private static final int FIRST = 100;

  private static final int PONGS = 2;

  private static final Options OPTIONS =
      Options.builder()
          .pingInterval(Duration.ofSeconds(2))
          .backoffInitial(Duration.ofMillis(200))
          .backoffMax(Duration.ofSeconds(2))
          .jitter(Jitter.FULL)
          .build();

  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final ConnectionLines lines = ConnectionLines.count();
  private final Set<String> threadsBefore = JavaThreads.names();
  private final CrowdServer server;
  private final Crowd crowd;

  private CrowdLife(CrowdServer server) {
    this.server = server;
    this.crowd = new Crowd(server, OPTIONS);
  }

  public static void main(String[] arguments) throws Exception {
    try (CrowdServer server = CrowdServer.start()) {
      CrowdLife life = new CrowdLife(server);
      life.open();
      life.loseTheServer();
      life.bePinged();
      life.end();
      life.facts.forEach((fact, value) -> System.out.println(fact + ": " + value));
    }
  }

  private void open() {
    Heap first = heapWith(FIRST);
    Heap few = heapWith(FEW);
    JavaThreads.resetPeak();
    Heap all = heapWith(ALL);
    facts.put("open", crowd.open());
    facts.put("with one message", crowd.members().stream().filter(each -> each.hasHad(1)).count());
    facts.put("threads at most", JavaThreads.peak() - threadsBefore.size());
    facts.put(
        "threads when idle", JavaThreads.cameSince(threadsBefore, CrowdLife::isThereWhenIdle));
    facts.put("heap of each of few", (few.bytes() - first.bytes()) / (FEW - FIRST));
    facts.put("heap of each of the others", (all.bytes() - few.bytes()) / (ALL - FEW));
    facts.put("classes that grow faster", all.growingFasterThan(few, ALL / FEW, ALL));
  }

  private Heap heapWith(int connections) {
    crowd.growTo(connections);
    JavaThreads.cameSince(
        threadsBefore, CrowdLife::isThereWhenIdle); // the others hold what they did last
    return Heap.now();
  }

  /** Event loops, and the one timer that watches over the handlers, which hear of pongs. */
  private static boolean isThereWhenIdle(String thread) {
    return thread.startsWith("fresh-io-") || thread.startsWith("fresh-timer-");
  }

  private void loseTheServer() throws Exception {
    long linesBefore = lines.soFar();
    long begin = System.nanoTime();
    server.kill();
    server.startAgain();
    crowd.awaitMessages();
    facts.put("seconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
    facts.put("lines", lines.soFar() - linesBefore);
    facts.put("open again", crowd.open());
  }

  private void bePinged() {
    crowd.awaitPongs(PONGS);
    facts.put("open after pings", crowd.open());
    facts.put("with two messages", crowd.members().stream().filter(each -> each.hasHad(2)).count());
  }

  private void end() {
    facts.put("ended", crowd.shutDown());
    facts.put("threads at the end", JavaThreads.cameSince(threadsBefore, name -> false));
  }
}
