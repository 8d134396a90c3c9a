// SPDX-License-Identifier: MIT
package io.fresh;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Why a WebSocket was closed (RFC 6455 §7.1.5, §7.1.6).
 *
 * @param code the peer's status code; {@link #NO_STATUS} if its Close had none, {@link #ABNORMAL} if there was no Close
 * @param reason the peer's reason, empty if there was none; its text comes from the peer and is not to be trusted
 */
public record CloseStatus(int code, String reason) {

  /** The purpose of the connection has been fulfilled. */
  public static final int NORMAL = 1000;

  /** An endpoint goes away: a server shuts down, a program ends. */
  public static final int GOING_AWAY = 1001;

  /** A frame broke the protocol. */
  public static final int PROTOCOL_ERROR = 1002;

  /** Stands for a Close without a code; never on the wire. */
  public static final int NO_STATUS = 1005;

  /** Stands for a transport that ended without a Close; never on the wire. */
  public static final int ABNORMAL = 1006;

  /** A message did not hold what its type says, for example text that is not UTF-8. */
  public static final int INVALID_PAYLOAD = 1007;

  /** A message was larger than a limit. */
  public static final int TOO_BIG = 1009;

  /** The endpoint met a condition that it did not expect; what a client says whose handler threw. */
  public static final int INTERNAL_ERROR = 1011;

  /** The longest reason, in bytes of UTF-8: a control frame's 125 less two for the code (RFC 6455 §5.5). */
  public static final int MAX_REASON_BYTES = 123;

  private static final int RESERVED = 1004;
  private static final int TLS_HANDSHAKE = 1015;

  /**
   * Checks the components.
   *
   * @param code the peer's status code; {@link #NO_STATUS} if its Close had none, {@link #ABNORMAL} if there was no Close
   * @param reason the peer's reason, empty if there was none; its text comes from the peer and is not to be trusted
   */
  public CloseStatus {
    Objects.requireNonNull(reason, "reason");
  }

  /**
   * Whether a code may stand in a Close frame: 1000 to 4999 (RFC 6455 §7.4.2), without 1004, which is reserved, and 1005,
   * 1006 and 1015, which an endpoint must not set (§7.4.1).
   *
   * @param code a status code
   * @return whether it may be sent
   */
  public static boolean isSendable(int code) {
    return code >= 1000
        && code <= 4999
        && code != RESERVED
        && code != NO_STATUS
        && code != ABNORMAL
        && code != TLS_HANDSHAKE;
  }

  /**
   * Checks a code and a reason that are to be sent.
   *
   * @param code a status code
   * @param reason a reason
   * @throws IllegalArgumentException if one of them cannot be sent
   */
  static void requireSendable(int code, String reason) {
    if (!isSendable(code)) {
      throw new IllegalArgumentException(
          "Close code must be 1000 to 4999, without 1004, 1005, 1006 and 1015, was " + code);
    }
    int length = utf8Length(reason);
    if (length > MAX_REASON_BYTES) {
      throw new IllegalArgumentException(
          "Close reason must have at most %d bytes of UTF-8, has %d"
              .formatted(MAX_REASON_BYTES, length));
    }
  }

  private static int utf8Length(String reason) {
    try {
      // Not String.getBytes, which would turn an unpaired surrogate into a question mark.
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(reason)).remaining();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Close reason has no UTF-8 form: it holds an unpaired surrogate", e);
    }
  }
}
