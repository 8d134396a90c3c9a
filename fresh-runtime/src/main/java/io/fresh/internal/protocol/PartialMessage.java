// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The message that is being read: which one it is, how much of it has been announced, and, once it turns out not to lie in
 * the read buffer as a whole, what has come of it. Text is checked as it comes. A message that is wanted in parts, or is
 * compressed, is only counted here: nothing of it is held.
 */
final class PartialMessage {

  /**
   * How much the buffer grows by when it is full: enough for the copying of what is already there to stay below a third
   * of the message, and little enough that a peer who announces much and sends little makes us hold little.
   */
  private static final int GROWTH = 4;

  private static final int MIN_CAPACITY = 512;

  private final ByteBufAllocator allocator;
  private final DecoderLimits limits;
  private final boolean textInParts;
  private final boolean binaryInParts;

  /** At the beginning of each text it stands between two code points, as each text before ended there. */
  private final Utf8Validator utf8 = new Utf8Validator();

  /** {@link Opcode#TEXT} or {@link Opcode#BINARY} in a message, {@link Opcode#CONTINUATION} between two. */
  private int opcode = Opcode.CONTINUATION;

  private boolean compressed;

  /** Not held here: handed on in parts, or compressed. */
  private boolean passing;

  private long number;
  private long progress;
  private int fragments;

  /** The lengths of all frames so far, that of the current one whole. */
  private int announced;

  /** In the heap: text is made and checked from an array. */
  private @Nullable ByteBuf bytes;

  PartialMessage(
      ByteBufAllocator allocator,
      DecoderLimits limits,
      boolean textInParts,
      boolean binaryInParts) {
    this.allocator = allocator;
    this.limits = limits;
    this.textInParts = textInParts;
    this.binaryInParts = binaryInParts;
  }

  /** Whether a message has begun that is not complete. */
  boolean isOpen() {
    return opcode != Opcode.CONTINUATION;
  }

  /** Which one it is among all messages, from 1. */
  long number() {
    return number;
  }

  /** How often a message has begun, or has gone on that is handed on in parts. */
  long progress() {
    return progress;
  }

  int opcode() {
    return opcode;
  }

  /** Whether it is handed on in parts, and not held. */
  boolean isInParts() {
    return opcode == Opcode.TEXT ? textInParts : binaryInParts;
  }

  /** Whether it is compressed. */
  boolean isCompressed() {
    return compressed;
  }

  /** Whether nothing of it is held here: it is handed on in parts, or inflated. */
  boolean isPassing() {
    return passing;
  }

  /** A part of it is handed on. An empty fragment is none: it must not keep a message alive. */
  void handedOn(int length, boolean last) {
    if (length > 0) {
      progress++;
    }
    if (last) {
      end();
    }
  }

  /** Admits the next data frame by its header (RFC 6455 §5.4), before a byte of its payload is held. */
  void admit(FrameHeader frame) throws ProtocolViolation {
    if (frame.opcode() == Opcode.CONTINUATION) {
      requireOpen();
    } else {
      begin(frame);
    }
    if (frame.length() > limits.frame() && !isInParts()) {
      throw ProtocolViolation.tooBig(
          "Expected a frame of at most %d bytes, was %d".formatted(limits.frame(), frame.length()));
    }
    if (frame.length() > (long) limits.message() - announced) {
      throw ProtocolViolation.tooBig(
          "Expected a message of at most %d bytes, was at least %d"
              .formatted(limits.message(), atLeast(frame.length())));
    }
    announced += (int) frame.length();
    if (isCounted(frame) && ++fragments > limits.fragments()) {
      throw ProtocolViolation.tooBig(
          "Expected a message of at most %d fragments, was more".formatted(limits.fragments()));
    }
  }

  /** With the next frame, whose length may be the largest number that there is. */
  private long atLeast(long next) {
    return Math.max(next, announced + next);
  }

  /**
   * Whether a frame counts as a fragment. Each one costs its place in the buffer and the time of its turn; of a message in
   * parts nothing is held, so that only those count which the size of the message does not bound.
   */
  private boolean isCounted(FrameHeader frame) {
    return frame.length() == 0 || !isInParts();
  }

  /** Whether the current frame is the first of its message; not asked of one in parts. */
  boolean isFirstFrame() {
    return fragments == 1;
  }

  /** Moves bytes of the current frame into the buffer. */
  void append(ByteBuf in, int length) throws ProtocolViolation {
    ByteBuf held = roomFor(length);
    int from = held.writerIndex();
    held.writeBytes(in, length);
    if (opcode == Opcode.TEXT && !utf8.accept(held.array(), held.arrayOffset() + from, length)) {
      throw TextReader.invalid();
    }
  }

  /**
   * Ends the message. The buffer is the caller's, who releases it.
   *
   * @throws ProtocolViolation if a text ends within a code point
   */
  ByteBuf take() throws ProtocolViolation {
    if (opcode == Opcode.TEXT && !utf8.isComplete()) {
      throw TextReader.invalid();
    }
    ByteBuf message = roomFor(0);
    bytes = null;
    end();
    return message;
  }

  /** Ends the message, of which nothing was appended. */
  void end() {
    opcode = Opcode.CONTINUATION;
    fragments = 0;
    announced = 0;
  }

  void release() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
    end();
  }

  private void requireOpen() throws ProtocolViolation {
    if (!isOpen()) {
      throw ProtocolViolation.protocolError(
          "Expected a text, binary or control frame, was a continuation of nothing (RFC 6455 §5.4)");
    }
  }

  private void begin(FrameHeader first) throws ProtocolViolation {
    if (isOpen()) {
      throw ProtocolViolation.protocolError(
          "Expected a continuation or a control frame, was a frame of opcode 0x%X inside of a message (RFC 6455 §5.4)"
              .formatted(first.opcode()));
    }
    opcode = first.opcode();
    compressed = first.isCompressed();
    passing = compressed || isInParts();
    number++;
    progress++;
  }

  private ByteBuf roomFor(int length) {
    ByteBuf held = bytes;
    if (held == null) {
      held = allocator.heapBuffer(capacity(length), limits.message());
      bytes = held;
    } else if (held.writableBytes() < length) {
      held.capacity(capacity(held.readableBytes() + length));
    }
    return held;
  }

  /** Never more than what was announced; for the rest by what has come. */
  private int capacity(int needed) {
    long wanted = Math.max(MIN_CAPACITY, (long) needed * GROWTH);
    return (int) Math.min(wanted, Math.max(needed, announced));
  }
}
