// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.CloseStatus;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Writes messages and control frames as masked frames (RFC 6455 §5, §6.1). A message of more than {@link #MAX_FRAGMENT}
 * bytes becomes several frames, so that a control frame can go between them: {@link #frameLength} finds the borders.
 *
 * <p>May be used by any thread. What a method reads is left as it was: no index, position or reference count changes. What
 * it writes goes to the end of {@code out}, which grows as needed.
 */
public final class FrameEncoder {

  /** The longest payload of a frame: the most that a length of 16 bits can say, 64 KiB but for one byte. */
  public static final int MAX_FRAGMENT = FrameWriter.MAX_FRAGMENT;

  /** How long a payload may be to be handed to a {@link FrameSink}: in bytes, or in chars of a text. */
  public static final int MAX_SMALL = FrameWriter.MAX_SMALL;

  private final Striped<FrameWriter> writers;

  /**
   * Creates an encoder.
   *
   * @param masks makes sources of which each gives keys to one thread at a time
   */
  public FrameEncoder(Supplier<MaskSource> masks) {
    this.writers = new Striped<>(() -> new FrameWriter(masks.get()));
  }

  /**
   * The size of a message in one frame.
   *
   * @param payload how many bytes it has, at most {@link #MAX_FRAGMENT}
   * @return the same with the header
   */
  public static int frameSize(int payload) {
    return FrameWriter.headerSize(payload) + payload;
  }

  /**
   * Hands over a small text message.
   *
   * @param text the message, of at most {@link #MAX_SMALL} chars
   * @param sink where to; called once, or not at all
   * @return what the sink says
   * @throws UnpairedSurrogateException if the text has no form in UTF-8
   */
  public boolean text(String text, FrameSink sink) throws UnpairedSurrogateException {
    int slot = writers.slot();
    FrameWriter writer = writers.take(slot);
    try {
      return writer.text(text, sink);
    } finally {
      writers.giveBack(slot, writer);
    }
  }

  /**
   * Hands over a small binary message.
   *
   * @param binary the message from position to limit, of at most {@link #MAX_SMALL} bytes
   * @param sink where to; called once
   * @return what the sink says
   */
  public boolean binary(ByteBuffer binary, FrameSink sink) {
    int slot = writers.slot();
    FrameWriter writer = writers.take(slot);
    try {
      return writer.binary(binary, sink);
    } finally {
      writers.giveBack(slot, writer);
    }
  }

  /**
   * Hands over a small binary message.
   *
   * @param binary holds the message
   * @param index where it begins
   * @param length its length, at most {@link #MAX_SMALL}
   * @param sink where to; called once
   * @return what the sink says
   */
  public boolean binary(ByteBuf binary, int index, int length, FrameSink sink) {
    int slot = writers.slot();
    FrameWriter writer = writers.take(slot);
    try {
      return writer.binary(binary, index, length, sink);
    } finally {
      writers.giveBack(slot, writer);
    }
  }

  /**
   * Writes a text message.
   *
   * @param text the message
   * @param out where to
   * @throws UnpairedSurrogateException if the text has no form in UTF-8; nothing has then been written
   */
  public void text(String text, ByteBuf out) throws UnpairedSurrogateException {
    int slot = writers.slot();
    FrameWriter writer = writers.take(slot);
    try {
      writer.text(text, out);
    } finally {
      writers.giveBack(slot, writer);
    }
  }

  /**
   * Writes a binary message.
   *
   * @param binary the message
   * @param out where to
   */
  public void binary(byte[] binary, ByteBuf out) {
    int slot = writers.slot();
    FrameWriter writer = writers.take(slot);
    try {
      writer.bytes(Opcode.BINARY, binary, out);
    } finally {
      writers.giveBack(slot, writer);
    }
  }

  /**
   * Writes a binary message.
   *
   * @param binary the message from position to limit
   * @param out where to
   */
  public void binary(ByteBuffer binary, ByteBuf out) {
    write(Opcode.BINARY, binary, out);
  }

  /**
   * Writes a binary message.
   *
   * @param binary holds the message
   * @param index where it begins
   * @param length its length
   * @param out where to; may be the same buffer
   */
  public void binary(ByteBuf binary, int index, int length, ByteBuf out) {
    write(Opcode.BINARY, binary, index, length, out);
  }

  /**
   * Writes a ping.
   *
   * @param payload at most 125 bytes, from position to limit
   * @param out where to
   * @throws IllegalArgumentException if the payload is longer
   */
  public void ping(ByteBuffer payload, ByteBuf out) {
    requireControlPayload(payload.remaining());
    write(Opcode.PING, payload, out);
  }

  /**
   * Writes a pong.
   *
   * @param payload at most 125 bytes, from position to limit
   * @param out where to
   * @throws IllegalArgumentException if the payload is longer
   */
  public void pong(ByteBuffer payload, ByteBuf out) {
    requireControlPayload(payload.remaining());
    write(Opcode.PONG, payload, out);
  }

  /**
   * Writes the pong that answers a ping.
   *
   * @param payload holds the ping's payload
   * @param index where it begins
   * @param length its length, at most 125
   * @param out where to
   * @throws IllegalArgumentException if the payload is longer
   */
  public void pong(ByteBuf payload, int index, int length, ByteBuf out) {
    requireControlPayload(length);
    write(Opcode.PONG, payload, index, length, out);
  }

  /**
   * Writes a Close.
   *
   * @param code a code that may be sent, or 1005 for a Close without a code, and then without a reason
   * @param reason at most 123 bytes of UTF-8; half of a surrogate pair becomes a question mark
   * @param out where to
   * @throws IllegalArgumentException if one of them cannot be sent
   */
  public void close(int code, String reason, ByteBuf out) {
    write(Opcode.CLOSE, closePayload(code, reason), out);
  }

  /**
   * Writes a part of a message.
   *
   * @param first opcode and reserved bits of its first frame
   * @param last whether the message ends with it
   * @param part the readable bytes
   */
  void part(int first, boolean last, ByteBuf part, ByteBuf out) {
    int slot = writers.slot();
    FrameWriter writer = writers.take(slot);
    try {
      writer.part(first, last, part, out);
    } finally {
      writers.giveBack(slot, writer);
    }
  }

  /**
   * The length of a frame that this class wrote, header included.
   *
   * @param frames holds the frame
   * @param index where it begins
   * @return how many bytes on the next frame begins
   */
  public static int frameLength(ByteBuf frames, int index) {
    return FrameWriter.frameLength(frames, index);
  }

  /**
   * Whether a frame that this class wrote is a ping, a pong or a Close.
   *
   * @param frames holds the frame
   * @param index where it begins
   * @return whether it is, and so is no part of a message
   */
  public static boolean isControl(ByteBuf frames, int index) {
    return Opcode.isControl(frames.getByte(index) & FrameHeader.OPCODE);
  }

  private void write(int opcode, ByteBuffer payload, ByteBuf out) {
    int slot = writers.slot();
    FrameWriter writer = writers.take(slot);
    try {
      writer.bytes(opcode, payload, out);
    } finally {
      writers.giveBack(slot, writer);
    }
  }

  private void write(int opcode, ByteBuf payload, int index, int length, ByteBuf out) {
    int slot = writers.slot();
    FrameWriter writer = writers.take(slot);
    try {
      writer.bytes(opcode, payload, index, length, out);
    } finally {
      writers.giveBack(slot, writer);
    }
  }

  private static ByteBuffer closePayload(int code, String reason) {
    if (code == CloseStatus.NO_STATUS) {
      return ByteBuffer.allocate(0);
    }
    byte[] utf8 = reason.getBytes(StandardCharsets.UTF_8);
    if (!CloseStatus.isSendable(code) || utf8.length > CloseStatus.MAX_REASON_BYTES) {
      throw new IllegalArgumentException(
          "Expected a close code of 1000 to 4999 without 1004, 1006 and 1015 and a reason of at most %d bytes, was %d with %d bytes"
              .formatted(CloseStatus.MAX_REASON_BYTES, code, utf8.length));
    }
    return ByteBuffer.allocate(Short.BYTES + utf8.length).putShort((short) code).put(utf8).flip();
  }

  private static void requireControlPayload(int length) {
    if (length > FrameHeader.MAX_CONTROL_PAYLOAD) {
      throw new IllegalArgumentException(
          "Expected at most %d bytes in a control frame, were %d"
              .formatted(FrameHeader.MAX_CONTROL_PAYLOAD, length));
    }
  }
}
