// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.CloseStatus;
import io.netty.buffer.ByteBuf;

/** Reads the payload of a Close frame: nothing, or a status code and a reason (RFC 6455 §5.5.1). */
final class ClosePayload {

  private ClosePayload() {}

  static void deliver(ByteBuf in, int index, int length, TextReader texts, MessageSink sink)
      throws ProtocolViolation {
    if (length == 0) {
      sink.close(CloseStatus.NO_STATUS, "");
      return;
    }
    int code = code(in, index, length);
    String reason = texts.decode(in, index + Short.BYTES, length - Short.BYTES);
    sink.close(code, reason);
  }

  private static int code(ByteBuf in, int index, int length) throws ProtocolViolation {
    if (length < Short.BYTES) {
      throw ProtocolViolation.protocolError(
          "Expected a Close with no payload or at least 2 bytes, was 1 (RFC 6455 §5.5.1)");
    }
    int code = in.getUnsignedShort(index);
    if (!CloseStatus.isSendable(code)) {
      throw ProtocolViolation.protocolError(
          "Expected a close code of 1000 to 4999 without 1004, 1005, 1006 and 1015, was %d (RFC 6455 §7.4)"
              .formatted(code));
    }
    return code;
  }
}
