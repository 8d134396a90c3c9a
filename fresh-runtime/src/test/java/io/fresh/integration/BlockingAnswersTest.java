// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Reaction;
import io.fresh.Recovery;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where and when what a handler that blocks has answered goes out, and messages in parts for such handlers. */
class BlockingAnswersTest {

  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CompletableFuture<String> promised = new CompletableFuture<>();
  private final AtomicReference<@Nullable String> thread = new AtomicReference<>();

  private void block() {
    blocked.countDown();
    Patience.await(release, "the test to release the handler");
  }

  @Test
  void aHandlerThatOutlivesItsLinkAnswersToNoOther() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  block();
                  outbox.text("too late");
                  outbox.async(promised, (answers, answer) -> answers.text(answer));
                  outbox.reaction(Reaction.close(4000, "too late"));
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(WireFrame.text("a"));
        reconnectWhileAHandlerBlocks(client, peer);
      }
      try (ScriptedPeer peer = server.accept()) {
        openWhileAHandlerBlocks(peer);
        recorder.awaitConnect();
        recorder.awaitText();
        recorder.awaitConnect();
        recorder.await(Event.Ping.class);
        assertThat(promised).isCancelled();
        assertThat(client.connection().send("of the new link")).isTrue();
        peer.expectText("of the new link");
        client.partFrom(peer);
      }
    }
  }

  @Test
  void aGreetingThatOutlivesItsLinkDoesNotGoAheadOfTheNext() throws IOException {
    AtomicReference<String> next = new AtomicReference<>("first");
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onConnect(
                (connection, handshake, outbox) -> {
                  if (next.getAndSet("second").equals("first")) {
                    block();
                    outbox.text("too late");
                    connection.send("as anybody's");
                  } else {
                    outbox.text("greeting");
                  }
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        reconnectWhileAHandlerBlocks(client, peer);
      }
      try (ScriptedPeer peer = server.accept()) {
        openWhileAHandlerBlocks(peer);
        peer.expectText("greeting");
        peer.expectText("as anybody's");
        recorder.awaitConnect();
        recorder.awaitConnect();
        recorder.await(Event.Ping.class);
        client.partFrom(peer);
      }
    }
  }

  private void reconnectWhileAHandlerBlocks(TestClient client, ScriptedPeer peer)
      throws IOException {
    Patience.await(blocked, "the handler");
    client.connection().reconnect();
    peer.expectClose(1000);
    peer.close(1000, "");
    peer.hangUp();
  }

  private void openWhileAHandlerBlocks(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade();
    peer.ping("open");
    peer.expectPong("open");
    release.countDown();
  }

  @Test
  void aPromisedAnswerIsEncodedOnTheThreadOfTheHandlersAndBetweenTwoOfThem() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  if (text.equals("promise")) {
                    outbox.async(
                        promised,
                        (answers, answer) -> {
                          thread.set(Thread.currentThread().getName());
                          answers.text(answer);
                        });
                  } else {
                    block();
                    assertThat(thread.get()).isNull();
                    outbox.text("at once");
                  }
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("promise"), WireFrame.text("block"));
      Patience.await(blocked, "the handler");
      promised.complete("promised");
      peer.ping("the event loop has turned");
      peer.expectPong("the event loop has turned");
      release.countDown();
      peer.expectText("at once");
      peer.expectText("promised");
      assertThat(thread.get()).startsWith("fresh-handler-");
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitText();
      recorder.await(Event.Ping.class);
      client.partFrom(peer);
    }
  }

  @Test
  void aPromiseToALinkThatHasEndedIsCancelledWhereItMayBlock() throws IOException {
    promised.whenComplete((answer, failure) -> thread.set(Thread.currentThread().getName()));
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText((connection, text, outbox) -> outbox.async(promised, (answers, answer) -> {}));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("promise"));
      recorder.awaitConnect();
      recorder.awaitText();
      client.partFrom(peer);
    }
    assertThat(promised).isCancelled();
    assertThat(thread.get()).startsWith("fresh-handler-");
  }

  @Test
  void partsAreCopiedAndHandledInOrder() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.inParts()
            .recoveringBy(error -> Recovery.close())
            .leavingBy(status -> Recovery.close())
            .blocking()
            .onText((connection, text, outbox) -> block());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(
          WireFrame.text("one").unfinished(),
          WireFrame.of(WireFrame.CONTINUATION, "two".getBytes(UTF_8)),
          WireFrame.of(WireFrame.BINARY, new byte[3]).unfinished(),
          WireFrame.of(WireFrame.CONTINUATION, new byte[4]));
      peer.ping("all is read");
      peer.expectPong("all is read");
      release.countDown();
      recorder.awaitConnect();
      assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("one", false));
      assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("two", true));
      assertThat(recorder.await(Event.BinaryPart.class)).isEqualTo(new Event.BinaryPart(3, false));
      assertThat(recorder.await(Event.BinaryPart.class)).isEqualTo(new Event.BinaryPart(4, true));
      recorder.await(Event.Ping.class);
      client.partFrom(peer);
    }
  }
}
