// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

/** The opcodes (RFC 6455 §5.2), as numbers: a frame is parsed without making an object. */
final class Opcode {

  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  private static final int CONTROL_BIT = 0x8;

  private Opcode() {}

  /** Whether frames of this opcode are control frames; so are the reserved ones from 0xB on. */
  static boolean isControl(int opcode) {
    return (opcode & CONTROL_BIT) != 0;
  }

  /** Whether an extension would have to define this opcode. */
  static boolean isReserved(int opcode) {
    return opcode > PONG || (opcode > BINARY && opcode < CLOSE);
  }
}
