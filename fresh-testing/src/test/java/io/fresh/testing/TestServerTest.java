// SPDX-License-Identifier: MIT
package io.fresh.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The servers of the tests, seen by the JDK's client. */
final class TestServerTest {

  @ParameterizedTest
  @EnumSource
  void echoesText(ServerKind kind) {
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      client.text("gr\u00fc\u00df dich");
      assertThat(client.awaitText()).isEqualTo("gr\u00fc\u00df dich");
    }
  }

  @ParameterizedTest
  @EnumSource
  void echoesTwoMebibytesOfText(ServerKind kind) {
    String text = "x".repeat(2 << 20);
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      client.text(text);
      assertThat(client.awaitText()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void echoesTwoMebibytesOfBinary(ServerKind kind) {
    byte[] payload = new byte[2 << 20];
    Arrays.fill(payload, (byte) 7);
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      client.binary(payload);
      assertThat(client.awaitBinary()).isEqualTo(payload);
    }
  }

  @ParameterizedTest
  @EnumSource
  void echoesEmptyMessages(ServerKind kind) {
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      client.text("");
      assertThat(client.awaitText()).isEmpty();
      client.binary(new byte[0]);
      assertThat(client.awaitBinary()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void closesWithTheCodeAndReasonAskedFor(ServerKind kind) {
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      client.text(Request.close(4001, "because I said so"));
      assertThat(client.awaitEnd()).isEqualTo(new Closed(4001, "because I said so"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void recordsHowTheClientCloses(ServerKind kind) {
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      assertThat(server.journal().awaitOpened()).isEqualTo(1);
      client.close(4002, "enough");
      assertThat(server.journal().awaitClosed()).isEqualTo(new Closed(4002, "enough"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pingsWhenAskedToAndRecordsThePong(ServerKind kind) {
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      client.text(Request.PING);
      assertThat(client.awaitPing()).isEqualTo(Request.PING_PAYLOAD);
      assertThat(server.journal().awaitPong()).isEqualTo(Request.PING_PAYLOAD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void answersAndRecordsPings(ServerKind kind) {
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      client.ping("hello");
      assertThat(client.awaitPong()).isEqualTo("hello");
      assertThat(server.journal().awaitPing()).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @EnumSource
  void fragmentsAMessageWithAPingInBetween(ServerKind kind) {
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      client.text(Request.FRAGMENT);
      assertThat(client.awaitText()).isEqualTo(Request.FRAGMENTED_TEXT);
      assertThat(client.awaitPing()).isEqualTo(Request.PING_PAYLOAD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopsWithGoingAway(ServerKind kind) {
    try (TestServer server = kind.start();
        JdkClient client = JdkClient.connect(server.uri())) {
      server.journal().awaitOpened();
      server.stop();
      assertThat(client.awaitEnd().code()).isEqualTo(1001);
    }
  }

  @ParameterizedTest
  @EnumSource
  void diesWithoutACloseAndComesBackOnTheSamePort(ServerKind kind) {
    try (TestServer server = kind.start()) {
      try (JdkClient client = JdkClient.connect(server.uri())) {
        server.killAbruptly();
        assertThat(client.awaitEnd().code()).isEqualTo(1006);
      }
      assertThatThrownBy(() -> JdkClient.connect(server.uri())).hasMessageContaining("Connect");
      server.start();
      try (JdkClient client = JdkClient.connect(server.uri())) {
        client.text("back again");
        assertThat(client.awaitText()).isEqualTo("back again");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.fresh.testing.ServerKind#overTls")
  void showsTheCertificateItWasGiven(ServerKind kind) {
    for (Certificate bad :
        new Certificate[] {Certificate.SELF_SIGNED, Certificate.EXPIRED, Certificate.WRONG_HOST}) {
      try (TestServer server = kind.start(bad)) {
        assertThatThrownBy(() -> JdkClient.connect(server.uri()))
            .hasCauseInstanceOf(SSLException.class);
      }
    }
  }
}
