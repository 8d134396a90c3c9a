// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.CloseStatus;
import java.util.Objects;

/**
 * What the peer sent breaks RFC 6455 or a limit. The connection has to be failed with {@link #closeCode()} (§7.1.7). The
 * message says what was expected and what came, never a byte of a payload, and is not meant for the peer.
 */
public final class ProtocolViolation extends Exception {

  private static final long serialVersionUID = 1L;

  private final int closeCode;

  private ProtocolViolation(int closeCode, String message) {
    // Without a stack trace: it always shows the decoder, and a hostile peer could ask for many.
    super(message, null, false, false);
    this.closeCode = closeCode;
  }

  /**
   * What was expected and what came.
   *
   * @return the message; never {@code null}
   */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /**
   * What the Close frame has to say.
   *
   * @return 1002, 1007 or 1009
   */
  public int closeCode() {
    return closeCode;
  }

  static ProtocolViolation protocolError(String message) {
    return new ProtocolViolation(CloseStatus.PROTOCOL_ERROR, message);
  }

  static ProtocolViolation invalidPayload(String message) {
    return new ProtocolViolation(CloseStatus.INVALID_PAYLOAD, message);
  }

  static ProtocolViolation tooBig(String message) {
    return new ProtocolViolation(CloseStatus.TOO_BIG, message);
  }
}
