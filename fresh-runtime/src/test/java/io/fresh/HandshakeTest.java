// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

final class HandshakeTest {

  @Test
  void theSubprotocolIsEmptyIfTheServerChoseNone() {
    assertThat(new Handshake(101, Headers.empty(), null, 1).subprotocol()).isEmpty();
    assertThat(new Handshake(101, Headers.empty(), "chat", 1).subprotocol()).contains("chat");
  }

  @Test
  void toStringHidesTheValuesOfHeaders() {
    assertThat(new Handshake(101, Headers.of("Set-Cookie", "secret"), null, 1).toString())
        .contains("Set-Cookie")
        .doesNotContain("secret");
  }

  @Test
  void headersAreNotNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Handshake(101, null, null, 1))
        .withMessage("headers");
  }
}
