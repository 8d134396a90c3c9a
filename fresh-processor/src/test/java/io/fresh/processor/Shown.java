// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.CloseStatus;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** What a handler was given, as text that tells each value from all others. */
final class Shown {

  private Shown() {}

  static String of(Object argument) {
    if (argument instanceof byte[] bytes) {
      return "byte[] " + HexFormat.of().formatHex(bytes);
    }
    if (argument instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return "ByteBuffer " + HexFormat.of().formatHex(bytes);
    }
    if (argument instanceof ByteBuf buffer) {
      return "ByteBuf " + ByteBufUtil.hexDump(buffer);
    }
    if (argument instanceof Handshake handshake) {
      return "Handshake " + handshake.attempt();
    }
    if (argument instanceof Headers headers) {
      return "Headers " + headers.first("X-Colour").orElse("");
    }
    if (argument instanceof FreshException error) {
      return error.getClass().getSimpleName() + " " + error.getMessage();
    }
    if (argument instanceof CloseStatus status) {
      return "CloseStatus " + status.code() + " " + status.reason();
    }
    if (argument instanceof Kit.State state) {
      return "State " + state;
    }
    boolean isSimple =
        argument instanceof String || argument instanceof Integer || argument instanceof Boolean;
    return isSimple ? argument.getClass().getSimpleName() + " " + argument : argument.toString();
  }
}
