// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.testing.Certificate;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closing handshake from either side, and every way in which a link can end without one (RFC 6455 §7). */
final class ClosingTest {

  private static final CloseStatus ABNORMAL = new CloseStatus(CloseStatus.ABNORMAL, "");

  @Test
  void thePeersCloseIsAnsweredWithItsCode() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.close(4001, "because");
      assertThat(peer.expectClose(4001)).isEmpty();
      peer.hangUp();
      client.recorder().awaitConnect();
      assertThat(client.recorder().awaitDisconnect()).isEqualTo(new CloseStatus(4001, "because"));
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void aCloseWithoutACodeIsAnsweredWithoutOneAndToldAs1005() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.send(WireFrame.of(WireFrame.CLOSE, new byte[0]));
      assertThat(peer.expectFrame().payload()).isEmpty();
      peer.hangUp();
      client.recorder().awaitConnect();
      assertThat(client.recorder().awaitDisconnect()).isEqualTo(new CloseStatus(1005, ""));
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void afterThePeersCloseTheClientSendsOneCloseAndNothingElse() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.send(
          WireFrame.close(1000, ""),
          WireFrame.of(WireFrame.PING, new byte[0]),
          WireFrame.text("late"));
      peer.expectClose(1000);
      peer.endOutput();
      peer.expectEnd();
      client.recorder().awaitConnect();
      client.recorder().awaitDisconnect();
      client.recorder().awaitTerminate();
      assertThat(client.connection().send("too late")).isFalse();
    }
  }

  @Test
  void aPingThatCameWithTheCloseIsAnsweredBeforeIt() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      peer.send(WireFrame.of(WireFrame.PING, new byte[] {'a'}), WireFrame.close(1000, ""));
      peer.expectPong("a");
      peer.expectClose(1000);
      peer.hangUp();
      client.recorder().await(Event.Ping.class);
      client.recorder().awaitDisconnect();
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void aCloseThatWasAskedForCountsThoughThePeersIsReadBeforeItIsSent() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onText(
                (connection, text, outbox) -> callElsewhere(() -> connection.close(4000, "bye")));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("one"), WireFrame.close(1001, "restart"));
      peer.expectClose(1001);
      peer.hangUp();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("one");
      assertThat(recorder.awaitDisconnect()).isEqualTo(new CloseStatus(1001, "restart"));
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.normal());
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  /** From a thread that is not the connection's, while its handler runs. */
  private static void callElsewhere(Runnable call) throws InterruptedException {
    Thread other = new Thread(call);
    other.start();
    other.join();
  }

  @Test
  void byDefaultThePeersCloseIsFollowedByAReconnect() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        peer.close(1001, "restart");
        peer.expectClose(1001);
      }
      assertThat(client.recorder().awaitDisconnect()).isEqualTo(new CloseStatus(1001, "restart"));
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void ourCloseGoesBehindWhatWasSentBeforeIt() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().send("first");
      client.connection().close(4002, "enough");
      assertThat(client.connection().isOpen()).isFalse();
      assertThat(client.connection().send("too late")).isFalse();
      peer.expectText("first");
      assertThat(peer.expectClose(4002)).isEqualTo("enough");
      peer.close(4002, "all right");
      peer.hangUp();
      assertThat(client.recorder().awaitDisconnect()).isEqualTo(new CloseStatus(4002, "all right"));
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void messagesThatThePeerSentBeforeItsCloseAreStillDeliveredButNotAnswered() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher().onText((connection, text, outbox) -> outbox.text("answer"));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      client.connection().close(1000, "");
      peer.expectClose(1000);
      peer.send(WireFrame.text("late"), WireFrame.close(1000, ""));
      peer.endOutput();
      peer.expectEnd();
      assertThat(recorder.awaitText()).isEqualTo("late");
      recorder.awaitDisconnect();
      recorder.awaitTerminate();
    }
  }

  @Test
  void whenBothCloseAtTheSameTimeEachSendsOneClose() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().close(4002, "");
      peer.close(4001, "");
      peer.endOutput();
      assertThat(peer.readUntilClose()).hasSize(1);
      peer.expectEnd();
      assertThat(client.recorder().awaitDisconnect().code()).isEqualTo(4001);
      assertThat(client.recorder().awaitTerminate()).isNotNull();
    }
  }

  @Test
  void aCloseThatIsNeverAnsweredIsGivenUp() throws IOException {
    Options options = TestClient.options().closeTimeout(Duration.ofMillis(200)).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().close(1000, "");
      peer.expectClose(1000);
      assertThat(client.recorder().awaitDisconnect()).isEqualTo(ABNORMAL);
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
      peer.expectEnd();
    }
  }

  @Test
  void aCloseThatIsAnsweredLateIsStillAnswered() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().close(1000, "");
      peer.expectClose(1000);
      for (int i = 0; i < 3; i++) {
        peer.text("still busy");
        assertThat(client.recorder().awaitText()).isEqualTo("still busy");
      }
      peer.close(1000, "at last");
      peer.hangUp();
      assertThat(client.recorder().awaitDisconnect()).isEqualTo(new CloseStatus(1000, "at last"));
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void aServerThatNeverEndsTcpIsLeft() throws IOException {
    Options options =
        TestClient.options()
            .transport(TestClient.transport().lingerTimeout(Duration.ofMillis(200)).build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.close(1000, "");
      peer.expectClose(1000);
      peer.expectEnd();
      client.recorder().awaitConnect();
      client.recorder().awaitDisconnect();
      client.recorder().awaitTerminate();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEndOfTcpWithoutACloseIsAnError(boolean tls) {
    assertLost(tls, ScriptedPeer::drop);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anOrderlyEndOfTheTransportWithoutACloseIsAnError(boolean tls) {
    assertLost(tls, ScriptedPeer::hangUp);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aResetIsAnError(boolean tls) {
    assertLost(tls, ScriptedPeer::reset);
  }

  @Test
  void anEndOfTcpWithinAFrameIsAnError() {
    assertLost(
        false,
        peer -> {
          peer.send(new byte[] {(byte) 0x81, 5, 'h'});
          peer.drop();
        });
  }

  @Test
  void anEndOfTcpWithinAMessageIsAnError() {
    assertLost(
        false,
        peer -> {
          peer.send(WireFrame.text("only half").unfinished());
          peer.drop();
        });
  }

  private static void assertLost(boolean tls, ScriptedServer.Script end) {
    ScriptedServer.Script script =
        peer -> {
          peer.acceptUpgrade();
          peer.text("hello");
          peer.expectText("now");
          end.play(peer);
        };
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink().onText((connection, text, outbox) -> outbox.text("now"));
    try (ScriptedServer server =
            tls ? ScriptedServer.runTls(Certificate.VALID, script) : ScriptedServer.run(script);
        TestClient client = TestClient.start(recorder, server.uri())) {
      recorder.awaitConnect();
      recorder.awaitText();
      assertThat(recorder.awaitError(StreamingFailed.class).isTransportLost()).isTrue();
      assertThat(client.connection().isOpen()).isFalse();
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEndOfTcpWhileClosingIsADisconnectAndNoError(boolean tls) {
    assertAbnormalWhileClosing(tls, ScriptedPeer::drop);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aResetWhileClosingIsADisconnectAndNoError(boolean tls) {
    assertAbnormalWhileClosing(tls, ScriptedPeer::reset);
  }

  @Test
  void aViolationWhileClosingIsADisconnectAndNoError() {
    assertAbnormalWhileClosing(false, peer -> peer.send(WireFrame.of(0x3, new byte[0])));
  }

  private static void assertAbnormalWhileClosing(boolean tls, ScriptedServer.Script end) {
    ScriptedServer.Script script =
        peer -> {
          peer.acceptUpgrade();
          peer.expectClose(1000);
          end.play(peer);
        };
    try (ScriptedServer server =
            tls ? ScriptedServer.runTls(Certificate.VALID, script) : ScriptedServer.run(script);
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      client.recorder().awaitConnect();
      client.connection().close(1000, "");
      assertThat(client.recorder().awaitDisconnect()).isEqualTo(ABNORMAL);
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @Test
  void anExplicitReconnectIsObeyedAlsoAfterOurOwnClose() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher().leavingBy(status -> Recovery.reconnect());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        client.connection().close(1000, "");
        peer.expectClose(1000);
        peer.close(1000, "");
      }
      recorder.awaitDisconnect();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void reconnectOfAnOpenConnectionSaysGoodbyeAndComesBackWithoutADisconnect() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        client.connection().reconnect();
        peer.expectClose(1000);
        peer.close(1000, "");
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        client.partFrom(peer);
      }
    }
  }
}
