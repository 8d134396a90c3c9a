// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Deflate;
import io.fresh.Headers;
import io.fresh.internal.protocol.UpgradeAnswer.Accepted;
import io.fresh.internal.protocol.UpgradeAnswer.Refused;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered of permessage-deflate, and what a server may answer (RFC 7692 §5, §7.1). */
class DeflateOfferTest {

  private static final Deflate ON = Deflate.on();

  @Test
  void theClientsWindowCanAlwaysBeLimited() {
    assertThat(offer(ON)).isEqualTo("permessage-deflate; client_max_window_bits");
  }

  @Test
  void nothingIsOfferedUnlessCompressionIsOn() {
    assertThat(request(Deflate.off()).headers().contains("Sec-WebSocket-Extensions")).isFalse();
  }

  @Test
  void whatIsWishedForIsOffered() {
    assertThat(
            offer(
                ON.serverContextTakeover(false)
                    .clientContextTakeover(false)
                    .serverMaxWindowBits(8)
                    .clientMaxWindowBits(9)))
        .isEqualTo(
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=8; client_max_window_bits=9");
  }

  @Test
  void theLargestWindowIsNotAskedFor() {
    assertThat(offer(ON.serverMaxWindowBits(15).clientMaxWindowBits(15)))
        .isEqualTo("permessage-deflate; client_max_window_bits");
  }

  @Test
  void aServerMayDecline() {
    assertThat(answer(ON.serverMaxWindowBits(8))).isEqualTo(new Accepted(null, null));
  }

  @Test
  void aServerMayAcceptWithoutParameters() {
    assertThat(terms(ON, "permessage-deflate")).isEqualTo(new DeflateTerms(true, true, 15, 15));
  }

  @ParameterizedTest
  @CsvSource({
    "server_no_context_takeover, false, true, 15, 15",
    "client_no_context_takeover, true, false, 15, 15",
    "server_max_window_bits=8, true, true, 8, 15",
    "client_max_window_bits=8, true, true, 15, 8",
    "client_max_window_bits=15, true, true, 15, 15"
  })
  void whatAServerAddsUnaskedIsLegalAndKept(
      String parameter, boolean server, boolean client, int serverBits, int clientBits) {
    assertThat(terms(ON, "permessage-deflate; " + parameter))
        .isEqualTo(new DeflateTerms(server, client, serverBits, clientBits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Permessage-Deflate;CLIENT_max_window_bits = \"10\" ; Server_No_Context_Takeover",
        "permessage-deflate; server_no_context_takeover\t;client_max_window_bits=\"1\\0\"",
        ", permessage-deflate;server_no_context_takeover;client_max_window_bits=10 ,"
      })
  void anAnswerIsReadAsHttpWritesLists(String answer) {
    assertThat(terms(ON, answer)).isEqualTo(new DeflateTerms(false, true, 15, 10));
  }

  @Test
  void aServerMustNotIgnoreThatItMayNotTakeOverItsContext() {
    Deflate asking = ON.serverContextTakeover(false);
    assertThat(refusal(asking, "permessage-deflate")).contains("server_no_context_takeover");
    assertThat(terms(asking, "permessage-deflate; server_no_context_takeover"))
        .isEqualTo(new DeflateTerms(false, true, 15, 15));
  }

  @Test
  void aServerMayIgnoreThatTheClientDoesNotTakeOverItsContext() {
    assertThat(terms(ON.clientContextTakeover(false), "permessage-deflate"))
        .isEqualTo(new DeflateTerms(true, false, 15, 15));
  }

  @Test
  void theServersWindowMustNotBeLargerThanAskedFor() {
    Deflate asking = ON.serverMaxWindowBits(10);
    assertThat(refusal(asking, "permessage-deflate"))
        .isEqualTo(
            "Expected server_max_window_bits of at most 10 in the answer, as it was asked for (RFC 7692 §7.1.2.1), was none");
    assertThat(refusal(asking, "permessage-deflate; server_max_window_bits=11")).endsWith("was 11");
    assertThat(terms(asking, "permessage-deflate; server_max_window_bits=9"))
        .isEqualTo(new DeflateTerms(true, true, 9, 15));
  }

  @Test
  void theClientsWindowIsTheSmallerOfBoth() {
    Deflate offering = ON.clientMaxWindowBits(10);
    assertThat(terms(offering, "permessage-deflate").clientWindowBits()).isEqualTo(10);
    assertThat(terms(offering, "permessage-deflate; client_max_window_bits=9").clientWindowBits())
        .isEqualTo(9);
    assertThat(terms(offering, "permessage-deflate; client_max_window_bits=12").clientWindowBits())
        .isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server_max_window_bits",
        "client_max_window_bits",
        "server_max_window_bits=7",
        "server_max_window_bits=16",
        "client_max_window_bits=08",
        "client_max_window_bits=+9",
        "client_max_window_bits=",
        "client_max_window_bits=\"10",
        "client_max_window_bits=\" 10\"",
        "server_no_context_takeover=1",
        "client_no_context_takeover=true",
        "s3cr3t",
        "s3cr3t=1",
        "",
        "server_no_context_takeover; server_no_context_takeover",
        "client_max_window_bits=9; client_max_window_bits=9"
      })
  void aParameterThatIsUnknownOrTwiceOrHasAWrongValueIsRefused(String parameter) {
    assertThat(refusal(ON, "permessage-deflate; " + parameter)).doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-webkit-deflate-frame",
        "permessage-deflate, permessage-deflate",
        "permessage-deflate, s3cr3t",
        "permessage-deflate s3cr3t",
        "\"permessage-deflate\"",
        "permessage-deflate; =9"
      })
  void anotherExtensionIsRefused(String answer) {
    assertThat(refusal(ON, answer)).doesNotContain("s3cr3t");
  }

  @Test
  void extensionsMayStandInSeveralHeadersButOnlyOneIsAccepted() {
    assertThat(answer(ON, "permessage-deflate", "permessage-deflate")).isInstanceOf(Refused.class);
    assertThat(answer(ON, "", "permessage-deflate"))
        .isEqualTo(new Accepted(null, new DeflateTerms(true, true, 15, 15)));
  }

  @Test
  void whatWasNotOfferedIsRefused() {
    assertThat(refusal(Deflate.off(), "permessage-deflate")).startsWith("Expected no extension");
  }

  @Test
  void aLongAnswerOfParametersIsReadToItsEnd() {
    assertThat(refusal(ON, "permessage-deflate" + ";a".repeat(8_000))).isNotEmpty();
    assertThat(refusal(ON, "permessage-deflate;a=\"" + "\\a".repeat(8_000) + '"')).isNotEmpty();
  }

  private static String offer(Deflate options) {
    return request(options).headers().first("Sec-WebSocket-Extensions").orElseThrow();
  }

  private static @Nullable DeflateTerms terms(Deflate options, String extensions) {
    return ((Accepted) answer(options, extensions)).deflate();
  }

  private static String refusal(Deflate options, String extensions) {
    Refused refused = (Refused) answer(options, extensions);
    assertThat(refused.retryable()).isFalse();
    return refused.message();
  }

  private static UpgradeAnswer answer(Deflate options, String... extensions) {
    UpgradeRequest request = request(options);
    Headers.Builder headers =
        Headers.builder()
            .add("Upgrade", "websocket")
            .add("Connection", "Upgrade")
            .add("Sec-WebSocket-Accept", request.expectedAccept());
    for (String extension : extensions) {
      headers.add("Sec-WebSocket-Extensions", extension);
    }
    return UpgradeAnswer.of(request, new Redirects(0, 0), 101, "", headers.build());
  }

  private static UpgradeRequest request(Deflate options) {
    return UpgradeRequest.of(
        WebSocketUri.parse("ws://a"), Headers.empty(), List.of(), options, new SecureRandom());
  }
}
