// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.BinaryEncoder;
import io.fresh.Frame;
import io.fresh.Reaction;
import io.fresh.Recovery;
import io.fresh.TextEncoder;
import io.fresh.spi.Encoding;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Writes down what a dispatcher answers. */
final class Recorder implements Outbox, Verdict {

  private final List<String> answers = new ArrayList<>();

  List<String> answers() {
    return answers;
  }

  @Override
  public void text(String text) {
    answers.add("text " + text);
  }

  @Override
  public void binary(byte[] binary) {
    answers.add("array " + Arrays.toString(binary));
  }

  @Override
  public void binary(ByteBuffer binary) {
    answers.add("buffer " + text(binary));
  }

  @Override
  public void binary(ByteBuf binary) {
    answers.add(
        "byteBuf " + (binary == null ? null : Arrays.toString(ByteBufUtil.getBytes(binary))));
  }

  @Override
  public <T> void text(TextEncoder<? super T> encoder, T value, String type) {
    answers.add(type + " " + (value == null ? null : Encoding.text(encoder, value, type)));
  }

  @Override
  public <T> void binary(BinaryEncoder<? super T> encoder, T value, String type) {
    answers.add(type + " " + (value == null ? null : text(Encoding.binary(encoder, value, type))));
  }

  @Override
  public void frame(Frame frame) {
    answers.add("frame " + text(frame));
  }

  @Override
  public void frames(Collection<? extends Frame> frames) {
    answers.add("frames " + (frames == null ? null : frames.stream().map(Recorder::text).toList()));
  }

  @Override
  public void reaction(Reaction reaction) {
    answers.add("reaction " + reaction);
  }

  @Override
  public <T> void async(
      CompletionStage<? extends T> stage, BiConsumer<? super Outbox, ? super T> answer) {
    answers.add("async");
    if (stage != null) {
      answer.accept(this, stage.toCompletableFuture().join());
    }
  }

  @Override
  public void unhandled(Object message) {
    answers.add("unhandled " + message);
  }

  @Override
  public void recovery(Recovery recovery) {
    answers.add("recovery " + recovery);
  }

  private static String text(Frame frame) {
    if (frame instanceof Frame.Binary binary) {
      return text(binary.payload());
    }
    return frame instanceof Frame.Text text ? text.payload() : String.valueOf(frame);
  }

  private static String text(ByteBuffer buffer) {
    if (buffer == null) {
      return "null";
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return Arrays.toString(bytes);
  }
}
