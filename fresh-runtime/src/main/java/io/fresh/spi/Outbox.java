// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.Frame;
import io.fresh.Reaction;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Where a dispatcher puts what a handler has answered. {@code null} is "nothing to say". A payload has been read when the
 * method returns. Valid during the dispatcher's call.
 */
public interface Outbox {

  /**
   * Answers with a text message.
   *
   * @param text the message
   */
  void text(@Nullable String text);

  /**
   * Answers with a binary message.
   *
   * @param binary the message
   */
  void binary(byte @Nullable [] binary);

  /**
   * Answers with a binary message.
   *
   * @param binary the message, from position to limit; neither is changed
   */
  void binary(@Nullable ByteBuffer binary);

  /**
   * Answers with a binary message.
   *
   * @param binary the readable bytes; neither its indices nor its reference count are changed
   */
  void binary(@Nullable ByteBuf binary);

  /**
   * Answers with a frame.
   *
   * @param frame the frame
   */
  void frame(@Nullable Frame frame);

  /**
   * Answers with frames, in order and in one flush.
   *
   * @param frames the frames
   */
  void frames(@Nullable Collection<? extends Frame> frames);

  /**
   * Answers with a reaction.
   *
   * @param reaction the reaction
   */
  void reaction(@Nullable Reaction reaction);

  /**
   * Says that no {@code @OnInfo} handler takes a message.
   *
   * @param message the message
   */
  void unhandled(Object message);
}
