// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Hands on texts in parts that end between two code points, each text checked as a whole. A text that is cut within a code point
 * leaves the beginning of that here, at most three bytes, for the next part to begin with.
 */
final class TextParts {

  private static final int MAX_CUT = 3;

  private final ByteBufAllocator allocator;
  private final TextReader texts;
  private final boolean wantsStrings;

  /** At the beginning of each text it stands between two code points, as each text before ended there. */
  private final Utf8Validator utf8 = new Utf8Validator();

  private final byte[] cut = new byte[MAX_CUT];
  private int held;

  TextParts(ByteBufAllocator allocator, TextReader texts, boolean wantsStrings) {
    this.allocator = allocator;
    this.texts = texts;
    this.wantsStrings = wantsStrings;
  }

  /**
   * Hands on what has come of a text, unless that is nothing but the beginning of a code point.
   *
   * @throws ProtocolViolation if it holds a wrong byte, or is the last and ends within a code point
   */
  void deliver(ByteBuf in, int index, int length, boolean last, MessageSink sink)
      throws ProtocolViolation {
    texts.check(in, index, length, utf8);
    int unfinished = utf8.unfinished();
    if (last && unfinished > 0) {
      throw TextReader.invalid();
    }
    int whole = held + length - unfinished;
    if (whole == 0 && !last) {
      hold(in, index, length);
    } else if (held == 0) {
      hold(in, index + whole, unfinished);
      hand(in, index, whole, last, sink);
    } else {
      deliverJoined(in, index, length - unfinished, unfinished, last, sink);
    }
  }

  /** What is held goes first. Copied: a part lies in one buffer. */
  private void deliverJoined(
      ByteBuf in, int index, int length, int unfinished, boolean last, MessageSink sink) {
    ByteBuf part = allocator.heapBuffer(held + length);
    try {
      part.writeBytes(cut, 0, held).writeBytes(in, index, length);
      held = 0;
      hold(in, index + length, unfinished);
      hand(part, part.readerIndex(), part.readableBytes(), last, sink);
    } finally {
      part.release();
    }
  }

  private void hold(ByteBuf in, int index, int length) {
    in.getBytes(index, cut, held, length);
    held += length;
  }

  private void hand(ByteBuf buffer, int index, int length, boolean last, MessageSink sink) {
    if (wantsStrings) {
      sink.textPart(texts.decodeChecked(buffer, index, length), last);
    } else {
      sink.textPart(buffer, index, length, last);
    }
  }
}
