// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.Options;
import io.fresh.testing.Recorder;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of Fresh for Elixir. */
final class FunctionsTest {

  private final Recorder<String> calls = new Recorder<>();

  private ScriptedPeer open(Session session) throws IOException {
    ScriptedPeer peer = session.accept();
    calls.expect("connect 101 -");
    return peer;
  }

  private void part(Session session, ScriptedPeer peer) throws IOException {
    session.part(peer);
    calls.expect("end Normal");
  }

  @Test
  void startReturnsBeforeTheServerHasAnswered() throws IOException {
    try (Session session = Listening.start(calls)) {
      assertThat(session.connection().isOpen()).isFalse();
      assertThat(session.connection().opened().toCompletableFuture()).isNotDone();

      part(session, open(session));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "http://localhost", "ws://", "ws://localhost/#here"})
  void startRefusesAMalformedUriAtOnce(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListeningFresh.start(new Listening(calls), uri, Options.defaults()));
    calls.verifySilence();
  }

  @Test
  void anInstanceWithoutArgumentsIsMadeForTheCaller() throws IOException {
    try (Session session = Session.start(EchoFresh::start)) {
      ScriptedPeer peer = session.accept(WireFrame.text("hi"));
      peer.expectText("hi");
      session.part(peer);
    }
  }

  @Test
  void everyHandlerThatAClientLeavesOutHasADefault() throws IOException {
    try (Session session = Session.start(EchoFresh::start)) {
      ScriptedPeer first = session.accept();
      first.binary(new byte[] {1});
      first.pong("nobody asked");
      session.connection().tell("nobody listens");
      first.ping("one");
      first.expectPong("one");
      first.close(1001, "");
      first.expectClose(1001);
      first.hangUp();
      ScriptedPeer second = session.accept();
      second.text("again");
      second.expectText("again");
      session.part(second);
    }
  }

  @Test
  void sendWritesEveryKindOfFrameInOrder() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      Connection connection = session.connection();

      assertThat(connection.send(Frame.text("hé"))).isTrue();
      assertThat(connection.send(Frame.binary(new byte[] {1, 2}))).isTrue();
      assertThat(connection.send(Frame.ping())).isTrue();
      assertThat(connection.send(Frame.pong(new byte[] {3}))).isTrue();
      assertThat(connection.send("text")).isTrue();
      assertThat(connection.send(ByteBuffer.wrap(new byte[] {4}))).isTrue();

      peer.expectText("hé");
      assertFrame(peer, WireFrame.BINARY, 1, 2);
      peer.expectPing("");
      assertFrame(peer, WireFrame.PONG, 3);
      peer.expectText("text");
      assertFrame(peer, WireFrame.BINARY, 4);
      part(session, peer);
    }
  }

  private static void assertFrame(ScriptedPeer peer, int opcode, int... payload)
      throws IOException {
    WireFrame frame = peer.expectFrame();
    assertThat(frame.opcode()).isEqualTo(opcode);
    assertThat(frame.payload()).containsExactly(payload);
  }

  @Test
  void sendIsRefusedAndNeverThrowsWhileThereIsNoConnection() throws IOException {
    try (Session session = Listening.start(calls);
        ScriptedPeer peer = session.server().accept()) {
      peer.readRequest();
      assertThat(session.connection().send("too early")).isFalse();
      peer.send(peer.acceptance());
      calls.expect("connect 101 -");
      session.connection().send("now");
      peer.expectText("now");
      part(session, peer);
      assertThat(session.connection().send("too late")).isFalse();
    }
  }

  @Test
  void closeSendsItsCodeAndReason() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      session.connection().close(4000, "enough");

      assertThat(peer.expectClose(4000)).isEqualTo("enough");
      assertThat(session.connection().isOpen()).isFalse();
      peer.close(1000, "bye");
      peer.hangUp();
      calls.expect("disconnect 1000 bye", "end Normal");
      assertThat(session.awaitEnd()).isEqualTo(ExitReason.normal());
      assertThatCode(() -> session.connection().close(1000, "")).doesNotThrowAnyException();
    }
  }

  @Test
  void openIsTrueFromTheAnswerUntilAClose() throws IOException {
    try (Session session = Listening.start(calls);
        ScriptedPeer peer = session.server().accept()) {
      peer.readRequest();
      assertThat(session.connection().isOpen()).isFalse();
      peer.send(peer.acceptance());
      calls.expect("connect 101 -");
      assertThat(session.connection().isOpen()).isTrue();
      peer.close(1000, "");
      peer.expectClose(1000);
      assertThat(session.connection().isOpen()).isFalse();
      assertThat(session.connection().send("late")).isFalse();
      peer.hangUp();
      calls.expect("disconnect 1000 ", "end Normal");
    }
  }

  @Test
  void openIsFalseOnceTheServerHasBrokenTheProtocol() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      peer.send(WireFrame.text("reserved bits").withRsv(7));
      peer.expectClose(1002);
      peer.expectEnd();
      calls.expect("error DecodingFailed", "end Failed");
    }
  }

  @Test
  void openIsFalseOnceTheTransportIsLost() throws IOException {
    try (Session session = Listening.start(calls)) {
      open(session).reset();
      calls.expect("error StreamingFailed");
      assertThat(session.connection().isOpen()).isFalse();
      session.awaitEnd();
      calls.expect("end Failed");
    }
  }
}
