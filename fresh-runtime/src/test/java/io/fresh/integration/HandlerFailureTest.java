// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Recovery;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A handler that throws is never silent, and never hurts anything but its connection. */
final class HandlerFailureTest {

  private final IllegalStateException boom = new IllegalStateException("boom");

  private RecordingDispatcher throwingAtText() {
    return new RecordingDispatcher()
        .onText(
            (connection, text, outbox) -> {
              throw boom;
            });
  }

  @Test
  void itClosesWith1011AndAnEmptyReasonAndTerminatesAsFailed() throws IOException {
    RecordingDispatcher recorder = throwingAtText();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("x"));
      assertThat(peer.expectClose(1011)).isEmpty();
      peer.close(1011, "");
      peer.hangUp();
      recorder.awaitConnect();
      recorder.awaitText();
      HandlingFailed error = recorder.awaitError(HandlingFailed.class);
      assertThat(error).hasCause(boom);
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.failed(error));
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void anErrorHandlerMayIgnoreIt() throws IOException {
    RecordingDispatcher recorder = throwingAtText().recoveringBy(error -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("x"));
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitError(HandlingFailed.class);
      client.connection().send("alive");
      peer.expectText("alive");
      client.partFrom(peer);
    }
  }

  @Test
  void anErrorHandlerThatThrowsEndsTheConnection() throws IOException {
    RecordingDispatcher recorder =
        throwingAtText()
            .recoveringBy(
                error -> {
                  throw boom;
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("x"));
      peer.expectClose(1011);
      peer.hangUp();
      recorder.awaitConnect();
      recorder.awaitText();
      recorder.awaitError(HandlingFailed.class);
      assertThat(recorder.awaitTerminate())
          .isInstanceOfSatisfying(
              ExitReason.Failed.class, failed -> assertThat(failed.cause()).hasCause(boom));
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void aDisconnectHandlerThatThrowsAsksTheErrorHandler() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .leavingBy(
                status -> {
                  throw boom;
                })
            .recoveringBy(error -> Recovery.close(ExitReason.shutdown("handled")));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.close(1000, ""));
      peer.expectClose(1000);
      peer.hangUp();
      recorder.awaitConnect();
      recorder.awaitDisconnect();
      assertThat(recorder.awaitError(HandlingFailed.class).isTransportLost()).isTrue();
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.shutdown("handled"));
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void aConnectHandlerThatThrowsIsNoReasonToAskTwice() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onConnect(
                (connection, handshake, outbox) -> {
                  throw boom;
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.expectClose(1011);
      peer.hangUp();
      recorder.awaitConnect();
      HandlingFailed error = recorder.awaitError(HandlingFailed.class);
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.failed(error));
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void theCloseReachesThePeerAlsoWhenConnectFailsForGood() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onConnect(
                (connection, handshake, outbox) -> {
                  throw new StackOverflowError("on purpose");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.expectClose(1011);
      peer.hangUp();
      recorder.awaitConnect();
      assertThat(recorder.awaitTerminate()).isInstanceOf(ExitReason.Failed.class);
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void whatCameWithTheMessageThatItFailedAtIsNotDelivered() throws IOException {
    RecordingDispatcher recorder = throwingAtText();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(
          WireFrame.text("one"), WireFrame.text("two"), WireFrame.of(WireFrame.PING, new byte[0]));
      peer.expectPong(""); // no Close was read yet, so that the ping has to be answered
      peer.expectClose(1011);
      peer.hangUp();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("one");
      recorder.awaitError(HandlingFailed.class);
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void aReconnectAfterItClosesInAnOrderlyWayAndDeliversNoMoreOfTheOldLink() throws IOException {
    RecordingDispatcher recorder = throwingAtText().recoveringBy(error -> Recovery.reconnect());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(WireFrame.text("one"), WireFrame.text("two"));
        peer.expectClose(1000);
        peer.send(WireFrame.text("three"), WireFrame.close(1000, ""));
      }
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("one");
      recorder.awaitError(HandlingFailed.class);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }
}
