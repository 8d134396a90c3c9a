// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.testing.Certificate;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** {@code stop()} in every state, and what ends by itself. */
final class StoppingTest {

  private static final Options FAR_APART =
      TestClient.options()
          .backoffMax(Duration.ofHours(1))
          .backoffInitial(Duration.ofHours(1))
          .build();

  @Test
  void whileConnectingItEndsAtOnceWithoutAnError() {
    try (ScriptedServer server = ScriptedServer.listenTls(Certificate.VALID);
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      client.connection().stop();
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void whileTlsIsAgreedOnItDropsTheTransport() throws IOException {
    try (ScriptedServer server = ScriptedServer.listenTls(Certificate.VALID);
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      client.connection().stop();
      client.recorder().awaitTerminate();
      peer.expectTlsRefusal();
    }
  }

  @Test
  void whileUpgradingItDropsTheTransportWithoutAnError() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      client.connection().stop();
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
      peer.expectEnd();
    }
  }

  @Test
  void whileWaitingItEndsAtOnce() {
    try (RefusedPort port = RefusedPort.hold();
        TestClient client = TestClient.start(new RecordingDispatcher(), port.uri(), FAR_APART)) {
      client.recorder().awaitError(ConnectingFailed.class);
      client.connection().stop();
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void whileIdleItEndsAtOnce() {
    RecordingDispatcher ignoring =
        new RecordingDispatcher().recoveringBy(error -> Recovery.ignore());
    try (RefusedPort port = RefusedPort.hold();
        TestClient client = TestClient.start(ignoring, port.uri())) {
      ignoring.awaitError(ConnectingFailed.class);
      client.connection().stop();
      assertThat(ignoring.awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void whileOpenItSaysGoodbyeBehindWhatWasSent() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().send("last words");
      client.connection().stop(ExitReason.shutdown("the day is over"));
      peer.expectText("last words");
      assertThat(peer.expectClose(1000)).isEmpty();
      peer.send(WireFrame.text("not delivered"), WireFrame.close(1000, ""));
      peer.hangUp();
      assertThat(client.recorder().awaitTerminate())
          .isEqualTo(ExitReason.shutdown("the day is over"));
    }
  }

  @Test
  void whileOpenTheGoodbyeIsBounded() throws IOException {
    Options options = TestClient.options().closeTimeout(Duration.ofMillis(200)).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().stop();
      peer.expectClose(1000);
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void whileClosingTheHandshakeGoesOnWithoutTheDisconnect() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().close(4002, "");
      client.connection().stop(ExitReason.shutdown("enough"));
      peer.expectClose(4002);
      peer.close(4002, "");
      peer.endOutput();
      peer.expectEnd();
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.shutdown("enough"));
    }
  }

  @Test
  void theFirstReasonCounts() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().stop(ExitReason.shutdown("first"));
      client.connection().stop(ExitReason.shutdown("second"));
      peer.expectClose(1000);
      peer.hangUp();
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.shutdown("first"));
      client.connection().stop();
      assertThat(Patience.get(client.connection().terminated(), "the end"))
          .isEqualTo(ExitReason.shutdown("first"));
    }
  }

  @Test
  void insideAHandlerItLetsTheHandlerFinishAndDropsItsAnswer() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onText(
                (connection, text, outbox) -> {
                  connection.stop();
                  outbox.frame(Frame.text("dropped"));
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("stop"), WireFrame.text("not delivered"));
      peer.expectClose(1000);
      peer.hangUp();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("stop");
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.normal());
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void whileAHandlerRunsItWaitsForItsEnd() throws IOException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onText(
                (connection, text, outbox) -> {
                  entered.countDown();
                  Patience.await(stopped, "stop() to return");
                  outbox.text("dropped");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("one"), WireFrame.text("not delivered"));
      Patience.await(entered, "the handler to run");
      client.connection().stop();
      stopped.countDown();
      peer.expectClose(1000);
      peer.hangUp();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("one");
      recorder.awaitTerminate();
    }
  }

  @Test
  void afterItNothingIsAcceptedAndNobodyWaitsInVain() {
    try (RefusedPort port = RefusedPort.hold();
        TestClient client = TestClient.start(new RecordingDispatcher(), port.uri(), FAR_APART)) {
      client.recorder().awaitError(ConnectingFailed.class);
      var opened = client.connection().opened();
      client.connection().stop();
      client.recorder().awaitTerminate();
      assertThat(client.connection().send("text")).isFalse();
      assertThat(client.connection().tell("message")).isFalse();
      client.connection().reconnect();
      assertThatThrownBy(() -> Patience.get(opened, "an end"))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> opened.toCompletableFuture().join())
          .isInstanceOf(CompletionException.class);
    }
  }

  @Test
  void opensAndTerminatesAreToldToWhoeverAsks() throws Exception {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      Connection connection = client.connection();
      peer.acceptUpgrade();
      assertThat(Patience.get(connection.opened(), "the connection to open")).isSameAs(connection);
      assertThat(connection.isOpen()).isTrue();
      client.recorder().awaitConnect();
      assertThat(connection.awaitTermination(Duration.ofMillis(1))).isEmpty();
      client.partFrom(peer);
      assertThat(connection.awaitTermination()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void reconnectCutsTheWaitShort() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri(), FAR_APART)) {
      try (ScriptedPeer peer = server.accept()) {
        peer.refuse("503 Busy", "", "Retry-After: 3600");
        client.recorder().awaitError(EstablishingFailed.class);
      }
      client.connection().reconnect();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        assertThat(client.recorder().awaitConnect().attempt()).isEqualTo(2);
        client.partFrom(peer);
      }
    }
  }

  @Test
  void reconnectEndsIdleness() throws IOException {
    RecordingDispatcher ignoring =
        new RecordingDispatcher().recoveringBy(error -> Recovery.ignore());
    // Whoever were to wait for another attempt would end.
    Options once = TestClient.options().maxAttempts(1).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(ignoring, server.uri(), once)) {
      try (ScriptedPeer peer = server.accept()) {
        peer.refuse("500 Broken", "");
        ignoring.awaitError(EstablishingFailed.class);
      }
      client.connection().reconnect();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        ignoring.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void whenAllAttemptsAreUsedUpItEndsWithTheLastError() {
    Options options = TestClient.options().maxAttempts(3).build();
    try (RefusedPort port = RefusedPort.hold();
        TestClient client = TestClient.start(new RecordingDispatcher(), port.uri(), options)) {
      client.recorder().awaitError(ConnectingFailed.class);
      client.recorder().awaitError(ConnectingFailed.class);
      ConnectingFailed last = client.recorder().awaitError(ConnectingFailed.class);
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.failed(last));
    }
  }
}
