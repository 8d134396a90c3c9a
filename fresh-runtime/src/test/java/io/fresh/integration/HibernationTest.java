// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.testing.Certificate;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that hibernates loses nothing: the next message arrives whole, and goes out. */
final class HibernationTest {

  private static final Options SLEEPY =
      TestClient.options()
          .hibernateAfter(Duration.ofMillis(20))
          .pingInterval(Duration.ZERO)
          .build();

  private static final String LONG = "0123456789".repeat(10_000);

  /** Opens a server, with and without TLS. */
  interface Listening {
    ScriptedServer open();
  }

  static Stream<Named<Listening>> servers() {
    return Stream.of(
        Named.of("TCP", ScriptedServer::listen),
        Named.of("TLS", () -> ScriptedServer.listenTls(Certificate.VALID)));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void firstMessageAfterHibernationArrivesWholeAndGoesOutWhole(Listening listening)
      throws IOException {
    try (LogLines lines = new LogLines(Level.DEBUG);
        ScriptedServer server = listening.open();
        TestClient client = TestClient.forOneLink(server.uri(), SLEEPY)) {
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      for (int times = 0; times < 3; times++) {
        awaitHibernation(lines);
        peer.text(LONG);
        assertThat(client.recorder().awaitText()).isEqualTo(LONG);

        awaitHibernation(lines);
        assertThat(client.connection().send(LONG)).isTrue();
        assertThat(readMessage(peer)).isEqualTo(LONG);
      }
      client.partFrom(peer);
    }
  }

  /** The message is begun while the connection hibernates, and lies half-read for longer than it takes to hibernate. */
  @ParameterizedTest
  @MethodSource("servers")
  void halfReadMessageOutlastsTheTimeThatOtherwiseHibernates(Listening listening)
      throws IOException {
    try (LogLines lines = new LogLines(Level.DEBUG);
        ScriptedServer server = listening.open();
        TestClient other = TestClient.forOneLink(server.uri(), SLEEPY)) {
      ScriptedPeer clock = server.accept();
      clock.acceptUpgrade();
      other.recorder().awaitConnect();
      try (TestClient client = TestClient.forOneLink(server.uri(), SLEEPY)) {
        ScriptedPeer peer = server.accept();
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        awaitHibernation(lines, client);
        byte[] rest = WireFrame.of(WireFrame.CONTINUATION, LONG.getBytes(UTF_8)).bytes();
        peer.send(WireFrame.text(LONG).unfinished());
        peer.send(Arrays.copyOf(rest, rest.length / 2));
        for (int i = 0; i < 3; i++) { // so long does the other connection take each time
          clock.text("tick");
          other.recorder().awaitText();
          awaitHibernation(lines, other);
        }
        peer.send(Arrays.copyOfRange(rest, rest.length / 2, rest.length));
        assertThat(client.recorder().awaitText()).isEqualTo(LONG + LONG);

        awaitHibernation(lines, client);
        client.partFrom(peer);
      }
      other.partFrom(clock);
    }
  }

  private static void awaitHibernation(LogLines lines) {
    while (!lines.await("the connection to hibernate").contains("hibernates")) {
      // other lines
    }
  }

  private static void awaitHibernation(LogLines lines, TestClient client) {
    String line = client.connection() + ": hibernates until the next message";
    while (!lines.await("the connection to hibernate").equals(line)) {
      // other lines, or of the other connection
    }
  }

  private static String readMessage(ScriptedPeer peer) throws IOException {
    StringBuilder message = new StringBuilder();
    WireFrame frame = peer.expectFrame();
    message.append(frame.text());
    while (!frame.fin()) {
      frame = peer.expectFrame();
      message.append(frame.text());
    }
    return message.toString();
  }
}
