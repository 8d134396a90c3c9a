// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;

/**
 * The header of the frame that is being read, and the rules that can be judged by it alone (RFC 6455 §5.2). One object
 * serves all frames of a decoder.
 *
 * <pre>
 *    FIN RSV1-3 opcode  │ MASK length │ length of 16 or 64 bits, if the 7 bits say 126 or 127
 *     1    3      4     │   1     7   │
 * </pre>
 */
final class FrameHeader {

  /** The longest header: a server does not mask, so that no key follows. */
  static final int MAX_SIZE = 10;

  static final int MAX_CONTROL_PAYLOAD = 125;

  /** Where the first byte of a frame has its opcode. */
  static final int OPCODE = 0x0F;

  /** The bit of the first byte that says whether the frame is the last of its message. */
  static final int FIN = 0x80;

  /** In place of the length: the length follows in 16 bits. What is less is the length. */
  static final int LENGTH_16 = 126;

  private static final int RSV = 0x70;
  private static final int RSV1 = 0x40;
  private static final int LENGTH_64 = 127;
  private static final int MAX_16 = 0xFFFF;

  /** Whether compression was agreed on. */
  private final boolean mayBeCompressed;

  private boolean last;
  private boolean compressed;
  private int opcode;
  private long length;

  FrameHeader(boolean mayBeCompressed) {
    this.mayBeCompressed = mayBeCompressed;
  }

  /** Whether this is the last frame of its message: the FIN bit. */
  boolean isLast() {
    return last;
  }

  /** Whether this is the first frame of a compressed message (RFC 7692 §6). */
  boolean isCompressed() {
    return compressed;
  }

  int opcode() {
    return opcode;
  }

  boolean isControl() {
    return Opcode.isControl(opcode);
  }

  /** The length of the payload in bytes, never negative. */
  long length() {
    return length;
  }

  /**
   * Reads a header, and refuses it at the first byte that is wrong even if the rest has not come.
   *
   * @return the header's size, 0 if it is not complete
   */
  int read(ByteBuf in, int index, int available) throws ProtocolViolation {
    if (available == 0) {
      return 0;
    }
    readFirst(in.getByte(index));
    if (available == 1) {
      return 0;
    }
    int second = in.getByte(index + 1);
    if (second < 0) {
      throw ProtocolViolation.protocolError(
          "Expected an unmasked frame from the server, was masked (RFC 6455 §5.1)");
    }
    if (second < LENGTH_16) {
      length = second;
      return 2;
    }
    return readLong(in, index + 2, available - 2, second);
  }

  private void readFirst(int first) throws ProtocolViolation {
    last = first < 0;
    opcode = first & OPCODE;
    compressed = (first & RSV) != 0 && isCompressed(first & RSV);
    if (Opcode.isReserved(opcode)) {
      throw ProtocolViolation.protocolError(
          "Expected opcode 0x0, 0x1, 0x2, 0x8, 0x9 or 0xA, was 0x%X (RFC 6455 §5.2)"
              .formatted(opcode));
    }
    if (!last && isControl()) {
      throw ProtocolViolation.protocolError(
          "Expected a control frame to be final, was a fragment of opcode 0x%X (RFC 6455 §5.5)"
              .formatted(opcode));
    }
  }

  private boolean isCompressed(int rsv) throws ProtocolViolation {
    if (rsv != RSV1 || !mayBeCompressed) {
      throw ProtocolViolation.protocolError(
          "Expected RSV1, RSV2 and RSV3 to be 0 without an extension, were 0b%s (RFC 6455 §5.2)"
              .formatted(Integer.toBinaryString(rsv >> 4 | 0x8).substring(1)));
    }
    if (opcode == Opcode.CONTINUATION || isControl()) {
      throw ProtocolViolation.protocolError(
          "Expected RSV1 in the first frame of a message alone, was in a frame of opcode 0x%X (RFC 7692 §6.1)"
              .formatted(opcode));
    }
    return true;
  }

  private int readLong(ByteBuf in, int index, int available, int form) throws ProtocolViolation {
    if (isControl()) {
      throw ProtocolViolation.protocolError(
          "Expected at most 125 bytes in a control frame, was a frame of opcode 0x%X with more (RFC 6455 §5.5)"
              .formatted(opcode));
    }
    if (form == LENGTH_64) {
      if (available < Long.BYTES) {
        return 0;
      }
      length = in.getLong(index);
      requireMinimal(length < 0 || length > MAX_16, 64);
      if (length < 0) {
        throw ProtocolViolation.protocolError(
            "Expected the highest bit of a 64-bit length to be 0, was 1 (RFC 6455 §5.2)");
      }
      return 2 + Long.BYTES;
    }
    if (available < Short.BYTES) {
      return 0;
    }
    length = in.getUnsignedShort(index);
    requireMinimal(length >= LENGTH_16, 16);
    return 2 + Short.BYTES;
  }

  private void requireMinimal(boolean minimal, int bits) throws ProtocolViolation {
    if (!minimal) {
      throw ProtocolViolation.protocolError(
          "Expected the shortest form of the payload length, was %d in %d bits (RFC 6455 §5.2)"
              .formatted(length, bits));
    }
  }
}
