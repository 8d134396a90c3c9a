// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;

/**
 * Takes what the {@link FrameDecoder} finds, in the order of the wire. A payload is a range of a buffer which is valid
 * during the call only; a sink reads it by index and changes neither the buffer's indices nor its reference count.
 *
 * <p>A sink may call {@link FrameDecoder#discard()} and {@link FrameDecoder#close()}. What it throws passes through
 * {@link FrameDecoder#decode}, which can then be called again for the rest of its input.
 */
public interface MessageSink {

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
