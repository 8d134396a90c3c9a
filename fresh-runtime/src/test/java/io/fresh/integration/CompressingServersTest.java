// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.Options;
import io.fresh.UpgradeOptions;
import io.fresh.testing.Request;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compression with every real server, each with the parameters that it takes. */
final class CompressingServersTest {

  private static final Deflate ON = Deflate.on().threshold(0);

  /** Undertow's deflater has a limit of its own: noise of 1 MiB becomes more than that. */
  private static final int[] LENGTHS = {0, 1, 100, 1_024, 65_535, 65_536, 700_000};

  static Stream<Arguments> serversWithParameters() {
    return Stream.of(
            ServerKind.JETTY, ServerKind.UNDERTOW, ServerKind.JAVA_WEBSOCKET, ServerKind.JETTY_TLS)
        .flatMap(
            kind ->
                Stream.of(
                        ON,
                        ON.clientContextTakeover(false).serverContextTakeover(false),
                        ON.clientMaxWindowBits(9),
                        ON.level(1).clientMaxWindowBits(12).clientContextTakeover(false))
                    .map(deflate -> Arguments.of(kind, deflate)));
  }

  static Stream<ServerKind> servers() {
    return Stream.of(ServerKind.JETTY, ServerKind.UNDERTOW, ServerKind.JAVA_WEBSOCKET);
  }

  @ParameterizedTest
  @MethodSource("serversWithParameters")
  void whatIsSentCompressedComesBackAsItWas(ServerKind kind, Deflate deflate) {
    Random random = new Random(7692);
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri(), options(deflate))) {
      assertThat(extension(client)).hasValueSatisfying(CompressingServersTest::isDeflate);
      for (int length : LENGTHS) {
        String text = text(random, length);
        assertThat(client.connection().send(text)).isTrue();
        assertThat(client.recorder().awaitText()).isEqualTo(text);
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        assertThat(client.connection().send(ByteBuffer.wrap(noise))).isTrue();
        assertThat(client.recorder().awaitBinary()).isEqualTo(noise);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aMessageInFragmentsIsInflated(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri(), options(ON))) {
      assertThat(extension(client)).hasValueSatisfying(CompressingServersTest::isDeflate);
      client.connection().send(Request.FRAGMENT);
      assertThat(client.recorder().await(Event.Ping.class).payload())
          .isEqualTo(Request.PING_PAYLOAD);
      assertThat(client.recorder().awaitText()).isEqualTo(Request.FRAGMENTED_TEXT);
    }
  }

  /** None of these servers can limit its window, and none declines as it should (§7.1.2.1). */
  @ParameterizedTest
  @MethodSource("servers")
  void aServerThatIgnoresTheWindowThatItWasAskedForIsRefused(ServerKind kind) {
    Options asking = options(ON.serverMaxWindowBits(8));
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri(), asking)) {
      assertThat(client.recorder().awaitError(EstablishingFailed.class))
          .hasMessageContaining("server_max_window_bits");
      client.recorder().awaitTerminate();
    }
  }

  private static Optional<String> extension(TestClient client) {
    return client.recorder().awaitConnect().headers().first("Sec-WebSocket-Extensions");
  }

  private static void isDeflate(String extension) {
    assertThat(extension).startsWith("permessage-deflate");
  }

  private static Options options(Deflate deflate) {
    return TestClient.options()
        .upgrade(
            UpgradeOptions.builder()
                .deflate(deflate)
                .maxFrameBytes(TestServer.MAX_MESSAGE)
                .maxMessageBytes(TestServer.MAX_MESSAGE)
                .build())
        .build();
  }

  /** Words that come again. */
  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder(length + 10);
    while (text.length() < length) {
      text.append(random.nextInt(1000)).append(" price ");
    }
    text.setLength(length);
    return text.toString();
  }
}
