// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.Frame;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.SendBuffer;
import io.fresh.UpgradeOptions;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression as a server sees it that says and hears each byte. */
final class CompressionOnTheWireTest {

  private static final Deflate ALL = Deflate.on().threshold(0);
  private static final String ACCEPTED = "Sec-WebSocket-Extensions: permessage-deflate";
  private static final byte[] HELLO = HexFormat.of().parseHex("f248cdc9c90700"); // §7.2.3.1

  @Test
  void compressionIsOfferedOnlyIfItIsOn() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(Deflate.off()));
        ScriptedPeer peer = server.accept()) {
      assertThat(peer.readRequest().header("Sec-WebSocket-Extensions")).isNull();
      peer.send(peer.acceptance());
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void messagesAreCompressedBothWaysAndMarkedByRsv1() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      assertThat(peer.readRequest().header("Sec-WebSocket-Extensions"))
          .isEqualTo("permessage-deflate; client_max_window_bits");
      peer.send(peer.acceptance(ACCEPTED));
      assertThat(client.recorder().awaitConnect().headers().first("Sec-WebSocket-Extensions"))
          .contains("permessage-deflate");
      peer.send(compressed(HELLO));
      assertThat(client.recorder().awaitText()).isEqualTo("Hello");

      client.connection().send("Hello");
      assertThat(peer.expectCompressedFrame().payload()).isEqualTo(HELLO);
      client.partFrom(peer);
    }
  }

  @Test
  void messagesBelowTheThresholdGoAsTheyAre() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(Deflate.on()));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade(ACCEPTED);
      client.recorder().awaitConnect();
      client.connection().send("x".repeat(1_023));
      peer.expectText("x".repeat(1_023));
      client.connection().send("x".repeat(1_024));
      assertThat(peer.expectCompressedFrame().payload().length).isLessThan(50);
      client.partFrom(peer);
    }
  }

  @Test
  void aMessageMayBeSentUncompressed() throws IOException {
    String secret = "secret".repeat(20_000);
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade(ACCEPTED);
      client.recorder().awaitConnect();
      client.connection().send(Frame.text(secret).uncompressed());
      assertThat(peer.expectFrame().text() + peer.expectFrame().text()).isEqualTo(secret);
      assertThat(
              Patience.get(
                  client.connection().sendAsync(Frame.text("told").uncompressed()), "the outcome"))
          .hasToString("WRITTEN");
      peer.expectText("told");
      client.connection().send(Frame.text("Hello"));
      assertThat(peer.expectCompressedFrame().payload()).isEqualTo(HELLO);
      client.partFrom(peer);
    }
  }

  @Test
  void pingsAndPongsAreNeverCompressed() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade(ACCEPTED);
      client.recorder().awaitConnect();
      peer.ping("still there?");
      peer.expectPong("still there?");
      client.recorder().await(Event.Ping.class);
      client.connection().send(Frame.ping("us?".getBytes(UTF_8)).uncompressed());
      peer.expectPing("us?");
      client.partFrom(peer);
    }
  }

  @Test
  void nothingIsCompressedForAServerThatDeclines() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().send("Hello");
      peer.expectText("Hello");
      client.connection().send(Frame.text("Hello").uncompressed());
      peer.expectText("Hello");
      peer.send(compressed(HELLO));
      assertThat(client.recorder().awaitError(DecodingFailed.class).closeCode()).hasValue(1002);
      client.recorder().awaitTerminate();
    }
  }

  /** Netty and Jetty refuse it. */
  @Test
  void aServerMayForbidContextTakeoverUnasked() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade(ACCEPTED + "; client_no_context_takeover");
      client.recorder().awaitConnect();
      for (int i = 0; i < 3; i++) {
        client.connection().send("Hello");
        assertThat(peer.expectCompressedFrame().payload()).isEqualTo(HELLO);
      }
      client.partFrom(peer);
    }
  }

  @Test
  void theNextMessageRefersToTheLastOne() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade(ACCEPTED);
      client.recorder().awaitConnect();
      client.connection().send("Hello");
      assertThat(peer.expectCompressedFrame().payload()).isEqualTo(HELLO);
      client.connection().send("Hello");
      assertThat(peer.expectCompressedFrame().payload().length).isLessThan(HELLO.length);
      client.partFrom(peer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate; s3cr3t",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate, permessage-deflate",
        "permessage-bzip2"
      })
  void anAnswerThatBreaksTheRulesFailsTheAttempt(String answer) throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade("Sec-WebSocket-Extensions: " + answer);
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error).hasMessageNotContaining("s3cr3t");
      assertThat(error.isRetryable()).isFalse();
      peer.expectEnd();
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void aBombIsRefusedWith1009() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade(ACCEPTED);
      client.recorder().awaitConnect();
      peer.send(compressed(deflated(new byte[20 << 20])));
      peer.expectClose(1009);
      peer.hangUp();
      assertThat(client.recorder().awaitError(DecodingFailed.class).closeCode()).hasValue(1009);
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void whatCannotBeInflatedIsRefusedWith1007AndNotShown() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade(ACCEPTED);
      client.recorder().awaitConnect();
      peer.send(compressed("s3cr3t".getBytes(UTF_8)));
      assertThat(peer.expectClose(1007)).isEmpty();
      peer.hangUp();
      DecodingFailed error = client.recorder().awaitError(DecodingFailed.class);
      assertThat(error).hasMessageNotContaining("s3cr3t").hasNoCause();
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void messagesInPartsAreInflatedPartByPart() throws IOException {
    RecordingDispatcher inParts =
        RecordingDispatcher.inParts()
            .recoveringBy(error -> Recovery.close())
            .leavingBy(status -> Recovery.close());
    byte[] payload = deflated("ä".repeat(20_000).getBytes(UTF_8));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(inParts, server.uri(), options(ALL));
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade(ACCEPTED);
      inParts.awaitConnect();
      peer.send(compressed(payload));
      StringBuilder whole = new StringBuilder();
      Event.TextPart part;
      do {
        part = inParts.await(Event.TextPart.class);
        whole.append(part.text());
      } while (!part.last());
      assertThat(whole).hasToString("ä".repeat(20_000));
      client.partFrom(peer);
    }
  }

  /** Kept before it was known what would be agreed on. */
  @Test
  void whatWasKeptForTheLinkIsCompressedForIt() throws IOException {
    Options keeping =
        options(ALL).toBuilder()
            .sendBuffer(SendBuffer.of(10, 1 << 20, Duration.ofHours(1)))
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), keeping);
        ScriptedPeer peer = server.accept()) {
      assertThat(client.connection().send("Hello")).isTrue();
      assertThat(client.connection().send(Frame.text("plain").uncompressed())).isTrue();
      peer.acceptUpgrade(ACCEPTED);
      client.recorder().awaitConnect();
      assertThat(peer.expectCompressedFrame().payload()).isEqualTo(HELLO);
      peer.expectText("plain");
      client.partFrom(peer);
    }
  }

  @Test
  void theNextLinkBeginsWithoutTheDictionaryOfTheLast() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.start(new RecordingDispatcher(), server.uri(), options(ALL))) {
      for (int link = 0; link < 2; link++) {
        try (ScriptedPeer peer = server.accept()) {
          peer.acceptUpgrade(ACCEPTED);
          client.recorder().awaitConnect();
          peer.send(compressed(HELLO));
          assertThat(client.recorder().awaitText()).isEqualTo("Hello");
          client.connection().send("Hello");
          assertThat(peer.expectCompressedFrame().payload()).isEqualTo(HELLO);
          if (link == 0) {
            peer.close(1000, "");
            peer.expectClose(1000);
            client.recorder().awaitDisconnect();
          } else {
            client.partFrom(peer);
          }
        }
      }
    }
  }

  private static WireFrame compressed(byte[] payload) {
    return WireFrame.of(WireFrame.TEXT, payload).withRsv(WireFrame.RSV1);
  }

  /** The payload of a compressed message. */
  private static byte[] deflated(byte[] message) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(message);
    byte[] out = new byte[message.length + 100];
    int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(out, length - 4);
  }

  private static Options options(Deflate deflate) {
    return TestClient.options().upgrade(UpgradeOptions.builder().deflate(deflate).build()).build();
  }
}
