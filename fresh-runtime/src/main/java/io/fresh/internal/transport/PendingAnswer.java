// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.spi.Outbox;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer that a handler has promised. Any thread completes it. It holds on to the connection until it is complete or cancelled:
 * the stage may outlive both.
 */
final class PendingAnswer<T> implements BiConsumer<@Nullable T, @Nullable Throwable> {

  private final String handler;
  private final CompletionStage<? extends T> stage;

  /** May know the dispatcher, and with it client and connection. Null once it is cancelled. */
  private @Nullable BiConsumer<? super Outbox, ? super T> answer;

  private volatile @Nullable Runnable whenDone;

  private @Nullable T value;
  private @Nullable Throwable failure;

  /** Written after the value and the failure, and read before them. */
  private volatile boolean done;

  PendingAnswer(
      String handler,
      CompletionStage<? extends T> stage,
      BiConsumer<? super Outbox, ? super T> answer,
      Runnable whenDone) {
    this.handler = handler;
    this.stage = stage;
    this.answer = answer;
    this.whenDone = whenDone;
  }

  /** Begins to wait. A stage that cannot be waited for has failed. */
  void await() {
    try {
      stage.whenComplete(this);
    } catch (Throwable thrown) { // also an Error: else those behind it would wait for ever
      accept(null, thrown);
    }
  }

  @Override
  public void accept(@Nullable T completed, @Nullable Throwable failed) {
    value = completed;
    failure = failed;
    done = true;
    Runnable told = whenDone;
    if (told != null) {
      told.run();
    }
  }

  boolean isDone() {
    return done;
  }

  String handler() {
    return handler;
  }

  /**
   * Says what there is to say.
   *
   * @throws Throwable why there is no answer
   */
  void deliver(Outbox outbox) throws Throwable {
    if (failure != null) {
      throw cause(failure);
    }
    if (value != null && answer != null) {
      answer.accept(outbox, value);
    }
  }

  /** Nobody waits any more; for those who deliver. Not every stage can be cancelled; what such a one holds of this is small. */
  void cancel() {
    whenDone = null;
    answer = null;
    try {
      stage.toCompletableFuture().cancel(false);
    } catch (Throwable unsupported) {
      // CompletionStage allows that, and nobody waits for this one any more. It must not keep from
      // their turn what follows: the other stages, and the end of the connection.
    }
  }

  /** What has failed first, and not the stages that followed from it. */
  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
