// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** Hands messages to a sink in the forms that it wants. */
final class MessageForms {

  private final boolean wantsStrings;
  private final TextReader texts;

  /** Null unless texts are wanted in parts. */
  private final @Nullable TextParts textParts;

  MessageForms(ByteBufAllocator allocator, TextReader texts, MessageForm textForm) {
    this.wantsStrings = textForm == MessageForm.STRING;
    this.texts = texts;
    this.textParts =
        textForm.isPartial()
            ? new TextParts(allocator, texts, textForm == MessageForm.PARTIAL_STRING)
            : null;
  }

  /**
   * A whole message that has not been looked at.
   *
   * @throws ProtocolViolation if it is a text and not UTF-8
   */
  void unchecked(int opcode, ByteBuf buffer, int index, int length, MessageSink sink)
      throws ProtocolViolation {
    if (opcode == Opcode.BINARY) {
      sink.binary(buffer, index, length);
    } else if (wantsStrings) {
      sink.text(texts.decode(buffer, index, length));
    } else {
      texts.check(buffer, index, length);
      sink.text(buffer, index, length);
    }
  }

  /** A whole message, which is UTF-8 if it is a text. */
  void checked(int opcode, ByteBuf buffer, int index, int length, MessageSink sink) {
    if (opcode == Opcode.BINARY) {
      sink.binary(buffer, index, length);
    } else if (wantsStrings) {
      sink.text(texts.decodeChecked(buffer, index, length));
    } else {
      sink.text(buffer, index, length);
    }
  }

  /**
   * What has come of a message that is wanted in parts.
   *
   * @throws ProtocolViolation if it is a text and not UTF-8
   */
  void part(int opcode, ByteBuf buffer, int index, int length, boolean last, MessageSink sink)
      throws ProtocolViolation {
    if (opcode == Opcode.TEXT && textParts != null) {
      textParts.deliver(buffer, index, length, last, sink);
    } else if (length > 0 || last) {
      sink.binaryPart(buffer, index, length, last);
    }
  }
}
