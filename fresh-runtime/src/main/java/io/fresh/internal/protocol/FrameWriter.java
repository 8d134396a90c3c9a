// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/**
 * Writes the frames of one message at a time. Payload goes piece by piece through an array that stays in the cache and is
 * masked there, so that every source and target is read and written in bulk, whatever memory it lies in. For one thread
 * at a time.
 */
final class FrameWriter {

  static final int MAX_FRAGMENT = 0xFFFF;

  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int LENGTH_16 = 126;
  private static final int MAX_LENGTH_7 = 125;
  private static final int MAX_HEADER = 8;

  private final MaskSource masks;
  private final Utf8Writer utf8 = new Utf8Writer();
  private final byte[] piece = new byte[Utf8Writer.PIECE_BYTES];

  /** What the last frame has in its first byte: FIN, unless other frames of the message follow. */
  private int end;

  /** What the message's frames that have not begun will hold. */
  private long unframed;

  /** What the current frame still lacks. */
  private int missing;

  /** The key of the current frame, turned so that its highest byte belongs to the next byte. */
  private int key;

  FrameWriter(MaskSource masks) {
    this.masks = masks;
  }

  void text(String text, ByteBuf out) throws UnpairedSurrogateException {
    int next = utf8.load(text, 0);
    int length = utf8.encode(0, piece);
    if (next == text.length()) {
      begin(Opcode.TEXT, length, out);
      appendPiece(length, out);
    } else {
      longText(text, out);
    }
  }

  /** A text of more than a piece is encoded twice, first to learn its length. */
  private void longText(String text, ByteBuf out) throws UnpairedSurrogateException {
    long total = 0;
    for (int from = 0; from < text.length(); ) {
      int next = utf8.load(text, from);
      total += utf8.encode(from, piece);
      from = next;
    }
    begin(Opcode.TEXT, total, out);
    for (int from = 0; from < text.length(); ) {
      int next = utf8.load(text, from);
      appendPiece(utf8.encode(from, piece), out);
      from = next;
    }
  }

  void bytes(int opcode, byte[] payload, ByteBuf out) {
    begin(opcode, payload.length, out);
    for (int from = 0; from < payload.length; from += piece.length) {
      int length = Math.min(piece.length, payload.length - from);
      System.arraycopy(payload, from, piece, 0, length);
      appendPiece(length, out);
    }
  }

  void bytes(int opcode, ByteBuffer payload, ByteBuf out) {
    begin(opcode, payload.remaining(), out);
    for (int from = payload.position(); from < payload.limit(); from += piece.length) {
      int length = Math.min(piece.length, payload.limit() - from);
      payload.get(from, piece, 0, length);
      appendPiece(length, out);
    }
  }

  void bytes(int opcode, ByteBuf payload, int index, int length, ByteBuf out) {
    begin(opcode, length, out);
    append(payload, index, length, out);
  }

  private void append(ByteBuf payload, int index, int length, ByteBuf out) {
    int stop = index + length;
    for (int from = index; from < stop; from += piece.length) {
      int part = Math.min(piece.length, stop - from);
      payload.getBytes(from, piece, 0, part);
      appendPiece(part, out);
    }
  }

  /** Writes a part of a message, which ends with it or does not. */
  void part(int opcode, boolean last, ByteBuf payload, ByteBuf out) {
    begin(opcode, last ? FIN : 0, payload.readableBytes(), out);
    append(payload, payload.readerIndex(), payload.readableBytes(), out);
  }

  private void begin(int opcode, long length, ByteBuf out) {
    begin(opcode, FIN, length, out);
  }

  private void begin(int opcode, int fin, long length, ByteBuf out) {
    end = fin;
    long frames = 1 + length / MAX_FRAGMENT;
    out.ensureWritable(Math.toIntExact(length + frames * MAX_HEADER));
    unframed = length;
    beginFrame(opcode, out);
  }

  private void beginFrame(int opcode, ByteBuf out) {
    missing = (int) Math.min(unframed, MAX_FRAGMENT);
    unframed -= missing;
    int first = unframed == 0 ? end | opcode : opcode;
    if (missing <= MAX_LENGTH_7) {
      out.writeShort(first << 8 | MASKED | missing);
    } else {
      out.writeInt((first << 8 | MASKED | LENGTH_16) << 16 | missing);
    }
    key = masks.next();
    out.writeInt(key);
  }

  private void appendPiece(int length, ByteBuf out) {
    int from = 0;
    while (from < length) {
      if (missing == 0) {
        beginFrame(Opcode.CONTINUATION, out);
      }
      int part = Math.min(missing, length - from);
      key = Masking.apply(key, piece, from, part);
      out.writeBytes(piece, from, part);
      missing -= part;
      from += part;
    }
  }

  static int frameLength(ByteBuf frames, int index) {
    return headerLength(frames, index) + payloadLength(frames, index);
  }

  static int payloadLength(ByteBuf frames, int index) {
    int length = frames.getByte(index + 1) & ~MASKED & 0xFF;
    return length == LENGTH_16 ? frames.getUnsignedShort(index + 2) : length;
  }

  private static int headerLength(ByteBuf frames, int index) {
    int length = frames.getByte(index + 1) & ~MASKED & 0xFF;
    return length == LENGTH_16 ? MAX_HEADER : MAX_HEADER - Short.BYTES;
  }

  /** Copies the payload of one frame, without the mask, into a buffer in the heap. */
  static void copyPayload(ByteBuf frame, ByteBuf plain) {
    int payload = frame.readerIndex() + headerLength(frame, frame.readerIndex());
    int length = payloadLength(frame, frame.readerIndex());
    int to = plain.writerIndex();
    plain.writeBytes(frame, payload, length);
    int key = frame.getInt(payload - Integer.BYTES);
    Masking.apply(key, plain.array(), plain.arrayOffset() + to, length);
  }
}
