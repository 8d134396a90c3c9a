// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.Headers;
import org.jspecify.annotations.Nullable;

/** What the server's answer to an {@link UpgradeRequest} means (RFC 6455 §4.1). */
public sealed interface UpgradeAnswer {

  /**
   * The WebSocket is open.
   *
   * @param subprotocol the one that the server chose; {@code null} if it chose none
   * @param deflate what was agreed on for compression; {@code null} if there is none
   */
  record Accepted(@Nullable String subprotocol, @Nullable DeflateTerms deflate)
      implements UpgradeAnswer {}

  /**
   * The WebSocket is elsewhere; the transport has to be closed, and the handshake begins anew there.
   *
   * @param to where
   * @param sameOrigin whether scheme, host and port stay, so that credentials may go there
   */
  record Redirected(WebSocketUri to, boolean sameOrigin) implements UpgradeAnswer {}

  /**
   * There is no WebSocket; the transport has to be closed.
   *
   * @param message what was expected and what came, without any header's value but a subprotocol
   * @param retryable whether the same request may succeed later
   */
  record Refused(String message, boolean retryable) implements UpgradeAnswer {}

  /**
   * Judges an answer.
   *
   * @param request what was asked
   * @param redirects whether a redirect may be followed
   * @param status the HTTP status
   * @param phrase the status line's reason phrase, may be empty
   * @param headers the headers of the answer
   * @return what it means
   */
  static UpgradeAnswer of(
      UpgradeRequest request, Redirects redirects, int status, String phrase, Headers headers) {
    return new UpgradeJudge(request, redirects, status, phrase, headers).judge();
  }
}
