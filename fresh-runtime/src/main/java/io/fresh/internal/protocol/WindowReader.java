// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Reads the window out of an inflater. zlib has a function for that which the JDK does not offer; but whoever may write the input can have
 * the window repeated: a block that refers back, again and again, to as far as the window reaches becomes the window, byte for byte.
 */
final class WindowReader {

  /** The longest piece that can be referred to. */
  private static final int LENGTH = 258;

  /** Not the last block; its codes are those of RFC 1951 §3.2.6. */
  private static final int BLOCK = 0b010;

  private static final int BLOCK_BITS = 3;

  /** The code of {@link #LENGTH}, from its first bit on. */
  private static final int LENGTH_CODE = 0b11000101;

  private static final int LENGTH_CODE_BITS = 8;
  private static final int DISTANCE_CODE_BITS = 5;

  /** A code of a length, one of a distance, and at most 13 bits more of a distance. */
  private static final int REFERENCE_BITS = LENGTH_CODE_BITS + DISTANCE_CODE_BITS + 13;

  private final byte[] block;
  private int bit;

  private WindowReader(int references) {
    this.block = new byte[(BLOCK_BITS + references * REFERENCE_BITS + 7) / 8];
  }

  /**
   * Reads the last bytes that were inflated. The inflater is left within a block: it has to be reset before it inflates anything else.
   *
   * @param zlib an inflater that stands between two blocks, at a whole byte
   * @param length how many bytes, at most a window and at most as many as there were
   * @return the bytes, or {@code null} if the inflater does not stand there
   */
  static byte @Nullable [] read(Inflater zlib, int length) {
    byte[] window = new byte[length];
    if (length == 0) {
      return window;
    }
    zlib.setInput(repeating(length));
    try {
      return zlib.inflate(window) == length ? window : null;
    } catch (DataFormatException e) {
      return null;
    }
  }

  /** A block that repeats so many bytes, or a few more. */
  private static byte[] repeating(int length) {
    int references = (length + LENGTH - 1) / LENGTH;
    WindowReader writer = new WindowReader(references);
    writer.number(BLOCK, BLOCK_BITS);
    for (int i = 0; i < references; i++) {
      writer.code(LENGTH_CODE, LENGTH_CODE_BITS);
      writer.distance(length);
    }
    return writer.block;
  }

  /** Codes of RFC 1951 §3.2.5: the two highest bits, and how many follow. */
  private void distance(int distance) {
    int zeroBased = distance - 1;
    int highest = 31 - Integer.numberOfLeadingZeros(zeroBased | 1);
    if (highest < 2) {
      code(zeroBased, DISTANCE_CODE_BITS);
      return;
    }
    int more = highest - 1;
    code(2 * highest + ((zeroBased >> more) & 1), DISTANCE_CODE_BITS);
    number(zeroBased & ((1 << more) - 1), more);
  }

  /** Codes begin with their highest bit. */
  private void code(int code, int bits) {
    number(Integer.reverse(code) >>> (Integer.SIZE - bits), bits);
  }

  /** Numbers begin with their lowest bit. */
  private void number(int value, int bits) {
    for (int i = 0; i < bits; i++, bit++) {
      block[bit >> 3] |= (byte) (((value >> i) & 1) << (bit & 7));
    }
  }
}
