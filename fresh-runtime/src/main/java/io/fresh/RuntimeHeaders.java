// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The headers of an upgrade request that the runtime sets itself (RFC 6455 §4.1) or that would frame a body. */
final class RuntimeHeaders {

  private static final String SET_BY_RUNTIME = "the runtime sets it";
  private static final String NO_BODY = "an upgrade request has no body";

  /** Lower-case name to the reason for the refusal. */
  private static final Map<String, String> REASONS =
      Map.of(
          "host", "the runtime takes it from the URI",
          "upgrade", SET_BY_RUNTIME,
          "connection", SET_BY_RUNTIME,
          "sec-websocket-key", SET_BY_RUNTIME,
          "sec-websocket-version", SET_BY_RUNTIME,
          "sec-websocket-accept", "it belongs to the server's answer",
          "sec-websocket-extensions", "use UpgradeOptions.deflate",
          "sec-websocket-protocol", "use UpgradeOptions.subprotocols",
          "content-length", NO_BODY,
          "transfer-encoding", NO_BODY);

  private RuntimeHeaders() {}

  /** The headers, if the runtime sets none of them itself. */
  static Headers refuseAny(Headers headers) {
    Objects.requireNonNull(headers, "headers");
    headers.names().forEach(RuntimeHeaders::refuse);
    return headers;
  }

  private static void refuse(String name) {
    String reason = REASONS.get(name.toLowerCase(Locale.ROOT));
    if (reason != null) {
      throw new IllegalArgumentException("Header %s cannot be set: %s".formatted(name, reason));
    }
  }
}
