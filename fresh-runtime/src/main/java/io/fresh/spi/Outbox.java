// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.BinaryEncoder;
import io.fresh.Frame;
import io.fresh.Reaction;
import io.fresh.TextEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
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
   * Answers with a value as a text message. If it cannot be encoded, nothing is sent, and {@code @OnError} is given an {@link
   * io.fresh.FreshException.EncodingFailed}.
   *
   * @param <T> the type of the value
   * @param encoder makes the message
   * @param value the value
   * @param type the type of the value, as it stands in the handler
   */
  <T> void text(TextEncoder<? super T> encoder, @Nullable T value, String type);

  /**
   * Answers with a value as a binary message. If it cannot be encoded, nothing is sent, and {@code @OnError} is given an {@link
   * io.fresh.FreshException.EncodingFailed}.
   *
   * @param <T> the type of the value
   * @param encoder makes the message
   * @param value the value
   * @param type the type of the value, as it stands in the handler
   */
  <T> void binary(BinaryEncoder<? super T> encoder, @Nullable T value, String type);

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
   * Answers later: when the stage completes, and when the stages of the answers before it have completed. Answers that are given at
   * once do not wait. A stage that fails is a handler that fails. When the link ends whose message is answered, the stage is
   * cancelled and nothing is sent.
   *
   * @param stage completes with what is answered, on any thread; {@code null} is nothing to say, as value, too
   * @param answer puts the value where it belongs, for example {@code Outbox::text}
   * @param <T> what is answered
   */
  <T> void async(
      @Nullable CompletionStage<? extends T> stage, BiConsumer<? super Outbox, ? super T> answer);

  /**
   * Says that no {@code @OnInfo} handler takes a message.
   *
   * @param message the message
   */
  void unhandled(Object message);
}
