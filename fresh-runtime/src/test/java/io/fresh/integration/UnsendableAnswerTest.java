// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Frame;
import io.fresh.FreshException;
import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.TransportOptions;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a handler answers and nobody can send is an error that the connection outlives. */
final class UnsendableAnswerTest {

  /** An attempt after a failed one is made only when a test asks for it. */
  private static final Options NEVER_SOON =
      TestClient.options()
          .backoffMax(Duration.ofHours(1))
          .backoffInitial(Duration.ofHours(1))
          .build();

  private final RecordingDispatcher recorder =
      new RecordingDispatcher()
          .onInfo((connection, message, outbox) -> outbox.text(message.toString()));

  @Test
  void anAnswerBetweenTwoAttemptsIsAnError() throws IOException {
    theAnswerFailsAndTheConnectionLivesOn("WAITING");
  }

  @Test
  void anAnswerWhileIdleIsAnError() throws IOException {
    recorder.recoveringBy(error -> error.isTransportLost() ? Recovery.ignore() : null);
    theAnswerFailsAndTheConnectionLivesOn("IDLE");
  }

  private void theAnswerFailsAndTheConnectionLivesOn(String state) throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), NEVER_SOON)) {
      try (ScriptedPeer peer = server.accept()) {
        peer.refuse("503 Busy", "");
        recorder.awaitError(EstablishingFailed.class);
      }
      assertThat(client.connection().tell("too early")).isTrue();
      recorder.await(Event.Info.class);
      assertThat(recorder.awaitError(CastingFailed.class))
          .hasMessageEndingWith("it is " + state)
          .returns(false, FreshException::isTransportLost);

      client.connection().reconnect();

      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        answers(client, peer);
        client.partFrom(peer);
      }
    }
  }

  @Test
  void moreAnswersThanTheQueueTakesAreErrors() throws IOException {
    recorder.onText(
        (connection, text, outbox) ->
            outbox.frames(List.of(Frame.text("first"), Frame.text("second"), Frame.text("third"))));
    TransportOptions one = TestClient.transport().outboundMessages(1).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.start(recorder, server.uri(), TestClient.options().transport(one).build());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("go"));
      recorder.awaitConnect();
      recorder.awaitText();
      awaitFull();
      awaitFull();
      peer.expectText("first");
      answers(client, peer);
      client.partFrom(peer);
    }
  }

  @Test
  void anAnswerThatIsLargerThanTheQueueIsAnError() throws IOException {
    recorder.onText((connection, text, outbox) -> outbox.text("x".repeat(1000)));
    TransportOptions small = TestClient.transport().outboundBytes(999).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.start(
                recorder, server.uri(), TestClient.options().transport(small).build());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("go"));
      recorder.awaitConnect();
      recorder.awaitText();
      awaitFull();
      answers(client, peer);
      client.partFrom(peer);
    }
  }

  @Test
  void anAnswerWithoutAUtf8FormIsAnError() throws IOException {
    recorder.onText((connection, text, outbox) -> outbox.text("half a pair: \ud83d"));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("go"));
      recorder.awaitConnect();
      recorder.awaitText();
      assertThat(recorder.awaitError(EncodingFailed.class).isTransportLost()).isFalse();
      answers(client, peer);
      client.partFrom(peer);
    }
  }

  private void awaitFull() {
    assertThat(recorder.awaitError(CastingFailed.class)).hasMessageEndingWith("it is full");
  }

  /** The connection still sends what its handlers answer. */
  private void answers(TestClient client, ScriptedPeer peer) throws IOException {
    client.connection().tell("alive");
    peer.expectText("alive");
    recorder.await(Event.Info.class);
  }
}
