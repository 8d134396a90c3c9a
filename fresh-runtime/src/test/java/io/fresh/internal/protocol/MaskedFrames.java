// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames as a server reads them. Written from RFC 6455 §5.2 and §5.3 alone, byte by byte and without a line of the code
 * under test.
 */
final class MaskedFrames {

  private MaskedFrames() {}

  /** One frame of a client, unmasked. */
  static final class Masked {

    private final int first;
    private final int headerLength;
    private final int key;
    private final byte[] payload;

    private Masked(int first, int headerLength, int key, byte[] payload) {
      this.first = first;
      this.headerLength = headerLength;
      this.key = key;
      this.payload = payload;
    }

    int first() {
      return first;
    }

    int headerLength() {
      return headerLength;
    }

    int key() {
      return key;
    }

    byte[] payload() {
      return payload;
    }

    String text() {
      return new String(payload, UTF_8);
    }
  }

  /** All frames of a buffer, which is read to its end. */
  static List<Masked> read(ByteBuf wire) {
    List<Masked> frames = new ArrayList<>();
    while (wire.isReadable()) {
      frames.add(readOne(wire));
    }
    return frames;
  }

  private static Masked readOne(ByteBuf wire) {
    int start = wire.readerIndex();
    int first = wire.readUnsignedByte();
    int second = wire.readUnsignedByte();
    if ((second & 0x80) == 0) {
      throw new AssertionError("Expected a masked frame");
    }
    int length = second & 0x7F;
    if (length == 126) {
      length = wire.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(wire.readLong());
    }
    int key = wire.getInt(wire.readerIndex());
    byte[] mask = new byte[4];
    wire.readBytes(mask);
    int headerLength = wire.readerIndex() - start;
    byte[] payload = new byte[length];
    wire.readBytes(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Masked(first, headerLength, key, payload);
  }
}
