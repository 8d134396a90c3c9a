// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;

/**
 * An array to copy bytes into when they lie outside of the heap: {@code new String} and every tight loop want an array.
 * One serves all decoders of a thread, so that an idle connection holds none.
 */
public final class Scratch {

  /** What is kept between messages; longer messages get an array of their own. */
  private static final int MAX_KEPT = 256 << 10;

  private static final int MIN_KEPT = 4 << 10;

  private byte[] bytes = {};

  /** Creates a scratch without an array. */
  public Scratch() {}

  /** The bytes of a range of a buffer, from index 0 of an array which is valid until the next call. */
  byte[] copy(ByteBuf buffer, int index, int length) {
    byte[] copy = array(length);
    buffer.getBytes(index, copy, 0, length);
    return copy;
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
}
