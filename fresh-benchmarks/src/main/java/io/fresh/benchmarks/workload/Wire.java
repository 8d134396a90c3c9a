// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.workload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;

/** Frames and the opening handshake as bytes (RFC 6455 §4, §5.2; RFC 7692 §7.2.1), for those who write them by hand. */
public final class Wire {

  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final int FIN = 0x80;
  private static final int RSV1 = 0x40;
  private static final int MASKED = 0x80;
  private static final int MAX_HEADER = 14;

  private Wire() {}

  /** A server's frame. */
  public static byte[] frame(int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(MAX_HEADER + payload.length);
    header(FIN | opcode, 0, payload.length, frame);
    return bytes(frame.put(payload));
  }

  /** A server's frame with a compressed message, which needs no other message to be read. */
  public static byte[] deflatedFrame(int opcode, byte[] payload) {
    byte[] deflated = deflate(payload);
    ByteBuffer frame = ByteBuffer.allocate(MAX_HEADER + deflated.length);
    header(FIN | RSV1 | opcode, 0, deflated.length, frame);
    return bytes(frame.put(deflated));
  }

  /** The byte of a key that masks the payload's byte with this index (RFC 6455 §5.3). */
  public static byte maskAt(int key, int index) {
    return (byte) (key >>> (24 - 8 * (index & 3)));
  }

  /** A client's frame. */
  public static byte[] maskedFrame(int opcode, byte[] payload, int key) {
    ByteBuffer frame = ByteBuffer.allocate(MAX_HEADER + payload.length);
    header(FIN | opcode, MASKED, payload.length, frame);
    frame.putInt(key);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ maskAt(key, i)));
    }
    return bytes(frame);
  }

  /** The frame in which a server sends a message of a workload. */
  public static byte[] serverFrame(Workload workload, Corpus corpus, int number) {
    byte[] payload = corpus.payload(number);
    int opcode = corpus.isText() ? TEXT : BINARY;
    return workload.isDeflated() ? deflatedFrame(opcode, payload) : frame(opcode, payload);
  }

  /** What a client asks for. */
  public static byte[] request(String host, String path, boolean deflated) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + (deflated ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "")
            + "\r\n")
        .getBytes(US_ASCII);
  }

  /** What a server answers to a key. */
  public static byte[] answer(String key, boolean deflated) {
    return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            + accept(key)
            + "\r\n"
            + (deflated ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "")
            + "\r\n")
        .getBytes(US_ASCII);
  }

  private static String accept(String key) {
    try {
      byte[] bytes = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void header(int first, int masked, int length, ByteBuffer out) {
    out.put((byte) first);
    if (length < 126) {
      out.put((byte) (masked | length));
    } else if (length <= 0xFFFF) {
      out.put((byte) (masked | 126)).putShort((short) length);
    } else {
      out.put((byte) (masked | 127)).putLong(length);
    }
  }

  private static byte[] deflate(byte[] payload) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(payload);
      ByteBuffer out = ByteBuffer.allocate(payload.length + 64);
      int length = deflater.deflate(out.array(), 0, out.capacity(), Deflater.SYNC_FLUSH);
      return bytes(out.position(length - 4)); // without 00 00 FF FF
    } finally {
      deflater.end();
    }
  }

  private static byte[] bytes(ByteBuffer written) {
    byte[] bytes = new byte[written.position()];
    written.flip().get(bytes);
    return bytes;
  }
}
