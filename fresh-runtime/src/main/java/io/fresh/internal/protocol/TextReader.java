// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;

/** Makes strings of bytes, or checks that it could. */
final class TextReader {

  private static final char REPLACEMENT = '\uFFFD';

  private final Scratch scratch;

  TextReader(Scratch scratch) {
    this.scratch = scratch;
  }

  /**
   * The string of a range that has not been checked. It is checked by decoding: the JDK puts U+FFFD for every fault, so
   * that only a text which holds one is looked at twice.
   */
  String decode(ByteBuf buffer, int index, int length) throws ProtocolViolation {
    byte[] bytes = bytes(buffer, index, length);
    int offset = offset(buffer, index);
    String text = new String(bytes, offset, length, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !Utf8Validator.isValid(bytes, offset, length)) {
      throw invalid();
    }
    return text;
  }

  /** The string of a range that is known to be UTF-8. */
  String decodeChecked(ByteBuf buffer, int index, int length) {
    return new String(bytes(buffer, index, length), offset(buffer, index), length, UTF_8);
  }

  /** Checks a range of which no string is wanted. */
  void check(ByteBuf buffer, int index, int length) throws ProtocolViolation {
    if (!Utf8Validator.isValid(bytes(buffer, index, length), offset(buffer, index), length)) {
      throw invalid();
    }
  }

  /** Checks the next piece of a text that arrives in pieces. */
  void check(ByteBuf buffer, int index, int length, Utf8Validator utf8) throws ProtocolViolation {
    if (!utf8.accept(bytes(buffer, index, length), offset(buffer, index), length)) {
      throw invalid();
    }
  }

  static ProtocolViolation invalid() {
    return ProtocolViolation.invalidPayload("Expected text in UTF-8, was not (RFC 6455 §8.1)");
  }

  private byte[] bytes(ByteBuf buffer, int index, int length) {
    return buffer.hasArray() ? buffer.array() : scratch.copy(buffer, index, length);
  }

  private static int offset(ByteBuf buffer, int index) {
    return buffer.hasArray() ? buffer.arrayOffset() + index : 0;
  }
}
