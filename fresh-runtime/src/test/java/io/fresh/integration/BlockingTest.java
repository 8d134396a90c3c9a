// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.ExitReason;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client whose handlers may block: what the event loop goes on with meanwhile, and in which order everything comes. */
class BlockingTest {

  @RegisterExtension final Connections connections = new Connections();

  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /** Its handler of texts blocks at the first, and answers none. */
  private RecordingDispatcher blocking() {
    return RecordingDispatcher.forOneLink()
        .blocking()
        .onText(
            (connection, text, outbox) -> {
              blocked.countDown();
              Patience.await(release, "the test to release the handler");
            });
  }

  // ---- threads ----

  @Test
  void handlersRunOnANamedThreadWhereWaitingForTheEndIsRefused() throws IOException {
    AtomicReference<@Nullable String> thread = new AtomicReference<>();
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  thread.set(Thread.currentThread().getName());
                  assertThatIllegalStateException().isThrownBy(connection::awaitTermination);
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("x"));
      recorder.awaitConnect();
      recorder.awaitText();
      assertThat(thread.get()).matches("fresh-handler-\\d+");
      client.partFrom(peer);
    }
  }

  @Test
  void whatAHandlerStartsWithALinkIsLinkedToItsConnection() throws IOException {
    RecordingDispatcher linked = RecordingDispatcher.forOneLink();
    AtomicReference<@Nullable Connection> started = new AtomicReference<>();
    try (ScriptedServer server = ScriptedServer.listen()) {
      RecordingDispatcher recorder =
          RecordingDispatcher.forOneLink()
              .blocking()
              .onInfo(
                  (connection, message, outbox) ->
                      started.set(
                          connections.startLink(
                              linked, server.uri().toString(), TestClient.options().build())));
      try (TestClient client = TestClient.start(recorder, server.uri());
          ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        client.connection().tell("start");
        recorder.await(Event.Info.class);
        assertThat(client.connection().isLinkedTo(started.get())).isTrue();
        client.connection().stop(ExitReason.shutdown("both"));
        peer.hangUp();
        recorder.awaitTerminate();
        assertThat(linked.awaitTerminate()).isEqualTo(ExitReason.shutdown("both"));
        linked.verify();
      }
    }
  }

  // ---- what does not wait for a handler ----

  @Test
  void aPingIsAnsweredWhileAHandlerBlocks() throws IOException {
    RecordingDispatcher recorder = blocking();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("x"));
      Patience.await(blocked, "the handler");
      peer.ping("alive?");
      peer.expectPong("alive?");
      release.countDown();
      recorder.awaitConnect();
      recorder.awaitText();
      assertThat(recorder.await(Event.Ping.class).payload()).isEqualTo("alive?");
      client.partFrom(peer);
    }
  }

  @Test
  void aCloseIsAnsweredWhileAHandlerBlocksAndHandledBehindTheMessagesBeforeIt() throws IOException {
    RecordingDispatcher recorder = blocking();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("b"), WireFrame.close(4000, ""));
      peer.expectClose(4000);
      assertThat(client.connection().isOpen()).isFalse();
      peer.hangUp();
      release.countDown();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("a");
      assertThat(recorder.awaitText()).isEqualTo("b");
      assertThat(recorder.awaitDisconnect()).isEqualTo(new CloseStatus(4000, ""));
      recorder.awaitTerminate();
    }
  }

  @Test
  void whatIsAnsweredAfterThePeersCloseIsDropped() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  Patience.await(release, "the peer's Close");
                  outbox.text("too late");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.close(1000, ""));
      peer.expectClose(1000);
      peer.hangUp();
      release.countDown();
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitDisconnect();
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.normal());
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  // ---- order ----

  @Test
  void whatAHandlerThrowsIsDecidedBeforeTheMessagesAndTheCloseThatWereReadMeanwhile()
      throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  Patience.await(release, "the peer's Close");
                  if (text.equals("a")) {
                    throw new IllegalStateException("boom");
                  }
                })
            .recoveringBy(error -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("b"), WireFrame.close(1000, ""));
      peer.expectClose(1000);
      peer.hangUp();
      release.countDown();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("a");
      recorder.awaitError(HandlingFailed.class);
      assertThat(recorder.awaitText()).isEqualTo("b");
      assertThat(recorder.awaitDisconnect()).isEqualTo(new CloseStatus(1000, ""));
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void whatOnConnectSendsGoesOutBeforeWhatOthersHaveSentMeanwhile() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onConnect(
                (connection, handshake, outbox) -> {
                  sendElsewhere(connection, "other");
                  connection.send("own");
                  Patience.await(release, "the peer to have read what is sent");
                  outbox.text("answer");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.expectText("own");
      release.countDown();
      peer.expectText("answer");
      peer.expectText("other");
      recorder.awaitConnect();
      client.partFrom(peer);
    }
  }

  private static void sendElsewhere(Connection connection, String text)
      throws InterruptedException {
    Thread other = new Thread(() -> connection.send(text));
    other.start();
    other.join();
  }

  @Test
  void aHandlerThatReconnectsIsTheLastOfItsLink() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  Patience.await(release, "the peer to have sent more");
                  connection.reconnect();
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("b"));
        peer.ping("read");
        peer.expectPong("read");
        release.countDown();
        peer.expectClose(1000);
        peer.close(1000, "");
        peer.hangUp();
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        assertThat(recorder.awaitText()).isEqualTo("a");
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  // ---- bounds ----

  @Test
  void aPeerIsNotTakenForDeadWhileItIsNotRead() throws IOException {
    Options hasty =
        TestClient.options()
            .mailboxMessages(1)
            .pingInterval(Duration.ofMillis(20))
            .pongTimeout(Duration.ofMillis(20))
            .build();
    RecordingDispatcher recorder = blocking();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), hasty);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(
          WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c"), WireFrame.close(1000, ""));
      for (int i = 0; i < 20; i++) { // that long no answer is read
        peer.expectPing("");
      }
      release.countDown();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("a");
      assertThat(recorder.awaitText()).isEqualTo("b");
      assertThat(recorder.awaitText()).isEqualTo("c");
      recorder.awaitDisconnect();
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
      peer.readUntilClose();
    }
  }

  @Test
  void theEndOfTheStreamIsHandledBehindWhatWasNotReadBeforeIt() throws IOException {
    int messages = 1_000;
    RecordingDispatcher recorder = blocking();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.start(
                recorder, server.uri(), TestClient.options().mailboxMessages(2).build())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        for (int i = 0; i < messages; i++) {
          peer.text("" + i);
        }
        Patience.await(blocked, "the handler");
      }
      release.countDown();
      recorder.awaitConnect();
      for (int i = 0; i < messages; i++) {
        assertThat(recorder.awaitText()).isEqualTo("" + i);
      }
      recorder.awaitError(StreamingFailed.class);
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void aMessageThatIsLargerThanTheMailboxIsTaken() throws IOException {
    String large = "x".repeat(100_000);
    RecordingDispatcher recorder = RecordingDispatcher.forOneLink().blocking();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.start(recorder, server.uri(), TestClient.options().mailboxBytes(1).build());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.text(large);
      peer.text("small");
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo(large);
      assertThat(recorder.awaitText()).isEqualTo("small");
      client.partFrom(peer);
    }
  }

  @Test
  void tellAndThePeersMessagesShareTheMailbox() throws IOException {
    RecordingDispatcher recorder = blocking();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.start(
                recorder, server.uri(), TestClient.options().mailboxMessages(2).build());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"));
      Patience.await(blocked, "the handler");
      peer.text("b");
      peer.ping("p");
      peer.expectPong("p"); // goes out before the ping is in the mailbox
      client.connection().send("behind");
      peer.expectText("behind");
      assertThat(client.connection().tell("no room")).isFalse();
      release.countDown();
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitText();
      recorder.await(Event.Ping.class);
      assertThat(client.connection().tell("room")).isTrue();
      recorder.await(Event.Info.class);
      client.partFrom(peer);
    }
  }

  // ---- the end ----

  @Test
  void stopLetsTheRunningHandlerFinishAndDropsItsAnswerAndWhatWaits() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  blocked.countDown();
                  Patience.await(release, "the peer's Close");
                  assertThat(Thread.currentThread().isInterrupted()).isFalse();
                  outbox.text("too late");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("b"));
      Patience.await(blocked, "the handler");
      client.connection().tell("c");
      client.connection().stop();
      peer.expectClose(1000);
      peer.close(1000, "");
      peer.expectEnd();
      release.countDown();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("a");
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void theCloseOfAStoppedConnectionIsFoundBehindWhatWasNotRead() throws IOException {
    RecordingDispatcher recorder = blocking();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.start(
                recorder,
                server.uri(),
                TestClient.options().mailboxMessages(1).closeTimeout(Duration.ofHours(1)).build());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c"));
      Patience.await(blocked, "the handler");
      client.connection().stop();
      peer.expectClose(1000);
      peer.close(1000, "");
      peer.expectEnd();
      release.countDown();
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitTerminate();
    }
  }

  @Test
  void killInterruptsTheRunningHandlerAndOnTerminateIsLast() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<@Nullable Boolean> atTheEnd = new AtomicReference<>();
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  blocked.countDown();
                  never.await();
                })
            .onTerminate(reason -> atTheEnd.set(Thread.currentThread().isInterrupted()));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"));
      Patience.await(blocked, "the handler");
      client.connection().kill();
      recorder.awaitConnect();
      recorder.awaitText();
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.killed());
      assertThat(atTheEnd.get()).isFalse();
    }
  }
}
