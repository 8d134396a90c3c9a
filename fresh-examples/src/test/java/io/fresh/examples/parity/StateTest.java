// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Recovery;
import io.fresh.examples.parity.StateClients.Ask;
import io.fresh.examples.parity.StateClients.Counting;
import io.fresh.examples.parity.StateClients.Fields;
import io.fresh.examples.parity.StateClients.Total;
import io.fresh.examples.parity.StateClients.Trail;
import io.fresh.examples.parity.StateClients.Walker;
import io.fresh.testing.Patience;
import io.fresh.testing.Recorder;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which state a handler sees. */
final class StateTest {

  private final Recorder<String> calls = new Recorder<>();

  private Session walk(Recovery recovery) {
    return Session.start(
        calls,
        (uri, options) ->
            StateClients_WalkerFresh.start(
                new Walker(calls, recovery), uri, new Trail("start"), options));
  }

  /** The client's next link, whose {@code @OnConnect} has run. */
  private ScriptedPeer open(Session session) throws IOException {
    ScriptedPeer peer = session.accept();
    calls.expect("connect");
    return peer;
  }

  private static void leave(ScriptedPeer peer) throws IOException {
    peer.close(1001, "");
    peer.expectClose(1001);
    peer.hangUp();
  }

  private static void assertState(Session session, ScriptedPeer peer, String steps)
      throws IOException {
    session.connection().tell(new Ask());
    peer.expectText(steps);
  }

  @Test
  void objectFieldsSurviveAReconnect() throws IOException {
    Session.Start start =
        (uri, options) -> StateClients_FieldsFresh.start(new Fields(calls), uri, options);
    try (Session session = Session.start(calls, start)) {
      ScriptedPeer first = session.accept();
      first.expectText("seen 1");
      leave(first);
      ScriptedPeer second = session.accept();
      second.expectText("seen 3");
      calls.expect("connect", "disconnect", "connect");
      session.part(second);
    }
  }

  @Test
  void typedStateIsThreadedThroughAllHandlers() throws IOException {
    try (Session session = walk(Recovery.close())) {
      ScriptedPeer peer = open(session);
      for (Trigger trigger : Trigger.values()) {
        trigger.pull(peer, session.connection());
        if (trigger == Trigger.PONG) {
          calls.expect(
              "a text", "binary", "ping", "pong"); // what follows does not come from the peer
        }
      }
      calls.expect("info");
      assertState(session, peer, "start connect a text binary ping pong info");
      leave(peer);
      calls.expect("disconnect", "end:start connect a text binary ping pong info disconnect");
    }
  }

  @Test
  void typedStateGoesBackToItsInitialValueOnReconnect() throws IOException {
    Recorder<String> silent = new Recorder<>();
    try (Session session =
        Session.start(
            silent,
            (uri, options) ->
                StateClients_CountingFresh.start(
                    new Counting(silent), uri, new Total(0, 0), options))) {
      ScriptedPeer first = session.accept(WireFrame.text("one"), WireFrame.text("two"));
      silent.expect("text", "text");
      leave(first);
      ScriptedPeer second = session.accept(WireFrame.text("one"));
      silent.expect("text");
      session.part(second);
      silent.expect("Total[texts=1, infos=0]");
    }
  }

  @Test
  void aReconnectWithAStateReplacesTheInitialValueForGood() throws IOException {
    try (Session session = walk(Recovery.reconnect())) {
      leave(open(session));
      calls.expect("disconnect");
      ScriptedPeer second = open(session);
      assertState(session, second, "start connect disconnect connect");

      session.connection().reconnect(); // nobody decides: the initial value is the replaced one
      second.expectClose(1000);
      second.close(1000, "");
      second.hangUp();
      ScriptedPeer third = open(session);
      assertState(session, third, "start connect disconnect connect");
      session.part(third);
      calls.expect("end:start connect disconnect connect");
    }
  }

  @Test
  void anIgnoreWithAStateIsTheStateFromNowOnAlsoWithoutATransport() throws IOException {
    try (Session session = walk(Recovery.ignore())) {
      open(session).reset();
      calls.expect("error");
      session.connection().tell(new Trigger.Nudge());
      calls.expect("info");
      session.connection().stop();
      session.awaitEnd();
      calls.expect("end:start connect error info");
    }
  }

  @Test
  void aCloseWithAStateIsWhatTerminateSees() throws IOException {
    try (Session session = walk(Recovery.close())) {
      open(session).reset();
      session.awaitEnd();
      calls.expect("error", "end:start connect error");
    }
  }

  @Test
  void theStateIsSeenByOneHandlerAtATimeWithoutALock() throws Exception {
    int threads = 4;
    int each = 5_000;
    try (Session session =
        Session.start(
            calls,
            (uri, options) ->
                StateClients_CountingFresh.start(
                    new Counting(calls), uri, new Total(0, 0), options))) {
      ScriptedPeer peer = session.accept();
      List<CompletableFuture<Void>> tellers =
          Stream.generate(() -> tell(session.connection(), each)).limit(threads).toList();
      for (int i = 0; i < each; i++) {
        peer.text("one");
      }
      for (CompletableFuture<Void> teller : tellers) {
        Patience.get(teller, "all messages to be accepted");
      }
      for (int i = 0; i < each * (threads + 1); i++) {
        calls.await("a message");
      }
      session.part(peer);
      calls.expect(new Total(each, threads * each).toString());
    }
  }

  private static CompletableFuture<Void> tell(Connection connection, int count) {
    return CompletableFuture.runAsync(
        () -> {
          for (int i = 0; i < count; i++) {
            while (!connection.tell(new Trigger.Nudge())) { // the mailbox is full
              Thread.onSpinWait();
            }
          }
        });
  }

  @Test
  void objectFieldsAreSeenByOneHandlerAtATimeWithoutALock() throws IOException {
    int each = 500; // the queue of what is sent has room for all of it
    Session.Start start =
        (uri, options) -> StateClients_FieldsFresh.start(new Fields(calls), uri, options);
    try (Session session = Session.start(calls, start)) {
      ScriptedPeer peer = session.open();
      CompletableFuture<Void> teller = tell(session.connection(), each);
      CompletableFuture<Void> texts =
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int i = 0; i < each; i++) {
                    peer.text("one");
                  }
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      for (int i = 1; i <= 2 * each + 1; i++) {
        peer.expectText("seen " + i);
        assertThat(calls.await("a call")).isIn("connect", "text", "info");
      }
      Patience.get(teller, "all messages to be accepted");
      Patience.get(texts, "all texts to be sent");
      session.part(peer);
    }
  }
}
