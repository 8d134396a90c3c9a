// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * What has been inflated of a compressed message. The limits hold here once more, for what comes out: inflation stops at the first byte
 * beyond, so that a peer makes us do no more work than for a message of that length.
 */
final class InflatedMessage {

  /** The longest part of a message that is wanted in parts: one read may hold a thousand times as much. */
  static final int MAX_PART = 16 << 10;

  /** What a buffer begins with, for each byte of input; texts become about as much. */
  private static final int RATIO = 4;

  private static final int GROWTH = 4;
  private static final int MIN_CAPACITY = 512;

  private final ByteBufAllocator allocator;
  private final DecoderLimits limits;
  private final MessageInflater inflater;

  /** At the beginning of each text it stands between two code points, as each text before ended there. */
  private final Utf8Validator utf8 = new Utf8Validator();

  private final byte[] probe = new byte[1];

  private int inMessage;
  private int inFrame;

  /** In the heap, as zlib writes into arrays. */
  private @Nullable ByteBuf bytes;

  /** The message has come at once and is in the room of the thread. */
  private boolean borrowed;

  InflatedMessage(ByteBufAllocator allocator, DecoderLimits limits, MessageInflater inflater) {
    this.allocator = allocator;
    this.limits = limits;
    this.inflater = inflater;
  }

  /** Another frame begins, of this message or of the next. */
  void beginFrame() {
    inFrame = 0;
  }

  boolean isEmpty() {
    return inMessage == 0;
  }

  /**
   * Inflates bytes of the current frame into the buffer.
   *
   * @param checked whether what comes out has to be UTF-8
   */
  void append(ByteBuf in, int index, int length, boolean checked) throws ProtocolViolation {
    inflater.feed(in, index, length);
    boolean more;
    do {
      ByteBuf held = roomFor(length);
      int from = held.writerIndex();
      more = fill(held, Math.min(limits.message() - inMessage, limits.frame() - inFrame));
      int inflated = held.writerIndex() - from;
      if (checked && !utf8.accept(held.array(), held.arrayOffset() + from, inflated)) {
        throw TextReader.invalid();
      }
    } while (more);
  }

  /** Inflates a message that has come at once into the room of the thread, and out of it only if it is too long. */
  void appendAll(ByteBuf in, int index, int length) throws ProtocolViolation {
    if (bytes == null) { // else there were frames of which nothing came
      bytes = inflater.takeRoom();
      borrowed = true;
    }
    append(in, index, length, false);
  }

  /**
   * Ends the message. The buffer is the caller's, who {@linkplain #giveBack gives it back}.
   *
   * @throws ProtocolViolation if a text that was checked ends within a code point
   */
  ByteBuf take() throws ProtocolViolation {
    endMessage();
    if (!utf8.isComplete()) {
      throw TextReader.invalid();
    }
    ByteBuf message = roomFor(0);
    bytes = null;
    return message;
  }

  /** Takes back what {@link #take} has given. */
  void giveBack(ByteBuf taken) {
    if (borrowed) {
      borrowed = false;
      inflater.giveBack(taken);
    } else {
      taken.release();
    }
  }

  /** Takes bytes of the current frame of a message that is wanted in parts. */
  void feed(ByteBuf in, int index, int length) {
    inflater.feed(in, index, length);
  }

  /** Inflates the next part, which is the caller's, who releases it. It has room left if it is all that was fed. */
  ByteBuf nextPart() throws ProtocolViolation {
    ByteBuf part = allocator.heapBuffer(MAX_PART, MAX_PART);
    try {
      while (fill(part, limits.message() - inMessage) && part.isWritable()) {
        // until it is full or the input is used up
      }
      return part;
    } catch (Throwable e) {
      part.release();
      throw e;
    }
  }

  /** Ends a message whose parts have been taken. */
  void endMessage() throws ProtocolViolation {
    inflater.endMessage();
    inMessage = 0;
  }

  void hibernate() {
    inflater.hibernate();
  }

  void release() {
    inflater.close();
    if (bytes != null) {
      giveBack(bytes);
      bytes = null;
    }
  }

  /** Returns whether there may be more to inflate. */
  private boolean fill(ByteBuf out, int allowed) throws ProtocolViolation {
    int room = Math.min(out.writableBytes(), allowed);
    if (room == 0) {
      requireNothingLeft();
      return false;
    }
    int to = out.writerIndex();
    int inflated = inflater.inflate(out.array(), out.arrayOffset() + to, room);
    out.writerIndex(to + inflated);
    inMessage += inflated;
    inFrame += inflated;
    return inflated == room;
  }

  private void requireNothingLeft() throws ProtocolViolation {
    if (inflater.inflate(probe, 0, 1) > 0) {
      throw ProtocolViolation.tooBig(
          "Expected a message of at most %d bytes after inflation, and %d in a frame, was more"
              .formatted(limits.message(), limits.frame()));
    }
  }

  private ByteBuf roomFor(int input) {
    ByteBuf held = bytes;
    if (held == null) {
      int wanted = (int) Math.min(limits.message(), Math.max(MIN_CAPACITY, (long) input * RATIO));
      held = allocator.heapBuffer(wanted, limits.message());
      bytes = held;
    } else if (!held.isWritable() && held.capacity() < limits.message()) {
      held = grown(held, (int) Math.min(limits.message(), (long) held.capacity() * GROWTH));
      bytes = held;
    }
    return held;
  }

  private ByteBuf grown(ByteBuf full, int capacity) {
    if (!borrowed) {
      return full.capacity(capacity);
    }
    ByteBuf own = allocator.heapBuffer(capacity, limits.message()).writeBytes(full);
    giveBack(full);
    return own;
  }
}
