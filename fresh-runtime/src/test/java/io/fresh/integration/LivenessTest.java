// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pings that nobody asked for, and what becomes of a peer that does not answer them. */
final class LivenessTest {

  private static final Duration OFTEN = Duration.ofMillis(20);

  @Test
  void aPeerThatAnswersStaysConnected() throws IOException {
    Options options = TestClient.options().pingInterval(OFTEN).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      for (int i = 0; i < 5; i++) {
        peer.expectPing("");
        peer.pong("");
        assertThat(client.recorder().await(Event.Pong.class).payload()).isEmpty();
      }
      peer.close(1000, "");
      assertThat(client.recorder().awaitDisconnect().code()).isEqualTo(1000);
    }
  }

  @Test
  void aPeerThatFallsSilentIsLost() throws IOException {
    Options options =
        TestClient.options().pingInterval(OFTEN).pongTimeout(Duration.ofMillis(200)).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      assertThat(client.recorder().awaitError(StreamingFailed.class)).hasMessageContaining("pong");
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
      peer.readUntilClose();
      peer.hangUp();
    }
  }

  @Test
  void aPeerThatFallsSilentIsLeftForANewLink() throws IOException {
    Options options =
        TestClient.options().pingInterval(OFTEN).pongTimeout(Duration.ofMillis(200)).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri(), options)) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        client.recorder().awaitError(StreamingFailed.class);
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        client.connection().stop();
        peer.readUntilClose();
      }
    }
  }

  @Test
  void aPongThatNobodyAskedForReachesTheHandler() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.pong("unasked");
      client.recorder().awaitConnect();
      assertThat(client.recorder().await(Event.Pong.class).payload()).isEqualTo("unasked");
      client.partFrom(peer);
    }
  }

  @Test
  void pingsOfEverySizeAreAnsweredInOrder() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.ping("");
      peer.ping("x".repeat(125));
      peer.expectPong("");
      peer.expectPong("x".repeat(125));
      client.recorder().awaitConnect();
      client.recorder().await(Event.Ping.class);
      client.recorder().await(Event.Ping.class);
      client.partFrom(peer);
    }
  }
}
