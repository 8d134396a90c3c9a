// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.annotation.OnPing;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.Patience;
import io.fresh.testing.Recorder;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The callbacks of Fresh for Elixir, each with what it is given. */
final class CallbacksTest {

  private final Recorder<String> calls = new Recorder<>();

  private static final String OPEN = "connect 101 -";

  private ScriptedPeer open(Session session) throws IOException {
    ScriptedPeer peer = session.accept();
    calls.expect(OPEN);
    return peer;
  }

  private void part(Session session, ScriptedPeer peer) throws IOException {
    session.part(peer);
    calls.expect("end Normal");
  }

  @Test
  void connectIsGivenTheStatusAndTheHeadersOfTheAnswer() throws IOException {
    try (Session session = Listening.start(calls);
        ScriptedPeer peer = session.server().accept()) {
      peer.acceptUpgrade("X-Server: scripted");
      calls.expect("connect 101 scripted");
      part(session, peer);
    }
  }

  @Test
  void inIsGivenWholeMessagesInOrder() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      peer.send(
          WireFrame.text("wh").unfinished(),
          continuation("ol").unfinished(),
          continuation("e"),
          WireFrame.of(WireFrame.BINARY, new byte[] {1, 2}),
          WireFrame.text(""));
      calls.expect("text whole", "binary [1, 2]", "text ");
      part(session, peer);
    }
  }

  private static WireFrame continuation(String text) {
    return WireFrame.of(WireFrame.CONTINUATION, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void controlIsGivenAPingThatHasBeenAnsweredWithItsPayload() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      peer.ping("are you there?");
      peer.expectPong("are you there?");
      calls.expect("ping are you there?");
      part(session, peer);
    }
  }

  /** Waits in its handler of a ping. */
  @WebSocketClient
  record Slow(CountDownLatch answered) {
    @OnPing
    String ping() {
      Patience.await(answered, "the server to read the pong");
      return "handled";
    }
  }

  @Test
  void aPingIsAnsweredWhileItsHandlerStillRuns() throws IOException {
    Slow slow = new Slow(new CountDownLatch(1));
    try (Session session =
        Session.start((uri, options) -> CallbacksTest_SlowFresh.start(slow, uri, options))) {
      ScriptedPeer peer = session.open();
      peer.ping("before all");
      peer.expectPong("before all");
      slow.answered().countDown();
      peer.expectText("handled");
      session.part(peer);
    }
  }

  @Test
  void controlIsGivenAPong() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      peer.pong("here");
      calls.expect("pong here");
      part(session, peer);
    }
  }

  @Test
  void aPingIsAnsweredWithoutAHandlerToo() throws IOException {
    Session.Start start =
        (uri, options) ->
            StateClients_FieldsFresh.start(new StateClients.Fields(calls), uri, options);
    try (Session session = Session.start(calls, start)) {
      ScriptedPeer peer = session.accept();
      peer.expectText("seen 1");
      peer.ping("");
      peer.expectPong("");
      peer.ping("more");
      peer.expectPong("more");
      calls.expect("connect");
      session.part(peer);
    }
  }

  @Test
  void infoIsGivenMessagesOfTheApplicationByTypeAndInOrder() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      session.connection().tell(1);
      session.connection().tell("two");
      session.connection().tell(3);
      peer.expectText("two");
      calls.expect("integer 1", "word two", "integer 3");
      part(session, peer);
    }
  }

  @Test
  void errorIsGivenTheError() throws IOException {
    try (Session session = Listening.start(calls)) {
      open(session).reset();
      calls.expect("error StreamingFailed", "end Failed");
    }
  }

  @Test
  void disconnectIsGivenCodeAndReason() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      peer.close(4000, "see you");
      peer.expectClose(4000);
      peer.hangUp();
      calls.expect("disconnect 4000 see you", "end Normal");
    }
  }

  @Test
  void disconnectMayHaveAHandlerForOneCode() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer first = open(session);
      first.close(1002, "what?");
      first.expectClose(1002);
      first.hangUp();
      calls.expect("1002 what?");
      part(session, open(session));
    }
  }

  @Test
  void terminateIsGivenTheReasonAndNothingFollows() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer = open(session);
      part(session, peer);

      assertThat(session.connection().tell("late")).isFalse();
      assertThat(session.connection().send("late")).isFalse();
      session.connection().reconnect();
    }
  }

  @Test
  void framesThatComeWithTheHandshakeAreDeliveredAfterConnectOldestFirst() throws IOException {
    try (Session session = Listening.start(calls)) {
      ScriptedPeer peer =
          session.accept(WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3"));
      calls.expect(OPEN, "text 1", "text 2", "text 3");
      part(session, peer);
    }
  }

  @Test
  void aMessageOfTheApplicationIsDeliveredWhileThereIsNoConnection() throws IOException {
    try (Session session = Listening.start(calls);
        ScriptedPeer peer = session.server().accept()) {
      peer.readRequest();
      session.connection().tell(1);
      calls.expect("integer 1");
      peer.send(peer.acceptance());
      calls.expect(OPEN);
      part(session, peer);
    }
  }

  @Test
  void whatIsAnsweredWithoutAConnectionIsACastingFailed() throws IOException {
    try (Session session = Listening.start(calls);
        ScriptedPeer peer = session.server().accept()) {
      peer.readRequest();
      session.connection().tell("word");
      calls.expect("word word, not open", "error CastingFailed", "end Failed");
    }
  }
}
