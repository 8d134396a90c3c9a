// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.Frame;
import io.fresh.Reaction;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnInfo;
import io.fresh.annotation.OnPing;
import io.fresh.annotation.OnPong;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Collection;

/** One client for each form in which a handler may answer. */
final class Answers {

  private Answers() {}

  @WebSocketClient
  static final class Texts extends Answering.AlsoToControl<String> {
    Texts(Plan<String> plan) {
      super(plan);
    }
  }

  @WebSocketClient
  static final class Arrays extends Answering<byte[]> {
    Arrays(Plan<byte[]> plan) {
      super(plan);
    }
  }

  @WebSocketClient
  static final class Buffers extends Answering<ByteBuffer> {
    Buffers(Plan<ByteBuffer> plan) {
      super(plan);
    }
  }

  @WebSocketClient
  static final class ByteBufs extends Answering<ByteBuf> {
    ByteBufs(Plan<ByteBuf> plan) {
      super(plan);
    }
  }

  @WebSocketClient
  static final class Frames extends Answering.AlsoToControl<Frame> {
    Frames(Plan<Frame> plan) {
      super(plan);
    }
  }

  @WebSocketClient
  static final class Collections extends Answering.AlsoToControl<Collection<Frame>> {
    Collections(Plan<Collection<Frame>> plan) {
      super(plan);
    }
  }

  @WebSocketClient
  static final class Reactions extends Answering.AlsoToControl<Reaction> {
    Reactions(Plan<Reaction> plan) {
      super(plan);
    }
  }

  /** The state of those that have one. */
  record Count(int value) {}

  /** Asks for the state, which the client sends. */
  record Ask() {}

  @WebSocketClient(state = Count.class)
  static final class ReactionsWithState extends Answering.AlsoToControl<Reaction.With<Count>> {
    ReactionsWithState(Plan<Reaction.With<Count>> plan) {
      super(plan);
    }

    @OnInfo
    String state(Ask ask, Count count) {
      return count.toString();
    }
  }

  @WebSocketClient
  static final class Voids {
    private final Answering.Plan<Void> plan;

    Voids(Answering.Plan<Void> plan) {
      this.plan = plan;
    }

    @OnConnect
    void connect() {
      plan.to(Trigger.CONNECT);
    }

    @OnText
    void text(String text) {
      plan.to(Trigger.TEXT);
    }

    @OnBinary
    void binary(byte[] binary) {
      plan.to(Trigger.BINARY);
    }

    @OnPing
    void ping() {
      plan.to(Trigger.PING);
    }

    @OnPong
    void pong() {
      plan.to(Trigger.PONG);
    }

    @OnInfo
    void info(Trigger.Nudge nudge) {
      plan.to(Trigger.INFO);
    }

    @OnTerminate
    void end() {
      plan.calls().end("END", () -> {});
    }
  }
}
