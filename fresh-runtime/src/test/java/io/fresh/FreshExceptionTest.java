// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.FreshException.UpgradingFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FreshExceptionTest {

  private static List<FreshException> transportLost() {
    return List.of(
        new ConnectingFailed("m", null, true),
        new UpgradingFailed("m", null),
        establishingFailed(true),
        new ProcessingFailed("m", null),
        new StreamingFailed("m", null),
        new DecodingFailed("m", 1002),
        new HandlingFailed("@OnDisconnect", new IllegalStateException(), true));
  }

  private static List<FreshException> transportLives() {
    return List.of(
        new DecodingFailed("m", null),
        new EncodingFailed("m", null),
        new CastingFailed("m"),
        new HandlingFailed("@OnText", new IllegalStateException(), false));
  }

  @ParameterizedTest
  @MethodSource("transportLost")
  void anErrorOfTheTransportSaysThatItIsLostAndMayBeRetried(FreshException error) {
    assertThat(error.isTransportLost()).isTrue();
    assertThat(error.isRetryable()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("transportLives")
  void anErrorOfOneFrameOrHandlerLeavesTheTransport(FreshException error) {
    assertThat(error.isTransportLost()).isFalse();
  }

  @Test
  void aRefusalMayBeFinal() {
    assertThat(establishingFailed(false).isRetryable()).isFalse();
    assertThat(new ConnectingFailed("m", null, false).isRetryable()).isFalse();
  }

  @Test
  void aRefusalCarriesStatusHeadersAndBody() {
    EstablishingFailed refusal = establishingFailed(false);

    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.headers().first("www-authenticate")).contains("Basic");
    assertThat(refusal.body()).containsExactly(1, 2);
  }

  @Test
  void theBodyOfARefusalCannotBeChanged() {
    byte[] body = {1, 2};
    EstablishingFailed refusal = new EstablishingFailed("m", 403, Headers.empty(), body, false);

    body[0] = 9;
    refusal.body()[1] = 9;

    assertThat(refusal.body()).containsExactly(1, 2);
  }

  @Test
  void aRefusalCanBeSerializedWithoutItsHeaders() throws Exception {
    EstablishingFailed copy = copyBySerialization(establishingFailed(false));

    assertThat(copy.status()).isEqualTo(403);
    assertThat(copy.body()).containsExactly(1, 2);
    assertThat(copy.headers()).isEqualTo(Headers.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1002, 1007, 1009})
  void aDecodingErrorTellsTheCodeThatWasSent(int code) {
    assertThat(new DecodingFailed("m", code).closeCode()).hasValue(code);
  }

  @Test
  void aDecodingErrorOfADecoderHasItsCauseAndNoCode() {
    Exception thrown = new IllegalStateException("secret");

    DecodingFailed error = new DecodingFailed("m", thrown);

    assertThat(error.closeCode()).isEmpty();
    assertThat(error).hasCause(thrown).hasMessage("m");
    assertThat(error.isRetryable()).isTrue();
  }

  @Test
  void aHandlingErrorNamesHandlerAndExceptionButNotItsMessage() {
    Exception thrown = new IllegalStateException("secret");

    HandlingFailed error = new HandlingFailed("@OnText", thrown, false);

    assertThat(error)
        .hasMessage("Handler @OnText threw java.lang.IllegalStateException")
        .hasCause(thrown);
  }

  private static EstablishingFailed establishingFailed(boolean retryable) {
    return new EstablishingFailed(
        "Expected HTTP 101, was 403",
        403,
        Headers.of("WWW-Authenticate", "Basic"),
        new byte[] {1, 2},
        retryable);
  }

  private static EstablishingFailed copyBySerialization(EstablishingFailed error)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (EstablishingFailed) in.readObject();
    }
  }
}
