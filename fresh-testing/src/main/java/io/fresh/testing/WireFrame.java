// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A frame as it stands on the wire (RFC 6455 §5.2), written without any of the runtime's codec. It can be wrong in every
 * way that the bits allow.
 *
 * @param fin the first bit
 * @param rsv the three reserved bits, 0 to 7
 * @param opcode 0 to 15
 * @param mask the masking key; {@code null} if the frame is not masked
 * @param payload without the mask
 */
@SuppressWarnings("ArrayRecordComponent") // compared by their bytes
public record WireFrame(boolean fin, int rsv, int opcode, byte @Nullable [] mask, byte[] payload) {

  public static final int CONTINUATION = 0x0;
  public static final int TEXT = 0x1;
  public static final int BINARY = 0x2;
  public static final int CLOSE = 0x8;
  public static final int PING = 0x9;
  public static final int PONG = 0xA;

  /** The first of the reserved bits, which says that a message is compressed (RFC 7692 §6). */
  public static final int RSV1 = 0b100;

  private static final int MAX_READ = 64 << 20;

  /** A final frame of a server: not masked. */
  public static WireFrame of(int opcode, byte[] payload) {
    return new WireFrame(true, 0, opcode, null, payload);
  }

  /** A text message in one frame. */
  public static WireFrame text(String text) {
    return of(TEXT, utf8(text));
  }

  /** A Close with a code and a reason. */
  public static WireFrame close(int code, String reason) {
    byte[] text = utf8(reason);
    byte[] payload = ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array();
    return of(CLOSE, payload);
  }

  /** This frame as one that others follow. */
  public WireFrame unfinished() {
    return new WireFrame(false, rsv, opcode, mask, payload);
  }

  /** This frame with reserved bits. */
  public WireFrame withRsv(int bits) {
    return new WireFrame(fin, bits, opcode, mask, payload);
  }

  /** This frame, masked. */
  public WireFrame masked(byte... key) {
    return new WireFrame(fin, rsv, opcode, key, payload);
  }

  /** The payload as text. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** The status code of a Close; 1005 if it has none. */
  public int closeCode() {
    return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
  }

  /** The reason of a Close. */
  public String closeReason() {
    return payload.length < 2
        ? ""
        : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
  }

  /** The bytes on the wire, with the length in the shortest form. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((fin ? 0x80 : 0) | rsv << 4 | opcode);
    int maskBit = mask == null ? 0 : 0x80;
    if (payload.length < 126) {
      out.write(maskBit | payload.length);
    } else if (payload.length < 1 << 16) {
      out.write(maskBit | 126);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
    } else {
      out.write(maskBit | 127);
      out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    if (mask != null) {
      out.writeBytes(mask);
    }
    out.writeBytes(mask == null ? payload : xor(payload, mask));
    return out.toByteArray();
  }

  /**
   * Reads one frame.
   *
   * @throws EOFException at the end of the stream
   */
  public static WireFrame read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    if (length < 0 || length > MAX_READ) {
      throw new IOException("Expected a frame of at most " + MAX_READ + " bytes, was " + length);
    }
    byte[] key = null;
    if ((second & 0x80) != 0) {
      key = new byte[4];
      in.readFully(key);
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new WireFrame(
        (first & 0x80) != 0,
        first >> 4 & 0x7,
        first & 0xF,
        key,
        key == null ? payload : xor(payload, key));
  }

  private static byte[] xor(byte[] bytes, byte[] key) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = (byte) (bytes[i] ^ key[i % 4]);
    }
    return result;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireFrame that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes());
  }

  /** Enough to see in a failed assertion what came. */
  @Override
  public String toString() {
    String what =
        switch (opcode) {
          case CONTINUATION -> "continuation";
          case TEXT -> "text";
          case BINARY -> "binary";
          case CLOSE -> "close " + closeCode() + " '" + closeReason() + "'";
          case PING -> "ping";
          case PONG -> "pong";
          default -> "opcode " + opcode;
        };
    String start = HexFormat.ofDelimiter(" ").formatHex(payload, 0, Math.min(payload.length, 16));
    return (fin ? "" : "unfinished ") + what + " of " + payload.length + " bytes: " + start;
  }
}
