// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.micro;

import io.fresh.BinaryEncoder;
import io.fresh.Frame;
import io.fresh.Reaction;
import io.fresh.TextEncoder;
import io.fresh.spi.Outbox;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An outbox that keeps the last answer. */
final class LastAnswer implements Outbox {

  private @Nullable Object last;

  @Nullable Object last() {
    return last;
  }

  @Override
  public void text(@Nullable String text) {
    last = text;
  }

  @Override
  public void binary(byte @Nullable [] binary) {
    last = binary;
  }

  @Override
  public void binary(@Nullable ByteBuffer binary) {
    last = binary;
  }

  @Override
  public void binary(@Nullable ByteBuf binary) {
    last = binary;
  }

  @Override
  public <T> void text(TextEncoder<? super T> encoder, @Nullable T value, String type) {
    last = value;
  }

  @Override
  public <T> void binary(BinaryEncoder<? super T> encoder, @Nullable T value, String type) {
    last = value;
  }

  @Override
  public void frame(@Nullable Frame frame) {
    last = frame;
  }

  @Override
  public void frames(@Nullable Collection<? extends Frame> frames) {
    last = frames;
  }

  @Override
  public void reaction(@Nullable Reaction reaction) {
    last = reaction;
  }

  @Override
  public <T> void async(
      @Nullable CompletionStage<? extends T> stage, BiConsumer<? super Outbox, ? super T> answer) {
    last = stage;
  }

  @Override
  public void unhandled(Object message) {
    last = message;
  }
}
