// SPDX-License-Identifier: MIT
package io.fresh.spi;

import java.nio.ByteBuffer;

/**
 * The shape of a payload, fit for messages and logs: how long it is, and how it begins, without a letter or digit of it. Brackets,
 * quotes and signs are enough to see that a message is cut off, is of another format, or lacks a member.
 */
final class Redacted {

  /** Many times the first member of a message, and a line of the log can hold it. */
  static final int MAX_BYTES = 32;

  private Redacted() {}

  /** The end of a sentence, for example {@code 12 bytes, like {"xxx":00.0}}. */
  static String of(ByteBuffer payload) {
    int length = payload.remaining();
    return length == 0 ? "0 bytes" : length + " bytes, like " + beginning(payload);
  }

  private static String beginning(ByteBuffer payload) {
    int length = Math.min(payload.remaining(), MAX_BYTES);
    StringBuilder shape = new StringBuilder(length + 3);
    for (int i = 0; i < length; i++) {
      shape.append(shape(payload.get(payload.position() + i)));
    }
    return shape.append(length < payload.remaining() ? "..." : "").toString();
  }

  private static char shape(byte value) {
    if (value < ' ' || value > '~') { // also what is no ASCII: it is negative
      return '.';
    }
    if (Character.isDigit(value)) {
      return '0';
    }
    return Character.isLetter(value) ? 'x' : (char) value;
  }
}
