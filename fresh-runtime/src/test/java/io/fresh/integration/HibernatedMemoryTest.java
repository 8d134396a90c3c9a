// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What a burst of messages has made large is given back by a connection that hibernates. */
final class HibernatedMemoryTest {

  private static final int CONNECTIONS = 50;
  private static final int BURST = 1_000;
  private static final int MAX_COLLECTIONS = 50;

  /** A reference takes four bytes or more, and the queue doubles. */
  private static final long OF_BURSTS = (long) CONNECTIONS * BURST * Integer.BYTES;

  @Test
  void queuesOfBurstsAreGivenBack() throws Exception {
    long awake = growth(TestClient.options().hibernateAfter(Duration.ZERO).build());
    assertThat(awake).isGreaterThan(OF_BURSTS);

    long hibernating = growth(TestClient.options().hibernateAfter(Duration.ofMillis(20)).build());
    assertThat(hibernating).isLessThan(awake - OF_BURSTS);
  }

  /** By how many bytes the live arrays of references grow when connections open, have sent a burst each, and are idle. */
  private static long growth(Options options) throws Exception {
    long before = settledBytesOfArrays();
    List<TestClient> clients = new ArrayList<>();
    try (LogLines lines = new LogLines(Level.DEBUG);
        ScriptedServer server = ScriptedServer.listen()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(TestClient.start(bursting(), server.uri(), options));
        readBurst(server.accept());
        clients.get(i).recorder().awaitConnect();
      }
      if (!options.hibernateAfter().isZero()) {
        awaitHibernation(lines);
      }
      long growth = bytesOfArrays() - before;
      clients.forEach(client -> client.connection().kill());
      clients.forEach(TestClient::close);
      return growth;
    }
  }

  private static void readBurst(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade();
    for (int i = 0; i < BURST; i++) {
      peer.expectText("m");
    }
  }

  private static RecordingDispatcher bursting() {
    return RecordingDispatcher.forOneLink()
        .onConnect(
            (connection, handshake, outbox) -> {
              for (int i = 0; i < BURST; i++) {
                outbox.text("m");
              }
            });
  }

  private static void awaitHibernation(LogLines lines) {
    int left = CONNECTIONS;
    while (left > 0) {
      if (lines
          .await("all connections to hibernate")
          .endsWith("hibernates until the next message")) {
        left--;
      }
    }
  }

  /** Once two collections in a row have left the same: nothing of earlier tests is on its way out any more. */
  private static long settledBytesOfArrays() throws JMException {
    long last = bytesOfArrays();
    for (int i = 0; i < MAX_COLLECTIONS; i++) {
      long now = bytesOfArrays();
      if (now == last) {
        return now;
      }
      last = now;
    }
    return last;
  }

  /** After a collection. */
  private static long bytesOfArrays() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return String.valueOf(histogram)
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].equals("[Ljava.lang.Object;"))
        .mapToLong(columns -> Long.parseLong(columns[2]))
        .findFirst()
        .orElseThrow();
  }
}
