// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.Options;
import io.fresh.TransportOptions;
import io.fresh.testing.Recorder;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The kinds of errors of Fresh for Elixir, each brought about by a server or by an answer, and told to its own handler. */
final class ErrorsTest {

  private final Recorder<String> calls = new Recorder<>();

  private Session start() {
    return start(Session.options().build());
  }

  private Session start(Options options) {
    return Session.start(
        calls, options, (uri, given) -> FailingFresh.start(new Failing(calls), uri, given));
  }

  private void assertEndsWith(Session session, String error) {
    assertThat(session.awaitEnd()).isEqualTo(ExitReason.shutdown(error));
    calls.expect(error, "end");
  }

  @Test
  void connectingFailedIfThePortIsRefused() throws IOException {
    try (RefusedPort port = RefusedPort.hold();
        Session session =
            Session.start(
                calls,
                (uri, options) ->
                    FailingFresh.start(new Failing(calls), port.uri().toString(), options))) {
      assertEndsWith(session, "connecting");
    }
  }

  @Test
  void establishingFailedIfTheServerRefuses() throws IOException {
    try (Session session = start();
        ScriptedPeer peer = session.server().accept()) {
      peer.refuse("403 Forbidden", "not you");
      assertEndsWith(session, "establishing 403 not you");
    }
  }

  @Test
  void establishingFailedIfTheAcceptanceIsNoAnswerToTheKey() throws IOException {
    try (Session session = start();
        ScriptedPeer peer = session.server().accept()) {
      peer.readRequest();
      peer.send(ScriptedPeer.switchingProtocols("Sec-WebSocket-Accept: of another key"));
      assertEndsWith(session, "establishing 101 ");
    }
  }

  @Test
  void processingFailedIfTheAnswerIsNoHttp() throws IOException {
    try (Session session = start();
        ScriptedPeer peer = session.server().accept()) {
      peer.readRequest();
      peer.send("hello\r\n\r\n".getBytes(UTF_8));
      assertEndsWith(session, "processing");
    }
  }

  @Test
  void processingFailedIfTheAnswerBreaksOff() throws IOException {
    try (Session session = start();
        ScriptedPeer peer = session.server().accept()) {
      peer.readRequest();
      peer.send("HTTP/1.1 101 Swi".getBytes(UTF_8));
      peer.drop();
      assertEndsWith(session, "processing");
    }
  }

  @Test
  void streamingFailedIfTheTransportIsLost() throws IOException {
    try (Session session = start()) {
      session.accept(WireFrame.text("half").unfinished()).drop();
      assertEndsWith(session, "streaming");
    }
  }

  @Test
  void decodingFailedIfAFrameBreaksTheProtocolAndTheServerIsToldWhy() throws IOException {
    try (Session session = start()) {
      ScriptedPeer peer =
          session.accept(WireFrame.text("masked").masked((byte) 1, (byte) 2, (byte) 3, (byte) 4));
      peer.expectClose(1002);
      assertEndsWith(session, "decoding 1002");
    }
  }

  @Test
  void encodingFailedIfAnAnswerHasNoUtf8Form() throws IOException {
    try (Session session = start()) {
      ScriptedPeer peer = session.open();
      session.connection().tell("\uD800");
      peer.expectClose(1000);
      peer.hangUp();
      assertEndsWith(session, "encoding");
    }
  }

  @Test
  void castingFailedIfAnAnswerCannotBeWritten() throws IOException {
    Options small =
        Session.options().transport(TransportOptions.builder().outboundBytes(100).build()).build();
    try (Session session = start(small)) {
      ScriptedPeer peer = session.open();
      session.connection().tell("x".repeat(101));
      peer.expectClose(1000);
      peer.hangUp();
      assertEndsWith(session, "casting");
    }
  }

  @Test
  void handlingFailedIfAHandlerThrows() throws IOException {
    try (Session session = start()) {
      ScriptedPeer peer = session.accept(WireFrame.text("boom"));
      peer.expectClose(1000);
      peer.hangUp();
      assertEndsWith(session, "handling");
    }
  }
}
