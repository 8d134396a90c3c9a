// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static io.fresh.testing.WireFrame.BINARY;
import static io.fresh.testing.WireFrame.CONTINUATION;
import static io.fresh.testing.WireFrame.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.UpgradeOptions;
import io.fresh.testing.Request;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that a handler takes in parts, over the wire. */
final class MessagesInPartsTest {

  private static final int MEGABYTES = 1 << 20;

  private static RecordingDispatcher recorder() {
    return RecordingDispatcher.inParts()
        .recoveringBy(error -> Recovery.close())
        .leavingBy(status -> Recovery.close());
  }

  @Test
  void aPartIsHandledBeforeTheNextIsSent() throws IOException {
    RecordingDispatcher recorder = recorder();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      peer.send(WireFrame.text("one").unfinished());
      assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("one", false));
      peer.ping("between");
      assertThat(recorder.await(Event.Ping.class).payload()).isEqualTo("between");
      peer.expectPong("between");
      peer.send(WireFrame.of(CONTINUATION, "two".getBytes(UTF_8)));
      assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("two", true));
      client.partFrom(peer);
    }
  }

  @Test
  void eightMegabytesPassThroughAConnectionThatTakesOneAtMostInAFrame() throws IOException {
    RecordingDispatcher recorder = recorder();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), upTo(8 * MEGABYTES));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      peer.send(WireFrame.of(BINARY, new byte[3 * MEGABYTES]).unfinished());
      peer.send(WireFrame.of(CONTINUATION, new byte[5 * MEGABYTES]));
      assertThat(awaitLast(recorder)).isEqualTo(8 * MEGABYTES);
      client.partFrom(peer);
    }
  }

  /** Returns the length of the message. */
  private static int awaitLast(RecordingDispatcher recorder) {
    int length = 0;
    Event.BinaryPart part;
    do {
      part = recorder.await(Event.BinaryPart.class);
      length += part.length();
    } while (!part.last());
    return length;
  }

  @Test
  void allPartsTogetherAreNoLongerThanAMessageMayBe() throws IOException {
    RecordingDispatcher recorder = recorder();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), upTo(200));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      peer.send(WireFrame.of(BINARY, new byte[150]).unfinished());
      assertThat(recorder.await(Event.BinaryPart.class).length()).isEqualTo(150);
      peer.send(WireFrame.of(CONTINUATION, new byte[51]));
      peer.expectClose(1009);
      peer.hangUp();
      assertThat(recorder.awaitError(DecodingFailed.class).closeCode()).hasValue(1009);
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void aMessageThatDoesNotGoOnIsRefused() throws IOException {
    RecordingDispatcher recorder = recorder();
    Options options =
        TestClient.options()
            .upgrade(UpgradeOptions.builder().messageTimeout(Duration.ofMillis(200)).build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      peer.send(WireFrame.text("never").unfinished());
      peer.expectClose(1009);
      peer.hangUp();
      recorder.await(Event.TextPart.class);
      assertThat(recorder.awaitError(DecodingFailed.class))
          .hasMessage(
              "Expected the end of a message, or the next part of one in parts, within PT0.2S, it did not come");
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void afterABrokenLinkTheFirstPartBeginsAMessage() throws IOException {
    RecordingDispatcher recorder = RecordingDispatcher.inParts();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        peer.send(WireFrame.of(TEXT, new byte[] {'a', (byte) 0xE2, (byte) 0x82}).unfinished());
        assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("a", false));
        peer.drop();
      }
      recorder.awaitError(StreamingFailed.class);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        peer.send(WireFrame.text("b"));
        assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("b", true));
        client.partFrom(peer);
      }
    }
  }

  @Test
  void aHandlerThatThrowsAtAPartIsAskedForTheNextIfItsErrorIsIgnored() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.inParts()
            .onText(
                (connection, text, outbox) -> {
                  if (text.equals("bad")) {
                    throw new IllegalStateException("boom");
                  }
                })
            .recoveringBy(error -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(
          WireFrame.text("bad").unfinished(), WireFrame.of(CONTINUATION, "good".getBytes(UTF_8)));
      recorder.awaitConnect();
      recorder.await(Event.TextPart.class);
      recorder.awaitError(HandlingFailed.class);
      assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("good", true));
      client.partFrom(peer);
    }
  }

  @Test
  void afterAStopNoPartIsHandled() throws IOException {
    RecordingDispatcher recorder =
        recorder().onText((connection, text, outbox) -> connection.stop());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(
          WireFrame.text("one").unfinished(), WireFrame.of(CONTINUATION, "two".getBytes(UTF_8)));
      recorder.awaitConnect();
      assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("one", false));
      peer.expectClose(1000);
      peer.close(1000, "");
      peer.hangUp();
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void aCloseWithinAMessageIsADisconnectWithoutALastPart() throws IOException {
    RecordingDispatcher recorder = recorder();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("one").unfinished(), WireFrame.close(1001, ""));
      peer.expectClose(1001);
      peer.hangUp();
      recorder.awaitConnect();
      assertThat(recorder.await(Event.TextPart.class)).isEqualTo(new Event.TextPart("one", false));
      assertThat(recorder.awaitDisconnect().code()).isEqualTo(1001);
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFragmentWithinACodePointIsDividedBesideIt(ServerKind kind) {
    RecordingDispatcher recorder = recorder();
    try (TestServer server = kind.start();
        TestClient client = TestClient.start(recorder, server.uri())) {
      recorder.awaitConnect();
      client.connection().send(Request.FRAGMENT);
      StringBuilder joined = new StringBuilder(recorder.await(Event.TextPart.class).text());
      assertThat(recorder.await(Event.Ping.class).payload()).isEqualTo(Request.PING_PAYLOAD);
      Event.TextPart part;
      do {
        part = recorder.await(Event.TextPart.class);
        joined.append(part.text());
      } while (!part.last());
      assertThat(joined).hasToString(Request.FRAGMENTED_TEXT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eightMegabytesOfARealServerPassThrough(ServerKind kind) {
    RecordingDispatcher recorder = recorder();
    try (TestServer server = kind.start();
        TestClient client = TestClient.start(recorder, server.uri(), upTo(4 * MEGABYTES))) {
      recorder.awaitConnect();
      int length = TestServer.MAX_MESSAGE;
      for (int sent = 0; sent < 8 * MEGABYTES; sent += length) {
        assertThat(client.connection().send(ByteBuffer.allocate(length))).isTrue();
        assertThat(awaitLast(recorder)).isEqualTo(length);
      }
    }
  }

  private static Options upTo(int messageBytes) {
    return TestClient.options()
        .upgrade(UpgradeOptions.builder().maxMessageBytes(messageBytes).build())
        .build();
  }
}
