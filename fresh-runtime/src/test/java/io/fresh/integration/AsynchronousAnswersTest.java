// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.Recovery;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come later, over the wire: a text that begins with a question mark is promised an answer. */
final class AsynchronousAnswersTest {

  private final Map<String, CompletableFuture<String>> promised = new ConcurrentHashMap<>();

  private RecordingDispatcher promising() {
    return new RecordingDispatcher()
        .onText(
            (connection, text, outbox) -> {
              if (text.startsWith("?")) {
                outbox.async(promised(text), Outbox::text);
              } else {
                outbox.text(text);
              }
            })
        .leavingBy(status -> Recovery.close());
  }

  private CompletableFuture<String> promised(String question) {
    return promised.computeIfAbsent(question, text -> new CompletableFuture<>());
  }

  @Test
  void answersThatComeLaterKeepTheirOrderAndThoseGivenAtOnceDoNotWait() throws IOException {
    RecordingDispatcher recorder = promising();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("?1"), WireFrame.text("?2"), WireFrame.text("3"));
      peer.expectText("3");
      promised("?2").complete("two");
      peer.text("4");
      peer.expectText("4");
      promised("?1").complete("one");
      peer.expectText("one");
      peer.expectText("two");
      recorder.awaitConnect();
      for (int i = 0; i < 4; i++) {
        recorder.awaitText();
      }
      client.partFrom(peer);
    }
  }

  @Test
  void aStageThatFailsIsAHandlerThatFailsAndTheNextGoOn() throws IOException {
    IllegalStateException boom = new IllegalStateException("boom");
    RecordingDispatcher recorder = promising().recoveringBy(error -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("?1"), WireFrame.text("?2"));
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitText();
      promised("?2").complete("two");
      promised("?1").completeExceptionally(boom);
      HandlingFailed failed = recorder.awaitError(HandlingFailed.class);
      assertThat(failed).hasCause(boom).hasMessageContaining("@OnText");
      assertThat(failed.isTransportLost()).isFalse();
      peer.expectText("two");
      client.partFrom(peer);
    }
  }

  @Test
  void withoutAnErrorHandlerAStageThatFailsEndsTheConnection() throws IOException {
    RecordingDispatcher recorder = promising();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("?"));
      recorder.awaitConnect();
      recorder.awaitText();
      promised("?").completeExceptionally(new IllegalStateException("boom"));
      assertThat(peer.expectClose(1011)).isEmpty();
      peer.hangUp();
      HandlingFailed failed = recorder.awaitError(HandlingFailed.class);
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.failed(failed));
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void whatWasPromisedToALinkIsCancelledWithItAndNeverSentOverTheNext() throws IOException {
    RecordingDispatcher recorder = promising();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(WireFrame.text("?first"), WireFrame.text("?shared"));
        recorder.awaitConnect();
        recorder.awaitText();
        recorder.awaitText();
        promised("?shared").complete("of the first link");
        peer.drop();
      }
      recorder.awaitError(StreamingFailed.class);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(WireFrame.text("?second"));
        recorder.awaitConnect();
        recorder.awaitText();
        assertThat(promised("?first")).isCancelled();
        promised("?second").complete("of the second link");
        peer.expectText("of the second link");
        client.partFrom(peer);
      }
    }
  }

  @Test
  void whatWasPromisedIsCancelledBeforeTheConnectionTerminates() throws IOException {
    RecordingDispatcher recorder = promising();
    boolean[] cancelled = new boolean[1];
    recorder.onTerminate(reason -> cancelled[0] = promised("?").isCancelled());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("?"));
      recorder.awaitConnect();
      recorder.awaitText();
      client.partFrom(peer);
    }
    assertThat(cancelled).containsExactly(true);
  }

  @Test
  void whatIsPromisedAfterAStopIsCancelledAndNotMissed() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onText(
                (connection, text, outbox) -> {
                  connection.stop();
                  outbox.async(promised("?"), Outbox::text);
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("x"));
      peer.expectClose(1000);
      peer.close(1000, "");
      peer.hangUp();
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitTerminate();
      assertThat(promised("?")).isCancelled();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void aReactionIsObeyedAtItsTurn() throws IOException {
    CompletableFuture<Reaction> close = new CompletableFuture<>();
    RecordingDispatcher recorder =
        promising().onInfo((connection, message, outbox) -> outbox.async(close, Outbox::reaction));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("?1"));
      recorder.awaitConnect();
      recorder.awaitText();
      client.connection().tell("close");
      recorder.await(Event.Info.class);
      close.complete(Reaction.close(4000, "done"));
      promised("?1").complete("one");
      peer.expectText("one");
      assertThat(peer.expectClose(4000)).isEqualTo("done");
      peer.close(4000, "done");
      peer.hangUp();
      assertThat(recorder.awaitDisconnect().code()).isEqualTo(4000);
      recorder.awaitTerminate();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsBehindAsManyPromisesAsThereMayBeIsHandledWhenHalfOfThemAreKept(boolean blocking)
      throws IOException {
    Options options = TestClient.options().mailboxMessages(2).build();
    RecordingDispatcher recorder = blocking ? promising().blocking() : promising();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(
          WireFrame.text("?1"), WireFrame.text("?2"), WireFrame.text("?3"), WireFrame.text("4"));
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitText();
      promised("?1").complete("one");
      peer.expectText("one");
      recorder.awaitText();
      promised("?2").complete("two");
      peer.expectText("two");
      peer.expectText("4");
      recorder.awaitText();
      promised("?3").complete("three");
      peer.expectText("three");
      client.partFrom(peer);
    }
  }

  @Test
  void whatIsToldWaitsBehindAsManyPromisesAsThereMayBe() throws IOException {
    Options options = TestClient.options().mailboxMessages(1).build();
    RecordingDispatcher recorder =
        promising().onInfo((connection, message, outbox) -> outbox.text("told"));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("?"));
      recorder.awaitConnect();
      recorder.awaitText();
      client.connection().tell("waits");
      client.connection().send("the event loop has turned");
      peer.expectText("the event loop has turned");
      promised("?").complete("promised");
      peer.expectText("promised");
      peer.expectText("told");
      recorder.await(Event.Info.class);
      client.partFrom(peer);
    }
  }

  @Test
  void whatIsPromisedWithoutALinkIsCastingFailed() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onInfo((connection, message, outbox) -> outbox.async(promised("?"), Outbox::text))
            .recoveringBy(error -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        peer.drop();
      }
      recorder.awaitError(StreamingFailed.class);
      client.connection().tell("anyone there?");
      recorder.await(Event.Info.class);
      assertThat(recorder.awaitError(CastingFailed.class))
          .hasMessage("Expected an open connection for what a handler answered, it is IDLE");
      assertThat(promised("?")).isCancelled();
      client.connection().stop();
      recorder.awaitTerminate();
    }
  }

  @Test
  void anyThreadMayCompleteAlsoAHandlerOfTheSameConnection() throws IOException {
    CountDownLatch completed = new CountDownLatch(1);
    RecordingDispatcher recorder =
        promising()
            .onInfo(
                (connection, message, outbox) -> {
                  promised("?").complete("from a handler");
                  completed.countDown();
                  outbox.text("at once");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("?"));
      recorder.awaitConnect();
      recorder.awaitText();
      client.connection().tell("complete it");
      recorder.await(Event.Info.class);
      Patience.await(completed, "the handler to complete the promise");
      peer.expectText("at once");
      peer.expectText("from a handler");
      client.partFrom(peer);
    }
  }
}
