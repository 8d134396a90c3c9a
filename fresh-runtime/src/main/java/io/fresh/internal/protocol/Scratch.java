// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * What the decoders of one thread share, so that an idle connection holds none of it: an array to copy bytes into that lie outside of
 * the heap, as {@code new String} and every tight loop want an array; and the buffers for messages that are incomplete.
 */
public final class Scratch implements AutoCloseable {

  /** What is kept between messages; longer messages get an array of their own. */
  private static final int MAX_KEPT = 256 << 10;

  private static final int MIN_KEPT = 4 << 10;

  private final HeldBuffers held = new HeldBuffers();
  private final TextReader texts = new TextReader(this);

  private byte[] bytes = {};

  /** Over the array. */
  private ByteBuf staged = Unpooled.EMPTY_BUFFER;

  /** Creates a scratch without an array. */
  public Scratch() {}

  /** The bytes of a range of a buffer, from index 0 of an array which is valid until the next call. */
  byte[] copy(ByteBuf buffer, int index, int length) {
    byte[] copy = array(length);
    buffer.getBytes(index, copy, 0, length);
    return copy;
  }

  /** A copy of the readable bytes, or of as many of them as are kept, in an array; valid until the next call. */
  ByteBuf stage(ByteBuf in) {
    int length = Math.min(in.readableBytes(), MAX_KEPT);
    byte[] copy = copy(in, in.readerIndex(), length);
    if (staged.capacity() != copy.length) {
      staged = Unpooled.wrappedBuffer(copy);
    }
    return staged.setIndex(0, length);
  }

  /** For messages that are incomplete. */
  HeldBuffers held() {
    return held;
  }

  /** Reads texts. */
  TextReader texts() {
    return texts;
  }

  private byte[] array(int length) {
    if (length <= bytes.length) {
      return bytes;
    }
    if (length > MAX_KEPT) {
      return new byte[length];
    }
    bytes = new byte[Math.max(MIN_KEPT, Integer.highestOneBit(length - 1) << 1)];
    return bytes;
  }

  /** Frees what is kept outside of the heap. */
  @Override
  public void close() {
    held.close();
  }
}
