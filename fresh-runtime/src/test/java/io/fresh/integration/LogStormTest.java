// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.ExitReason;
import io.fresh.LogLines;
import io.fresh.LogLines.Line;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * However fast a connection fails, it fills no log. How many lines there may be depends on how many times five seconds the storm
 * lasts, which is measured, and not asserted.
 */
final class LogStormTest {

  private static final int TIMES = 500;

  private static final Options STORMY =
      TestClient.options()
          .backoffInitial(Duration.ofMillis(1))
          .backoffMax(Duration.ofMillis(1))
          .stableAfter(Duration.ZERO)
          .maxAttempts(TIMES)
          .errorLogging(true)
          .infoLogging(true)
          .build();

  private final long begun = System.nanoTime();

  @Test
  void ofRefusedConnects() throws IOException {
    try (LogLines lines = new LogLines(Level.INFO);
        RefusedPort port = RefusedPort.hold()) {
      TestClient client = TestClient.start(new RecordingDispatcher(), port.uri(), STORMY);
      ExitReason reason =
          Patience.get(client.connection().terminated(), "the last attempt to fail");
      assertThat(reason).isInstanceOf(ExitReason.Failed.class);
      assertBounded(lines);
      assertThat(lines.texts())
          .anyMatch(line -> line.endsWith("more errors happened before its end"));
    }
  }

  @Test
  void ofServerThatAcceptsAndDrops() throws IOException {
    ScriptedServer.Script drop =
        peer -> {
          peer.acceptUpgrade();
          peer.drop();
        };
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onConnect(
                (connection, handshake, outbox) -> {
                  throw new IllegalStateException("each time");
                })
            .recoveringBy(
                error -> error.isTransportLost() ? Recovery.reconnect() : Recovery.ignore());
    try (LogLines lines = new LogLines(Level.INFO);
        ScriptedServer server =
            ScriptedServer.run(
                Stream.generate(() -> drop).limit(TIMES).toArray(ScriptedServer.Script[]::new))) {
      TestClient client = TestClient.start(recorder, server.uri(), STORMY);
      server.awaitScripts();
      client.connection().kill();
      Patience.get(client.connection().terminated(), "the end");
      assertBounded(lines);
    }
  }

  @Test
  void ofHandlerThatThrowsAtEachMessage() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onText(
                (connection, text, outbox) -> {
                  throw new IllegalStateException("each time");
                })
            .recoveringBy(error -> Recovery.ignore());
    try (LogLines lines = new LogLines(Level.INFO);
        ScriptedServer server = ScriptedServer.listen()) {
      TestClient client = TestClient.start(recorder, server.uri(), STORMY);
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();
      for (int i = 0; i < TIMES; i++) {
        peer.text("message " + i);
      }
      peer.close(1000, "");
      peer.expectClose(1000);
      Patience.get(client.connection().terminated(), "the end");
      assertBounded(lines);
      assertThat(count(lines, Level.ERROR)).isPositive();
    }
  }

  @Test
  void ofPeerWhoseMessagesCannotBeDecoded() throws IOException {
    try (LogLines lines = new LogLines(Level.INFO);
        ScriptedServer server = ScriptedServer.listen()) {
      TestClient client = TestClient.start(new OrderDispatcher(), server.uri(), STORMY);
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();
      for (int i = 0; i < TIMES; i++) {
        peer.text("message " + i);
      }
      peer.close(1000, "");
      peer.expectClose(1000);
      client.connection().kill();
      Patience.get(client.connection().terminated(), "the end");
      assertBounded(lines);
      assertThat(lines.texts()).anyMatch(line -> line.contains("DecodingFailed"));
    }
  }

  private void assertBounded(LogLines lines) {
    long windows = 1 + Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 5;
    assertThat(count(lines, Level.WARN)).isLessThanOrEqualTo(windows + 1); // and the last count
    assertThat(count(lines, Level.ERROR)).isLessThanOrEqualTo(windows);
    assertThat(count(lines, Level.INFO)).isLessThanOrEqualTo(6 * windows + 1); // and the end
    assertThat(lines.texts()).isNotEmpty().last().asString().contains(": terminated, ");
  }

  private static long count(LogLines lines, Level level) {
    List<Line> all = lines.all();
    return all.stream().filter(line -> line.level() == level).count();
  }
}
