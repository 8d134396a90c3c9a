// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The message that is being read: which one it is, how much of it has been announced, and, once it turns out not to lie in
 * the read buffer as a whole, what has come of it. Text is checked as it comes. A message that is wanted in parts, or is
 * compressed, is only counted here: nothing of it is held.
 */
final class PartialMessage {

  private final DecoderLimits limits;
  private final boolean textInParts;
  private final boolean binaryInParts;
  private final HeldBytes.Place binaryPlace;
  private final TextReader texts;
  private final HeldBytes held;

  /**
   * At the beginning of each text it stands between two code points, as each text before ended there. Null until a text does not lie
   * in a read as a whole.
   */
  private @Nullable Utf8Validator utf8;

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

  PartialMessage(
      DecoderLimits limits,
      MessageForm textForm,
      MessageForm binaryForm,
      TextReader texts,
      HeldBuffers buffers) {
    this.limits = limits;
    this.textInParts = textForm.isPartial();
    this.binaryInParts = binaryForm.isPartial();
    this.binaryPlace =
        binaryForm == MessageForm.ARRAY ? HeldBytes.Place.ARRAY : HeldBytes.Place.DIRECT;
    this.texts = texts;
    this.held = new HeldBytes(buffers, limits.message());
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

  /** A message of one frame has come as a whole, and is handed on as it lies there. */
  void passedBy() {
    number++;
    progress++;
  }

  /** Moves bytes of the current frame into the buffer. */
  void append(ByteBuf in, int length, boolean last) throws ProtocolViolation {
    boolean text = opcode == Opcode.TEXT;
    held.append(in, length, announced, last, text ? HeldBytes.Place.HEAP : binaryPlace);
    if (text) {
      held.check(texts, length, utf8());
    }
  }

  private Utf8Validator utf8() {
    if (utf8 == null) {
      utf8 = new Utf8Validator();
    }
    return utf8;
  }

  /** See {@link HeldBytes#destination}. */
  @Nullable ByteBuf destination(int missing) {
    return held.destination(missing);
  }

  boolean isDestination(ByteBuf buffer) {
    return held.isDestination(buffer);
  }

  int arrived() {
    return held.arrived();
  }

  /** Ends a binary message and returns its array, which is the caller's; null if it has none, and has not ended. */
  byte @Nullable [] takeArray() {
    byte[] array = held.takeArray();
    if (array != null) {
      end();
    }
    return array;
  }

  /**
   * Ends the message. To be {@linkplain #giveBack given back}.
   *
   * @throws ProtocolViolation if a text ends within a code point
   */
  ByteBuf take() throws ProtocolViolation {
    if (opcode == Opcode.TEXT && utf8 != null && !utf8.isComplete()) {
      throw TextReader.invalid();
    }
    end();
    return held.take();
  }

  void giveBack(ByteBuf whole) {
    held.giveBack(whole);
  }

  /** Ends the message, of which nothing was appended. */
  void end() {
    opcode = Opcode.CONTINUATION;
    fragments = 0;
    announced = 0;
  }

  void release() {
    held.clear();
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
}
