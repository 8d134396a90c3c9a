// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import com.fasterxml.jackson.annotation.JsonValue;

/** The bot's password. It is written to the gateway and shown to nobody. */
final class Token {

  private final String secret;

  Token(String secret) {
    this.secret = secret;
  }

  /** For the gateway alone. */
  @JsonValue
  String reveal() {
    return secret;
  }

  @Override
  public String toString() {
    return "a token";
  }
}
