// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.Headers;
import io.fresh.internal.protocol.UpgradeAnswer.Accepted;
import io.fresh.internal.protocol.UpgradeAnswer.Refused;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers open a WebSocket (RFC 6455 §4.1). */
class UpgradeAnswerTest {

  /** The key of RFC 6455 §1.3, and the accept that it gives there. */
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  private static final Redirects OFF = new Redirects(0, 0);

  private static final SecureRandom SAMPLE =
      new SecureRandom() {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
          System.arraycopy(Base64.getDecoder().decode(KEY), 0, bytes, 0, bytes.length);
        }
      };

  @Test
  void aRightAnswerIsAccepted() {
    assertThat(answer(right())).isEqualTo(new Accepted(null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "WebSocket", "WEBSOCKET", " websocket "})
  void theCaseOfUpgradeDoesNotMatter(String value) {
    assertThat(answer(right().set("Upgrade", value))).isEqualTo(new Accepted(null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upgrade", "upgrade", "keep-alive, Upgrade", "UPGRADE,x", ", upgrade ,"})
  void connectionIsAListOfTokensInAnyCase(String value) {
    assertThat(answer(right().set("Connection", value))).isEqualTo(new Accepted(null, null));
  }

  @Test
  void connectionMayComeInSeveralHeaders() {
    assertThat(answer(right().set("Connection", "keep-alive").add("connection", "Upgrade")))
        .isEqualTo(new Accepted(null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h2c", "websocket2", "websocket, h2c"})
  void anotherUpgradeIsRefused(String value) {
    assertRefused(right().set("Upgrade", value), "Expected 'Upgrade: websocket'");
  }

  @Test
  void aMissingUpgradeIsRefused() {
    assertRefused(right().remove("Upgrade"), "Expected 'Upgrade: websocket' in the 101, was none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "close", "keep-alive", "Upgraded", "Upgrade websocket"})
  void anotherConnectionIsRefused(String value) {
    assertRefused(right().set("Connection", value), "Expected 'Upgrade' among the values");
  }

  @Test
  void aMissingConnectionIsRefused() {
    assertRefused(right().remove("Connection"), "Expected 'Upgrade' among the values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOO=",
        "S3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo",
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=, x",
        "dGhlIHNhbXBsZSBub25jZQ=="
      })
  void anotherAcceptIsRefused(String value) {
    assertRefused(right().set("Sec-WebSocket-Accept", value), "Expected the Sec-WebSocket-Accept");
  }

  @Test
  void aMissingAcceptIsRefused() {
    assertRefused(right().remove("Sec-WebSocket-Accept"), "Expected the Sec-WebSocket-Accept");
  }

  @Test
  void aSecondAcceptIsRefusedThoughItIsTheSame() {
    assertRefused(right().add("Sec-WebSocket-Accept", ACCEPT), "were 2 of them");
  }

  @Test
  void spaceAroundTheAcceptIsIgnored() {
    assertThat(answer(right().set("Sec-WebSocket-Accept", "  " + ACCEPT + "\t")))
        .isEqualTo(new Accepted(null, null));
  }

  @Test
  void anExtensionThatWasNotOfferedIsRefused() {
    assertRefused(
        right().add("Sec-WebSocket-Extensions", "permessage-deflate"),
        "Expected no extension in the 101");
  }

  @Test
  void anEmptyListOfExtensionsIsNone() {
    assertThat(answer(right().add("Sec-WebSocket-Extensions", "")))
        .isEqualTo(new Accepted(null, null));
  }

  @Test
  void anOfferedSubprotocolIsAccepted() {
    assertThat(answer(right().add("Sec-WebSocket-Protocol", "v1"), "v2", "v1"))
        .isEqualTo(new Accepted("v1", null));
  }

  @Test
  void noSubprotocolIsAcceptedThoughSomeWereOffered() {
    assertThat(answer(right(), "v2", "v1")).isEqualTo(new Accepted(null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "V1", "v1, v2", ""})
  void aSubprotocolThatWasNotOfferedIsRefused(String value) {
    assertRefused(
        right().add("Sec-WebSocket-Protocol", value),
        "Expected one of the offered subprotocols [v1, v2] or none",
        "v1",
        "v2");
  }

  @Test
  void aSubprotocolIsRefusedWhereNoneWasOffered() {
    assertRefused(right().add("Sec-WebSocket-Protocol", "v1"), "offered subprotocols []");
  }

  @Test
  void aSecondSubprotocolIsRefused() {
    assertRefused(
        right().add("Sec-WebSocket-Protocol", "v1").add("Sec-WebSocket-Protocol", "v1"),
        "were 2 of them",
        "v1");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 407, 410, 426, 501})
  void refusalsThatARepetitionMeetsAgainAreNotRetryable(int status) {
    assertThat(UpgradeAnswer.of(request(), OFF, status, "No", Headers.empty()))
        .isEqualTo(new Refused("Expected HTTP 101, was '%d No'".formatted(status), false));
  }

  @ParameterizedTest
  @CsvSource({
    "100", "200", "204", "300", "304", "305", "408", "425", "429", "500", "502", "503", "504"
  })
  void otherStatusesAreRetryable(int status) {
    assertThat(UpgradeAnswer.of(request(), OFF, status, "", right().build()))
        .isEqualTo(new Refused("Expected HTTP 101, was '%d'".formatted(status), true));
  }

  @Test
  void aReasonPhraseCanNeitherForgeNorFillALog() {
    String phrase = "No\r\n\u001B[31m" + "x".repeat(10_000);
    Refused refused = (Refused) UpgradeAnswer.of(request(), OFF, 403, phrase, Headers.empty());
    assertThat(refused.message())
        .startsWith("Expected HTTP 101, was '403 No???[31mxxx")
        .hasSizeLessThan(120);
  }

  @Test
  void aRefusalHoldsNoValueOfAHeader() {
    Refused refused =
        (Refused) answer(right().set("Upgrade", "secret").set("Connection", "secret"));
    assertThat(refused.message()).doesNotContain("secret");
  }

  private static void assertRefused(Headers.Builder headers, String message, String... offered) {
    assertThat(answer(headers, offered))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.message()).contains(message);
              assertThat(refused.retryable()).isFalse();
            });
  }

  private static UpgradeAnswer answer(Headers.Builder headers, String... offered) {
    return UpgradeAnswer.of(request(offered), OFF, 101, "Switching Protocols", headers.build());
  }

  private static Headers.Builder right() {
    return Headers.builder()
        .add("Upgrade", "websocket")
        .add("Connection", "Upgrade")
        .add("Sec-WebSocket-Accept", ACCEPT);
  }

  private static UpgradeRequest request(String... offered) {
    return UpgradeRequest.of(
        WebSocketUri.parse("ws://example.com"),
        Headers.empty(),
        List.of(offered),
        Deflate.off(),
        SAMPLE);
  }
}
