// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's verified answer to the opening handshake (RFC 6455 §4.2.2).
 *
 * @param status the HTTP status, 101
 * @param headers the headers of the answer
 * @param acceptedSubprotocol the subprotocol that the server chose among those offered; {@code null} if none
 * @param attempt which attempt it was that succeeded: 1 for the first since the connection was last stable
 */
public record Handshake(
    int status, Headers headers, @Nullable String acceptedSubprotocol, int attempt) {

  /**
   * Checks the components.
   *
   * @param status the HTTP status, 101
   * @param headers the headers of the answer
   * @param acceptedSubprotocol the subprotocol that the server chose among those offered; {@code null} if none
   * @param attempt which attempt it was that succeeded: 1 for the first since the connection was last stable
   */
  public Handshake {
    Objects.requireNonNull(headers, "headers");
  }

  /**
   * The subprotocol that the server chose.
   *
   * @return one of those offered; empty if the server chose none
   */
  public Optional<String> subprotocol() {
    return Optional.ofNullable(acceptedSubprotocol);
  }
}
