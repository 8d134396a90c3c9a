// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.LogLines;
import io.fresh.LogLines.Line;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log is read by others than those who may know what is said on a connection. */
final class LoggedSecretsTest {

  private static final Options OPTIONS =
      TestClient.options()
          .errorLogging(true)
          .infoLogging(true)
          .header("X-Api-Key", "s3cr3t")
          .build();

  private static final String UPGRADED =
      "HTTP/1.1 101 Fine\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";

  /** A message of the application. */
  private record Order(String text) {}

  static Stream<Named<ScriptedServer.Script>> servers() {
    return Stream.of(
        Named.of("refuses", peer -> peer.refuse("403 Forbidden", "s3cr3t", "X-Reply: s3cr3t")),
        Named.of("answers something else than HTTP", peer -> answer(peer, "s3cr3t s3cr3t s3cr3t")),
        Named.of("answers in another version", peer -> answer(peer, "HTTP/s3cr3t 101 Fine")),
        Named.of(
            "answers a header that is none",
            peer -> answer(peer, "HTTP/1.1 101 Fine\r\nX-Reply: sec\u0001s3cr3t")),
        Named.of(
            "answers a header whose name is none",
            peer -> answer(peer, "HTTP/1.1 101 Fine\r\nX s3cr3t\u0001: s3cr3t")),
        Named.of(
            "answers another upgrade",
            peer -> answer(peer, "HTTP/1.1 101 Fine\r\nUpgrade: s3cr3t")),
        Named.of(
            "answers another key", peer -> answer(peer, UPGRADED + "Sec-WebSocket-Accept: s3cr3t")),
        Named.of(
            "answers another subprotocol",
            peer -> peer.acceptUpgrade("Sec-WebSocket-Protocol: s3cr3t")),
        Named.of(
            "answers an extension", peer -> peer.acceptUpgrade("Sec-WebSocket-Extensions: s3cr3t")),
        Named.of("pings and pongs", LoggedSecretsTest::control),
        Named.of("breaks off within a message", LoggedSecretsTest::breakOff),
        Named.of("closes", LoggedSecretsTest::close),
        Named.of("sends what is no UTF-8", LoggedSecretsTest::violate));
  }

  private static void answer(ScriptedPeer peer, String head) throws IOException {
    peer.readRequest();
    peer.send((head + "\r\n\r\n").getBytes(ISO_8859_1));
  }

  private static void close(ScriptedPeer peer) throws IOException {
    peer.acceptUpgradeWith(WireFrame.text("s3cr3t"), WireFrame.close(1000, "s3cr3t"));
    peer.expectClose(1000);
  }

  private static void control(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade();
    peer.ping("s3cr3t");
    peer.pong("s3cr3t");
    peer.close(1000, "");
    peer.expectPong("s3cr3t");
    peer.expectClose(1000);
  }

  private static void breakOff(ScriptedPeer peer) throws IOException {
    peer.acceptUpgradeWith(WireFrame.text("s3cr3t").unfinished());
    peer.drop();
  }

  private static void violate(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade("X-Reply: s3cr3t");
    peer.send(new byte[] {(byte) 0x81, 7, 's', '3', 'c', 'r', '3', 't', (byte) 0xff});
    peer.expectClose(1007);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void noLineTellsWhatIsSecretAndEachTellsTheConnection(ScriptedServer.Script server)
      throws Exception {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onInfo((connection, message, outbox) -> outbox.unhandled(message));
    try (LogLines lines = new LogLines(Level.TRACE);
        ScriptedServer listening = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, withSecrets(listening.uri()), OPTIONS)) {
      client.connection().tell(new Order("s3cr3t"));
      recorder.await(Event.Info.class); // else the answer of the server may be read before
      try (ScriptedPeer peer = listening.accept()) {
        server.play(peer);
        awaitTerminate(recorder);
      }
      Patience.get(client.connection().terminated(), "the connection to terminate");
      assertThat(lines.texts())
          .anyMatch(line -> line.contains(Order.class.getName()))
          .anyMatch(line -> line.contains("terminated"))
          .allSatisfy(line -> assertThat(line).startsWith(client.connection() + ": "));
      assertThat(lines.all().toString()).doesNotContainIgnoringCase("s3cr3t");
    }
  }

  /** What a handler throws may quote what it was given, as that of {@code Integer.parseInt} does. */
  @Test
  void whatHandlersThrowIsQuotedAtTraceAlone() throws Exception {
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onConnect(
                (connection, handshake, outbox) -> {
                  throw new NumberFormatException("For input string: s3cr3t");
                })
            .onText(
                (connection, text, outbox) -> {
                  throw new NumberFormatException("For input string: " + text);
                })
            .onInfo(
                (connection, message, outbox) -> {
                  throw new IllegalStateException("s3cr3t", new IllegalStateException("s3cr3t"));
                })
            .recoveringBy(error -> Recovery.ignore())
            .leavingBy(
                status -> {
                  throw new IllegalArgumentException(status.reason());
                });
    List<Line> told;
    try (LogLines lines = new LogLines(Level.TRACE);
        ScriptedServer listening = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, listening.uri(), OPTIONS)) {
      ScriptedPeer peer = listening.accept();
      peer.acceptUpgrade();
      peer.text("s3cr3t");
      recorder.await(Event.Connected.class);
      awaitHandlerFailure(recorder);
      recorder.await(Event.Text.class);
      awaitHandlerFailure(recorder);
      client.connection().tell("s3cr3t");
      recorder.await(Event.Info.class);
      awaitHandlerFailure(recorder);
      peer.close(1000, "s3cr3t");
      peer.expectClose(1000);
      recorder.await(Event.Disconnected.class);
      awaitHandlerFailure(recorder);
      client.connection().stop(ExitReason.failed(new IllegalStateException("s3cr3t")));
      awaitTerminate(recorder);
      Patience.get(client.connection().terminated(), "the connection to terminate");
      told = lines.all();
    }
    assertThat(told).filteredOn(line -> line.level() == Level.ERROR).hasSize(4);
    assertThat(told).extracting(Line::text).noneMatch(text -> text.contains("s3cr3t"));
    assertThat(told)
        .filteredOn(line -> line.level() != Level.TRACE && line.thrown() != null)
        .hasSize(4)
        .allSatisfy(line -> assertThat(stackTrace(line)).doesNotContain("s3cr3t").contains("at "));
    assertThat(told)
        .filteredOn(line -> line.level() == Level.TRACE)
        .hasSize(4)
        .allSatisfy(line -> assertThat(stackTrace(line)).contains("s3cr3t"));
  }

  private static void awaitHandlerFailure(RecordingDispatcher recorder) {
    recorder.awaitError(FreshException.HandlingFailed.class);
  }

  private static String stackTrace(Line line) {
    StringWriter trace = new StringWriter();
    Objects.requireNonNull(line.thrown()).printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  private static URI withSecrets(URI server) {
    return URI.create("ws://user:s3cr3t@127.0.0.1:" + server.getPort() + "/path?token=s3cr3t");
  }

  private static void awaitTerminate(RecordingDispatcher recorder) {
    Event next = recorder.awaitAny("Terminated");
    while (!(next instanceof Event.Terminated)) {
      next = recorder.awaitAny("Terminated");
    }
  }
}
