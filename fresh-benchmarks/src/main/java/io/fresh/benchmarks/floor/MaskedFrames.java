// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.benchmarks.workload.Wire;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a client's frames, masked while they are copied, eight bytes at a time. For one thread. */
final class MaskedFrames {

  static final int MAX_HEADER = 14;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;

  private final Masks masks;

  MaskedFrames(Masks masks) {
    this.masks = masks;
  }

  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  void text(byte[] utf8, ByteBuffer out) {
    frame(Wire.TEXT, utf8, out);
  }

  void binary(byte[] payload, ByteBuffer out) {
    frame(Wire.BINARY, payload, out);
  }

  void close(ByteBuffer out) {
    frame(Wire.CLOSE, new byte[] {0x03, (byte) 0xE8}, out);
  }

  private void frame(int opcode, byte[] payload, ByteBuffer out) {
    int length = payload.length;
    if (length < 126) {
      out.putShort((short) ((FIN | opcode) << 8 | MASKED | length));
    } else if (length <= 0xFFFF) {
      out.putInt(((FIN | opcode) << 8 | MASKED | 126) << 16 | length);
    } else {
      out.putShort((short) ((FIN | opcode) << 8 | MASKED | 127)).putLong(length);
    }
    int key = masks.next();
    out.putInt(key);
    mask(key, payload, out);
  }

  private static void mask(int key, byte[] payload, ByteBuffer out) {
    long twice = (key & 0xFFFF_FFFFL) << 32 | (key & 0xFFFF_FFFFL);
    int at = out.position();
    int i = 0;
    for (; i + Long.BYTES <= payload.length; i += Long.BYTES) {
      out.putLong(at + i, (long) LONG.get(payload, i) ^ twice);
    }
    for (; i < payload.length; i++) {
      out.put(at + i, (byte) (payload[i] ^ Wire.maskAt(key, i)));
    }
    out.position(at + payload.length);
  }
}
