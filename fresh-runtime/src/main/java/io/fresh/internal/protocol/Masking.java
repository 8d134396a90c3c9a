// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Masks bytes (RFC 6455 §5.3), eight at a time. */
final class Masking {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Masking() {}

  /**
   * Masks a range in place.
   *
   * @param key its highest byte belongs to the first byte
   * @return the key for the byte after the range
   */
  static int apply(int key, byte[] bytes, int from, int length) {
    long twice = (key & 0xFFFF_FFFFL) << 32 | (key & 0xFFFF_FFFFL);
    int end = from + length;
    int index = from;
    for (; index + Long.BYTES <= end; index += Long.BYTES) {
      LONG.set(bytes, index, (long) LONG.get(bytes, index) ^ twice);
    }
    int next = key;
    for (; index < end; index++) {
      next = Integer.rotateLeft(next, Byte.SIZE);
      bytes[index] ^= (byte) next;
    }
    return next;
  }
}
