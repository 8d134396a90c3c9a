// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.testing.Certificate;
import io.fresh.testing.Closed;
import io.fresh.testing.Request;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold against every real server, over TCP and over TLS. */
final class RealServersTest {

  /** Around each change of the length's form (RFC 6455 §5.2) and of the size of our fragments, up to the limit. */
  private static final int[] LENGTHS = {
    0, 1, 125, 126, 127, 65_535, 65_536, 65_537, 131_072, (1 << 20) - 1, 1 << 20
  };

  @ParameterizedTest
  @EnumSource
  void textOfEveryLengthIsEchoed(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitConnect();
      for (int length : LENGTHS) {
        String text = text(length);
        assertThat(client.connection().send(text)).isTrue();
        assertThat(client.recorder().awaitText()).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bytesOfEveryLengthAreEchoed(ServerKind kind) {
    Random random = new Random(6455);
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitConnect();
      for (int length : LENGTHS) {
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        assertThat(client.connection().send(ByteBuffer.wrap(payload))).isTrue();
        assertThat(client.recorder().awaitBinary()).isEqualTo(payload);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsToTenWithItself(ServerKind kind) {
    RecordingDispatcher counter =
        RecordingDispatcher.forOneLink()
            .onConnect((connection, handshake, outbox) -> outbox.text("1"))
            .onText((connection, text, outbox) -> outbox.text(successor(text)));
    try (TestServer server = kind.start();
        TestClient client = TestClient.start(counter, server.uri())) {
      counter.awaitConnect();
      for (int i = 1; i <= 10; i++) {
        assertThat(counter.awaitText()).isEqualTo(Integer.toString(i));
      }
      assertThat(counter.awaitDisconnect().code()).isEqualTo(1000);
      assertThat(counter.awaitTerminate()).isEqualTo(ExitReason.normal());
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  private static String successor(String number) {
    int next = Integer.parseInt(number) + 1;
    return next <= 10 ? Integer.toString(next) : Request.close(1000, "");
  }

  @ParameterizedTest
  @EnumSource
  void aFragmentedMessageArrivesWholeAndThePingWithinItBefore(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitConnect();
      client.connection().send(Request.FRAGMENT);
      assertThat(client.recorder().await(Event.Ping.class).payload())
          .isEqualTo(Request.PING_PAYLOAD);
      assertThat(client.recorder().awaitText()).isEqualTo(Request.FRAGMENTED_TEXT);
      assertThat(server.journal().awaitPong()).isEqualTo(Request.PING_PAYLOAD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPingIsAnsweredWithItsOwnPayload(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitConnect();
      client.connection().send(Request.PING);
      assertThat(client.recorder().await(Event.Ping.class).payload())
          .isEqualTo(Request.PING_PAYLOAD);
      assertThat(server.journal().awaitPong()).isEqualTo(Request.PING_PAYLOAD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ourPingReachesTheServerAndItsPongTheHandler(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitConnect();
      client.connection().send(Frame.ping("are you there".getBytes(StandardCharsets.UTF_8)));
      assertThat(server.journal().awaitPing()).isEqualTo("are you there");
      assertThat(client.recorder().await(Event.Pong.class).payload()).isEqualTo("are you there");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theServersCloseReachesTheHandlerWithCodeAndReason(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitConnect();
      client.connection().send(Request.close(4001, "because I said so"));
      assertThat(client.recorder().awaitDisconnect())
          .isEqualTo(new CloseStatus(4001, "because I said so"));
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ourCloseReachesTheServerWithCodeAndReason(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      client.recorder().awaitConnect();
      client.connection().close(4002, "enough");
      assertThat(server.journal().awaitClosed()).isEqualTo(new Closed(4002, "enough"));
      assertThat(client.recorder().awaitDisconnect().code()).isEqualTo(4002);
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopSaysGoodbyeWith1000(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      client.recorder().awaitConnect();
      client.connection().stop();
      assertThat(server.journal().awaitClosed()).isEqualTo(new Closed(1000, ""));
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatDiesAndComesBackIsReconnectedTo(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      client.recorder().awaitConnect();
      server.killAbruptly();
      client.recorder().awaitError(StreamingFailed.class);
      client.recorder().awaitError(ConnectingFailed.class);
      client.recorder().awaitError(ConnectingFailed.class);
      server.start();
      assertThat(client.recorder().awaitReconnect().attempt()).isGreaterThan(2);
      client.connection().send("back again");
      assertThat(client.recorder().awaitText()).isEqualTo("back again");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatGoesAwayAndComesBackIsReconnectedTo(ServerKind kind) {
    try (TestServer server = kind.start();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      client.recorder().awaitConnect();
      server.journal().awaitOpened();
      server.stop();
      assertThat(client.recorder().awaitDisconnect().code()).isEqualTo(CloseStatus.GOING_AWAY);
      server.start();
      client.recorder().awaitReconnect();
      client.connection().send("back again");
      assertThat(client.recorder().awaitText()).isEqualTo("back again");
    }
  }

  @ParameterizedTest
  @MethodSource("io.fresh.testing.ServerKind#overTls")
  void aCertificateThatNobodyTrustedSignedIsRefused(ServerKind kind) {
    assertRefused(kind, Certificate.SELF_SIGNED);
  }

  @ParameterizedTest
  @MethodSource("io.fresh.testing.ServerKind#overTls")
  void anExpiredCertificateIsRefused(ServerKind kind) {
    assertRefused(kind, Certificate.EXPIRED);
  }

  @ParameterizedTest
  @MethodSource("io.fresh.testing.ServerKind#overTls")
  void aCertificateForAnotherHostIsRefused(ServerKind kind) {
    assertRefused(kind, Certificate.WRONG_HOST);
  }

  private static void assertRefused(ServerKind kind, Certificate certificate) {
    try (TestServer server = kind.start(certificate);
        TestClient client = TestClient.forOneLink(server.uri())) {
      ConnectingFailed error = client.recorder().awaitError(ConnectingFailed.class);
      assertThat(error.isRetryable()).isFalse();
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
      assertThat(server.journal().connections()).isZero();
    }
  }

  /** Every second character takes two bytes, so that fragments are cut within one. */
  private static String text(int bytes) {
    StringBuilder text = new StringBuilder(bytes);
    int left = bytes;
    while (left >= 3) {
      text.append("a\u00e9");
      left -= 3;
    }
    return text.append("z".repeat(left)).toString();
  }
}
