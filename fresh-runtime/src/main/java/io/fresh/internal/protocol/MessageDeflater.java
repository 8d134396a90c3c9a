// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.Deflate;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses the messages of one connection on their way to the wire (RFC 7692 §7.2.1): takes the frames that {@link FrameEncoder} wrote,
 * in the order of the wire, which is the order of the dictionary. Has zlib's state from its first compressed message on, or only within
 * one if each is compressed by itself.
 *
 * <p>The JDK's deflater always refers back as far as 32 KiB. Where less was agreed on, its history is cut by a full flush as often as the
 * window is long: what it then refers to lies between two cuts, and so within the window. All windows of the RFC are possible so.
 *
 * <p>Owned by the thread of its pool. {@link #close()} gives back what it holds.
 */
public final class MessageDeflater implements AutoCloseable {

  /** Says in the first frame of a message that it is compressed (RFC 7692 §6). */
  static final int RSV1 = 0x40;

  /** What a flush ends with, and what is removed from the end of a message. */
  private static final int TAIL = 4;

  /** What a flush, or a block that cannot be compressed, adds at most; below six bytes of room zlib flushes twice. */
  private static final int BLOCK = 16;

  /** What DEFLATE can write in one block without compression is more than this. */
  private static final int STORED = 1 << 13;

  private static final byte[] NOTHING = {};

  private final ZlibPool pool;
  private final ByteBufAllocator allocator;
  private final FrameEncoder encoder;
  private final int threshold;
  private final int level;
  private final boolean takeover;

  /** In bytes; the JDK's own window is never cut. */
  private final int window;

  private @Nullable Deflater deflater;

  /** How much has been compressed since the history was cut. */
  private int sinceCut;

  /** The message that has begun is being compressed. */
  private boolean inMessage;

  /**
   * Creates a deflater that holds nothing.
   *
   * @param pool of the owning thread
   * @param allocator gives the buffers for what is compressed
   * @param encoder writes the frames
   * @param terms what was agreed on
   * @param options what is compressed, and how well
   */
  public MessageDeflater(
      ZlibPool pool,
      ByteBufAllocator allocator,
      FrameEncoder encoder,
      DeflateTerms terms,
      Deflate options) {
    this.pool = pool;
    this.allocator = allocator;
    this.encoder = encoder;
    this.threshold = options.threshold();
    this.level = options.level();
    this.takeover = terms.clientTakeover();
    this.window =
        terms.clientWindowBits() < Deflate.MAX_WINDOW_BITS
            ? 1 << terms.clientWindowBits()
            : Integer.MAX_VALUE;
  }

  /** {@return from how many bytes of payload on a message is compressed} */
  public int threshold() {
    return threshold;
  }

  /**
   * Compresses a frame, if its message is to be. The frames of a message follow each other, but for control frames.
   *
   * @param frame a frame that {@link FrameEncoder} wrote, the buffer's readable bytes; taken over
   * @return the same, or one or more frames that are compressed
   */
  public ByteBuf deflate(ByteBuf frame) {
    int first = frame.getByte(frame.readerIndex());
    if (!isCompressed(first & FrameHeader.OPCODE, frame)) {
      return frame;
    }
    ByteBuf packed = null;
    try {
      packed = pack(frame, first < 0);
      return encode(first, packed);
    } finally {
      frame.release();
      if (packed != null) {
        packed.release();
      }
    }
  }

  private boolean isCompressed(int opcode, ByteBuf frame) {
    if (Opcode.isControl(opcode)) {
      return false;
    }
    // Of a message in several frames the first is never shorter than the threshold.
    if (opcode != Opcode.CONTINUATION) {
      inMessage = FrameWriter.payloadLength(frame, frame.readerIndex()) >= threshold;
    }
    return inMessage;
  }

  private ByteBuf encode(int first, ByteBuf packed) {
    boolean last = first < 0;
    int opcode = first & FrameHeader.OPCODE;
    ByteBuf out = allocator.ioBuffer();
    try {
      int marked = opcode == Opcode.CONTINUATION ? opcode : RSV1 | opcode;
      encoder.part(marked, last, packed, out);
      if (last) {
        endMessage();
      }
      return out;
    } catch (Throwable e) {
      out.release();
      throw e;
    }
  }

  private void endMessage() {
    inMessage = false;
    if (!takeover) {
      close();
    }
  }

  /** Gives back what is held between messages: later ones do not refer to what came before, which is always allowed. */
  public void hibernate() {
    if (!inMessage) {
      close();
    }
  }

  /** Gives back what is held, also in the midst of a message. May be called twice. */
  @Override
  public void close() {
    if (deflater != null) {
      pool.giveBack(deflater, level);
      deflater = null;
      sinceCut = 0;
    }
  }

  /** Returns the compressed payload, which the caller releases. */
  private ByteBuf pack(ByteBuf frame, boolean last) {
    int length = FrameWriter.payloadLength(frame, frame.readerIndex());
    ByteBuf packed = allocator.heapBuffer(length + BLOCK * (2 + length / STORED));
    try {
      if (length == 0) { // an empty block, without what is removed (§7.2.3.6)
        return packed.writeByte(0);
      }
      ByteBuf plain = allocator.heapBuffer(length);
      try {
        FrameWriter.copyPayload(frame, plain);
        deflate(plain.array(), plain.arrayOffset(), length, packed);
      } finally {
        plain.release();
      }
      return last ? packed.writerIndex(packed.writerIndex() - TAIL) : packed;
    } catch (Throwable e) {
      packed.release();
      throw e;
    }
  }

  /** Ends with a flush, also if the message goes on: who reads it in parts has this one. */
  private void deflate(byte[] plain, int offset, int length, ByteBuf packed) {
    if (deflater == null) {
      deflater = pool.takeDeflater(level);
    }
    int from = 0;
    while (from < length) {
      int part = Math.min(length - from, window - sinceCut);
      boolean cut = part == window - sinceCut;
      deflater.setInput(plain, offset + from, part);
      flush(deflater, cut ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH, packed);
      sinceCut = cut || window == Integer.MAX_VALUE ? 0 : sinceCut + part;
      from += part;
    }
    deflater.setInput(NOTHING); // the array is not ours
  }

  private static void flush(Deflater zlib, int flush, ByteBuf packed) {
    int room;
    int written;
    do {
      packed.ensureWritable(BLOCK);
      room = packed.writableBytes();
      int to = packed.writerIndex();
      written = zlib.deflate(packed.array(), packed.arrayOffset() + to, room, flush);
      packed.writerIndex(to + written);
    } while (written == room);
  }
}
