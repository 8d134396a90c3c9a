// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Inflates as a server does that has no more than the window that was agreed on: RFC 1951 and RFC 7692 §7.2.2, bit by bit and without zlib.
 * Whatever refers back further than the window fails the test.
 */
final class ReferenceInflater {

  private static final int[] LENGTHS = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };
  private static final int END_OF_BLOCK = 256;
  private static final int MAX_BITS = 15;

  private final int window;
  private final boolean takeover;

  /** All that was inflated since the window was empty. */
  private byte[] history = new byte[1 << 16];

  private int length;

  private byte[] input = {};
  private int bit;
  private int furthest;

  ReferenceInflater(int windowBits, boolean takeover) {
    this.window = 1 << windowBits;
    this.takeover = takeover;
  }

  /** How far back anything has referred. */
  int furthest() {
    return furthest;
  }

  /** The message of a payload. */
  byte[] inflate(byte[] payload) {
    if (!takeover) {
      length = 0;
    }
    int from = length;
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(payload);
    whole.writeBytes(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFF});
    input = whole.toByteArray();
    bit = 0;
    while (bit < 8 * input.length) {
      block();
    }
    return Arrays.copyOfRange(history, from, length);
  }

  private void block() {
    boolean last = bits(1) == 1;
    switch (bits(2)) {
      case 0 -> stored();
      case 1 -> compressed(fixedLiterals(), new Code(filled(30, 5)));
      case 2 -> dynamic();
      default -> throw new AssertionError("Expected a block of type 0, 1 or 2, was 3");
    }
    if (last) {
      align();
    }
  }

  private void align() {
    bit = (bit + 7) / 8 * 8;
  }

  private void stored() {
    align();
    int size = bits(16);
    if (bits(16) != (~size & 0xFFFF)) {
      throw new AssertionError("Expected the complement of the length of a stored block");
    }
    for (int i = 0; i < size; i++) {
      put((byte) bits(8));
    }
  }

  private void dynamic() {
    int literals = bits(5) + 257;
    int distances = bits(5) + 1;
    int lengths = bits(4) + 4;
    int[] sizes = new int[19];
    for (int i = 0; i < lengths; i++) {
      sizes[ORDER[i]] = bits(3);
    }
    int[] all = codeLengths(new Code(sizes), literals + distances);
    compressed(
        new Code(Arrays.copyOf(all, literals)),
        new Code(Arrays.copyOfRange(all, literals, all.length)));
  }

  private int[] codeLengths(Code code, int count) {
    int[] all = new int[count];
    int i = 0;
    while (i < count) {
      int symbol = code.next();
      switch (symbol) {
        case 16 -> {
          int before = all[i - 1];
          i = fill(all, i, 3 + bits(2), before);
        }
        case 17 -> i = fill(all, i, 3 + bits(3), 0);
        case 18 -> i = fill(all, i, 11 + bits(7), 0);
        default -> all[i++] = symbol;
      }
    }
    return all;
  }

  private static int fill(int[] all, int from, int count, int value) {
    Arrays.fill(all, from, from + count, value);
    return from + count;
  }

  private void compressed(Code literals, Code distances) {
    for (int symbol = literals.next(); symbol != END_OF_BLOCK; symbol = literals.next()) {
      if (symbol < END_OF_BLOCK) {
        put((byte) symbol);
      } else {
        int size = LENGTHS[symbol - 257] + bits(LENGTH_BITS[symbol - 257]);
        copy(distance(distances.next()), size);
      }
    }
  }

  private int distance(int symbol) {
    int extra = Math.max(0, symbol / 2 - 1);
    return symbol < 2 ? symbol + 1 : ((2 + symbol % 2) << extra) + 1 + bits(extra);
  }

  private void copy(int distance, int size) {
    furthest = Math.max(furthest, distance);
    if (distance > window || distance > length) {
      throw new AssertionError(
          "Expected a distance within %d bytes of window and %d of history, was %d"
              .formatted(window, length, distance));
    }
    for (int i = 0; i < size; i++) {
      put(history[length - distance]);
    }
  }

  private void put(byte value) {
    if (length == history.length) {
      history = Arrays.copyOf(history, 2 * length);
    }
    history[length++] = value;
  }

  private int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, bit++) {
      if (bit >= 8 * input.length) {
        throw new AssertionError("Expected the message to end with a block");
      }
      value |= (input[bit / 8] >> bit % 8 & 1) << i;
    }
    return value;
  }

  private Code fixedLiterals() {
    int[] sizes = filled(288, 8);
    Arrays.fill(sizes, 144, 256, 9);
    Arrays.fill(sizes, 256, 280, 7);
    return new Code(sizes);
  }

  private static int[] filled(int count, int value) {
    int[] filled = new int[count];
    Arrays.fill(filled, value);
    return filled;
  }

  /** A Huffman code by the lengths of its words (RFC 1951 §3.2.2). */
  private final class Code {

    private final int[] count = new int[MAX_BITS + 1];
    private final int[] symbols;

    Code(int[] sizes) {
      for (int size : sizes) {
        count[size]++;
      }
      count[0] = 0;
      int[] next = new int[MAX_BITS + 2];
      for (int size = 1; size <= MAX_BITS; size++) {
        next[size + 1] = next[size] + count[size];
      }
      symbols = new int[sizes.length];
      for (int symbol = 0; symbol < sizes.length; symbol++) {
        if (sizes[symbol] > 0) {
          symbols[next[sizes[symbol]]++] = symbol;
        }
      }
    }

    int next() {
      int code = 0;
      int first = 0;
      int index = 0;
      for (int size = 1; size <= MAX_BITS; size++) {
        code |= bits(1);
        if (code - first < count[size]) {
          return symbols[index + code - first];
        }
        index += count[size];
        first = (first + count[size]) << 1;
        code <<= 1;
      }
      throw new AssertionError("Expected a word of the Huffman code");
    }
  }
}
