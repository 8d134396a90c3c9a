// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.BinaryEncoder;
import io.fresh.Frame;
import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.Reaction;
import io.fresh.TextEncoder;
import io.fresh.internal.connection.State;
import io.fresh.spi.Encoding;
import io.fresh.spi.Outbox;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sends what handlers answer; what cannot be sent becomes an error for {@code @OnError}. */
final class Answers implements Outbox {

  private final LiveConnection connection;
  private final Replies replies;
  private final Sender sender;
  private final ConnectionDriver driver;
  private final ConnectionLog log;

  /** What the handler that runs is called in errors. */
  private String handler = "";

  /** Null until a handler promises an answer. */
  private volatile @Nullable PendingAnswers pending;

  Answers(LiveConnection connection, ConnectionDriver driver, ConnectionLog log, Replies replies) {
    this.connection = connection;
    this.replies = replies;
    this.sender = connection.sender().of(replies);
    this.driver = driver;
    this.log = log;
  }

  /** For what a handler answers from now on. */
  Outbox of(String running) {
    if (!handler.equals(running)) { // to write a reference costs a collector's barrier
      handler = running;
    }
    return this;
  }

  /** The link has ended: what is promised to it is never sent. */
  void linkEnded() {
    PendingAnswers promised = pending;
    if (promised != null) {
      promised.cancelAll();
    }
  }

  @Override
  public void text(@Nullable String text) {
    if (text != null) {
      check(sender.text(text));
    }
  }

  @Override
  public void binary(byte @Nullable [] binary) {
    if (binary != null) {
      check(sender.binary(ByteBuffer.wrap(binary)));
    }
  }

  @Override
  public void binary(@Nullable ByteBuffer binary) {
    if (binary != null) {
      check(sender.binary(binary));
    }
  }

  @Override
  public void binary(@Nullable ByteBuf binary) {
    if (binary != null) {
      check(sender.binary(binary));
    }
  }

  @Override
  public <T> void text(TextEncoder<? super T> encoder, @Nullable T value, String type) {
    if (value != null) {
      try {
        checkTyped(sender.text(Encoding.text(encoder, value, type)), type);
      } catch (EncodingFailed e) {
        driver.troubled(e);
      }
    }
  }

  @Override
  public <T> void binary(BinaryEncoder<? super T> encoder, @Nullable T value, String type) {
    if (value != null) {
      try {
        check(sender.binary(Encoding.binary(encoder, value, type)));
      } catch (EncodingFailed e) {
        driver.troubled(e);
      }
    }
  }

  @Override
  public void frame(@Nullable Frame frame) {
    if (frame != null) {
      check(sender.frame(frame));
    }
  }

  @Override
  public void frames(@Nullable Collection<? extends Frame> frames) {
    if (frames != null) {
      frames.forEach(this::frame);
    }
  }

  @Override
  public void reaction(@Nullable Reaction reaction) {
    if (reaction instanceof Reaction.Reply reply) {
      frames(reply.frames());
    } else if (reaction instanceof Reaction.Close close) {
      connection.close(close, replies.link());
    }
  }

  @Override
  public <T> void async(
      @Nullable CompletionStage<? extends T> stage, BiConsumer<? super Outbox, ? super T> answer) {
    if (stage == null) {
      return;
    }
    check(pending().add(handler, stage, replies.promise(answer)));
  }

  /** Whether so many answers are promised that no handler is to start that may promise another. */
  boolean isFull() {
    PendingAnswers promised = pending;
    return promised != null && promised.isFull();
  }

  /** Made by the handlers' thread alone. */
  private PendingAnswers pending() {
    PendingAnswers promised = pending;
    if (promised == null) {
      promised =
          new PendingAnswers(
              connection.maxPendingAnswers(),
              this,
              () -> replies.link() != null,
              driver.callbacks()::deliver,
              driver::handlerFailed,
              driver.callbacks()::roomForAnswers);
      pending = promised;
    }
    return promised;
  }

  @Override
  public void unhandled(Object message) {
    log.unhandled(message);
  }

  private void checkTyped(Sender.Outcome outcome, String type) {
    if (outcome == Sender.Outcome.UNPAIRED_SURROGATE) {
      driver.troubled(
          new EncodingFailed(
              "Expected a text in UTF-8 made of a value of "
                  + type
                  + ", the encoder made one with an unpaired surrogate",
              null));
    } else {
      check(outcome);
    }
  }

  private void check(Sender.Outcome outcome) {
    switch (outcome) {
      case ACCEPTED -> {}
      case UNPAIRED_SURROGATE -> driver.troubled(LiveConnection.unencodable());
      case FULL ->
          driver.troubled(
              new CastingFailed(
                  "Expected room in the outbound queue for what a handler answered, it is full"));
      case NOT_OPEN -> {
        State state = driver.state();
        boolean closing = state == State.OPEN || state == State.CLOSING;
        if (closing || driver.callbacks().mayBeLate()) { // a Close is asked for or read
          log.dropped();
        } else {
          driver.troubled(
              new CastingFailed(
                  "Expected an open connection for what a handler answered, it is " + state));
        }
      }
    }
  }
}
