// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes the frames of one message at a time. Payload goes through an array that stays in the cache and is masked there, so that
 * every source and target is read and written in bulk, whatever memory it lies in: a small message at once, with its header
 * before it, others piece by piece. For one thread at a time.
 */
final class FrameWriter {

  static final int MAX_FRAGMENT = 0xFFFF;

  /** In bytes, or in chars, of which each becomes three bytes at most: always one frame. */
  static final int MAX_SMALL = 16 << 10;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int LENGTH_16 = 126;
  private static final int MAX_LENGTH_7 = 125;
  private static final int MAX_HEADER = 8;
  private static final int PIECE = Utf8Writer.PIECE_BYTES;

  private final MaskSource masks;
  private final Utf8Writer utf8 = new Utf8Writer();

  /** A piece of a large message from its begin on, or all of a small one, whose payload begins at {@link #MAX_HEADER}. */
  private byte[] bytes = new byte[MAX_HEADER + PIECE];

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

  // ---- small messages ----

  boolean text(String text, FrameSink sink) throws UnpairedSurrogateException {
    makeRoom(3 * text.length());
    int end = MAX_HEADER;
    for (int from = 0; from < text.length(); ) {
      int next = utf8.load(text, from);
      end = utf8.encode(from, bytes, end);
      from = next;
    }
    return handOver(Opcode.TEXT, end - MAX_HEADER, sink);
  }

  boolean binary(ByteBuffer payload, FrameSink sink) {
    int length = payload.remaining();
    makeRoom(length);
    payload.get(payload.position(), bytes, MAX_HEADER, length);
    return handOver(Opcode.BINARY, length, sink);
  }

  boolean binary(ByteBuf payload, int index, int length, FrameSink sink) {
    makeRoom(length);
    payload.getBytes(index, bytes, MAX_HEADER, length);
    return handOver(Opcode.BINARY, length, sink);
  }

  private void makeRoom(int payload) {
    if (payload > bytes.length - MAX_HEADER) {
      bytes = new byte[Math.max(MAX_HEADER + payload, 2 * bytes.length)];
    }
  }

  private boolean handOver(int opcode, int length, FrameSink sink) {
    int header = headerSize(length);
    int from = MAX_HEADER - header;
    if (length <= MAX_LENGTH_7) {
      SHORT.set(bytes, from, (short) shortHeader(FIN | opcode, length));
    } else {
      INT.set(bytes, from, longHeader(FIN | opcode, length));
    }
    int mask = masks.next();
    INT.set(bytes, MAX_HEADER - Integer.BYTES, mask);
    Masking.apply(mask, bytes, MAX_HEADER, length);
    return sink.take(bytes, from, header + length);
  }

  // ---- all others ----

  void text(String text, ByteBuf out) throws UnpairedSurrogateException {
    int next = utf8.load(text, 0);
    int length = utf8.encode(0, bytes, 0);
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
      total += utf8.encode(from, bytes, 0);
      from = next;
    }
    int size = sizeOf(total);
    if (size > out.writableBytes()) {
      out.capacity(out.writerIndex() + size); // exactly: ensureWritable takes up to twice as much
    }
    begin(Opcode.TEXT, total, out);
    for (int from = 0; from < text.length(); ) {
      int next = utf8.load(text, from);
      appendPiece(utf8.encode(from, bytes, 0), out);
      from = next;
    }
  }

  void bytes(int opcode, byte[] payload, ByteBuf out) {
    begin(opcode, payload.length, out);
    for (int from = 0; from < payload.length; from += PIECE) {
      int length = Math.min(PIECE, payload.length - from);
      System.arraycopy(payload, from, bytes, 0, length);
      appendPiece(length, out);
    }
  }

  void bytes(int opcode, ByteBuffer payload, ByteBuf out) {
    begin(opcode, payload.remaining(), out);
    for (int from = payload.position(); from < payload.limit(); from += PIECE) {
      int length = Math.min(PIECE, payload.limit() - from);
      payload.get(from, bytes, 0, length);
      appendPiece(length, out);
    }
  }

  void bytes(int opcode, ByteBuf payload, int index, int length, ByteBuf out) {
    begin(opcode, length, out);
    append(payload, index, length, out);
  }

  private void append(ByteBuf payload, int index, int length, ByteBuf out) {
    int stop = index + length;
    for (int from = index; from < stop; from += PIECE) {
      int part = Math.min(PIECE, stop - from);
      payload.getBytes(from, bytes, 0, part);
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
    out.ensureWritable(sizeOf(length));
    unframed = length;
    beginFrame(opcode, out);
  }

  /** What a payload needs at most, with the headers of its frames. */
  private static int sizeOf(long payload) {
    long frames = 1 + payload / MAX_FRAGMENT;
    return Math.toIntExact(payload + frames * MAX_HEADER);
  }

  private void beginFrame(int opcode, ByteBuf out) {
    missing = (int) Math.min(unframed, MAX_FRAGMENT);
    unframed -= missing;
    int first = unframed == 0 ? end | opcode : opcode;
    if (missing <= MAX_LENGTH_7) {
      out.writeShort(shortHeader(first, missing));
    } else {
      out.writeInt(longHeader(first, missing));
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
      key = Masking.apply(key, bytes, from, part);
      out.writeBytes(bytes, from, part);
      missing -= part;
      from += part;
    }
  }

  private static int shortHeader(int first, int length) {
    return first << 8 | MASKED | length;
  }

  private static int longHeader(int first, int length) {
    return shortHeader(first, LENGTH_16) << 16 | length;
  }

  /** The size of a frame's header, mask included, by the length of its payload. */
  static int headerSize(int length) {
    return length <= MAX_LENGTH_7 ? MAX_HEADER - Short.BYTES : MAX_HEADER;
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
