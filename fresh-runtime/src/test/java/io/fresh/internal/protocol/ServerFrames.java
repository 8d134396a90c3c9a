// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Frames as a server writes them, right ones and wrong ones. Written from RFC 6455 §5.2 alone and without a line of the
 * code under test.
 */
final class ServerFrames {

  static final int FIN = 0x80;
  static final int RSV1 = 0x40;
  static final int RSV2 = 0x20;
  static final int RSV3 = 0x10;
  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  private ServerFrames() {}

  static byte[] text(String text) {
    return frame(FIN | TEXT, text.getBytes(UTF_8));
  }

  static byte[] binary(byte... payload) {
    return frame(FIN | BINARY, payload);
  }

  static byte[] ping(String payload) {
    return frame(FIN | PING, payload.getBytes(UTF_8));
  }

  static byte[] pong(String payload) {
    return frame(FIN | PONG, payload.getBytes(UTF_8));
  }

  static byte[] close(int code, String reason) {
    byte[] utf8 = reason.getBytes(UTF_8);
    return frame(
        FIN | CLOSE, ByteBuffer.allocate(2 + utf8.length).putShort((short) code).put(utf8).array());
  }

  static byte[] frame(int first, String payload) {
    return frame(first, payload.getBytes(UTF_8));
  }

  /** A frame whose first byte is given and whose length is written in the shortest form. */
  static byte[] frame(int first, byte[] payload) {
    return concat(header(first, payload.length), payload);
  }

  /** The header of an unmasked frame, in the shortest form. */
  static byte[] header(int first, long length) {
    if (length < 126) {
      return bytes(first, (int) length);
    }
    return length < 65_536 ? header16(first, (int) length) : header64(first, length);
  }

  static byte[] header16(int first, int length) {
    return bytes(first, 126, length >> 8, length);
  }

  static byte[] header64(int first, long length) {
    return concat(bytes(first, 127), ByteBuffer.allocate(8).putLong(length).array());
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
