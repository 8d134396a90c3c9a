// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import io.fresh.SendOutcome;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What {@code sendAsync} tells of a message, over the wire. */
final class SendOutcomeTest {

  private static final int MIB = 1 << 20;

  @Test
  void whatThePeerReadsIsWritten() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      var text = client.connection().sendAsync(Frame.text("text"));
      var binary = client.connection().sendAsync(Frame.binary(new byte[200_000]));
      var ping = client.connection().sendAsync(Frame.ping(new byte[] {'a'}));
      var pong = client.connection().sendAsync(Frame.pong(new byte[] {'b'}));
      peer.expectText("text");
      for (int read = 0; read < 200_000; ) {
        read += peer.expectFrame().payload().length;
      }
      peer.expectPing("a");
      peer.expectPong("b");
      for (var outcome : List.of(text, binary, ping, pong)) {
        assertThat(Patience.get(outcome, "the outcome")).isEqualTo(SendOutcome.WRITTEN);
      }
      client.partFrom(peer);
    }
  }

  @Test
  void sendAndSendAsyncOfOneThreadKeepTheirOrder() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      for (int i = 0; i < 400; i += 2) {
        assertThat(client.connection().send(Integer.toString(i))).isTrue();
        client.connection().sendAsync(Frame.text(Integer.toString(i + 1)));
      }
      for (int i = 0; i < 400; i++) {
        peer.expectText(Integer.toString(i));
      }
      client.partFrom(peer);
    }
  }

  @Test
  void whatIsNotAcceptedIsNotSent() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      assertThat(now(client.connection().sendAsync(Frame.text("too early"))))
          .isEqualTo(SendOutcome.NOT_SENT);
      peer.send(peer.acceptance());
      client.recorder().awaitConnect();
      client.partFrom(peer);
      assertThat(now(client.connection().sendAsync(Frame.text("too late"))))
          .isEqualTo(SendOutcome.NOT_SENT);
    }
  }

  @Test
  void aTextWithoutAUtf8FormIsNotSentAndTheErrorHandlerHearsOfIt() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      assertThat(now(client.connection().sendAsync(Frame.text("half a pair: \ud83d"))))
          .isEqualTo(SendOutcome.NOT_SENT);
      client.recorder().awaitError(EncodingFailed.class);
      client.partFrom(peer);
    }
  }

  @Test
  void whatWaitsBehindWhatThePeerDoesNotReadIsNotSentWhenTheTransportIsLost() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      var first = client.connection().sendAsync(Frame.binary(new byte[15 * MIB]));
      var behind = client.connection().sendAsync(Frame.text("behind"));
      peer.expectFrame(); // it is on its way
      peer.reset();
      assertThat(Patience.get(first, "the first outcome")).isEqualTo(SendOutcome.UNKNOWN);
      assertThat(Patience.get(behind, "the second outcome")).isEqualTo(SendOutcome.NOT_SENT);
      client.recorder().awaitError(StreamingFailed.class);
    }
  }

  @Test
  void whatThePeersCloseDiscardsIsNotSent() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      var first = client.connection().sendAsync(Frame.binary(new byte[15 * MIB]));
      var behind = client.connection().sendAsync(Frame.text("behind"));
      peer.expectFrame(); // it is on its way
      peer.close(1000, "");
      assertThat(Patience.get(behind, "the second outcome")).isEqualTo(SendOutcome.NOT_SENT);
      assertThat(Patience.get(first, "the first outcome")).isEqualTo(SendOutcome.UNKNOWN);
      client.recorder().awaitDisconnect();
    }
  }

  @Test
  void whatAKillDropsIsNotLeftUndecided() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      var first = client.connection().sendAsync(Frame.binary(new byte[15 * MIB]));
      var behind = client.connection().sendAsync(Frame.text("behind"));
      peer.expectFrame(); // it is on its way
      client.connection().kill();
      assertThat(Patience.get(first, "the first outcome")).isEqualTo(SendOutcome.UNKNOWN);
      assertThat(Patience.get(behind, "the second outcome")).isEqualTo(SendOutcome.NOT_SENT);
    }
  }

  @Test
  void whatWasAcceptedBeforeStopIsWritten() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      List<CompletableFuture<SendOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        outcomes.add(client.connection().sendAsync(Frame.text("" + i)).toCompletableFuture());
      }
      client.connection().stop();
      for (int i = 0; i < 100; i++) {
        peer.expectText("" + i);
      }
      client.partFrom(peer);
      assertThat(outcomes).allMatch(outcome -> outcome.join() == SendOutcome.WRITTEN);
    }
  }

  @Test
  void whatThePeerDoesNotReadUntilTheCloseTimeoutIsDecided() throws IOException {
    Options hasty =
        TestClient.options()
            .closeTimeout(Duration.ofMillis(50))
            .transport(TestClient.transport().lingerTimeout(Duration.ofMillis(50)).build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), hasty);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      var first = client.connection().sendAsync(Frame.binary(new byte[15 * MIB]));
      var behind = client.connection().sendAsync(Frame.text("behind"));
      peer.expectFrame(); // it is on its way
      client.connection().stop();
      assertThat(Patience.get(behind, "the second outcome")).isEqualTo(SendOutcome.NOT_SENT);
      assertThat(Patience.get(first, "the first outcome")).isEqualTo(SendOutcome.UNKNOWN);
    }
  }

  @Test
  void aPayloadMayBeReusedWhenSendAsyncHasReturned() throws IOException {
    ByteBuffer payload = ByteBuffer.allocate(4);
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      for (int i = 0; i < 100; i++) {
        client.connection().sendAsync(Frame.binary(payload.putInt(0, i)));
        assertThat(payload.remaining()).isEqualTo(4);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(ByteBuffer.wrap(peer.expectFrame().payload()).getInt()).isEqualTo(i);
      }
      client.partFrom(peer);
    }
  }

  @Test
  void whoIsToldMaySendAgain() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      Connection connection = client.connection();
      var again =
          connection
              .sendAsync(Frame.text("one"))
              .thenCompose(outcome -> connection.sendAsync(Frame.text("two")));
      peer.expectText("one");
      peer.expectText("two");
      assertThat(Patience.get(again, "the second outcome")).isEqualTo(SendOutcome.WRITTEN);
      client.partFrom(peer);
    }
  }

  private static SendOutcome now(CompletionStage<SendOutcome> stage) {
    CompletableFuture<SendOutcome> outcome = stage.toCompletableFuture();
    assertThat(outcome).isDone();
    return outcome.join();
  }
}
