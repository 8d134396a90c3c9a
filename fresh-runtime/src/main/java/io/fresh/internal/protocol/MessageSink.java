// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Takes what the {@link FrameDecoder} finds, in the order of the wire. A payload is a range of a buffer which is valid
 * during the call only; a sink reads it by index and changes neither the buffer's indices nor its reference count.
 *
 * <p>A sink may call {@link FrameDecoder#discard()} and {@link FrameDecoder#close()}. What it throws passes through
 * {@link FrameDecoder#decode}, which can then be called again for the rest of its input; but after a part of a compressed message, of
 * which more may have to be inflated, nothing more is read.
 */
public interface MessageSink {

  /**
   * Whether nothing more can be taken now. Asked before each frame, and before each further part of one.
   *
   * @return whether the decoder is to leave the rest of its input unread
   */
  default boolean isFull() {
    return false;
  }

  /**
   * A text message, when the decoder was asked for strings.
   *
   * @param text the message
   */
  void text(String text);

  /**
   * A text message, when the decoder was not asked for strings.
   *
   * @param buffer holds the message, which is valid UTF-8
   * @param index where it begins
   * @param length its length in bytes
   */
  void text(ByteBuf buffer, int index, int length);

  /**
   * A binary message.
   *
   * @param buffer holds the message
   * @param index where it begins
   * @param length its length in bytes
   */
  void binary(ByteBuf buffer, int index, int length);

  /**
   * A binary message in an array of its own, when the decoder was asked for arrays and had to copy it.
   *
   * @param binary the message, which is the sink's
   */
  default void binary(byte[] binary) {
    binary(Unpooled.wrappedBuffer(binary), 0, binary.length);
  }

  /**
   * A part of a text message, when the decoder was asked for parts as strings. A part is empty only if it is the last.
   *
   * @param text what has come since the part before; no code point is divided
   * @param last whether the message ends with it
   */
  void textPart(String text, boolean last);

  /**
   * A part of a text message, when the decoder was asked for parts, and not as strings. A part is empty only if it is the last.
   *
   * @param buffer holds what has come since the part before, which is valid UTF-8: no code point is divided
   * @param index where it begins
   * @param length its length in bytes
   * @param last whether the message ends with it
   */
  void textPart(ByteBuf buffer, int index, int length, boolean last);

  /**
   * A part of a binary message, when the decoder was asked for parts. A part is empty only if it is the last.
   *
   * @param buffer holds what has come since the part before
   * @param index where it begins
   * @param length its length in bytes
   * @param last whether the message ends with it
   */
  void binaryPart(ByteBuf buffer, int index, int length, boolean last);

  /**
   * A ping, which wants a pong with the same payload (RFC 6455 §5.5.2).
   *
   * @param buffer holds the payload
   * @param index where it begins
   * @param length its length, at most 125
   */
  void ping(ByteBuf buffer, int index, int length);

  /**
   * A pong (RFC 6455 §5.5.3).
   *
   * @param buffer holds the payload
   * @param index where it begins
   * @param length its length, at most 125
   */
  void pong(ByteBuf buffer, int index, int length);

  /**
   * The peer's Close (RFC 6455 §5.5.1). Nothing follows it.
   *
   * @param code its status code; 1005 if it had none
   * @param reason its reason, empty if it had none
   */
  void close(int code, String reason);
}
