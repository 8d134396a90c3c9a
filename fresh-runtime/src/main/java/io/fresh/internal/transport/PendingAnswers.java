// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.spi.Outbox;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one link that its handlers have promised, in the order in which they did, bounded in number. Handlers add, any thread
 * completes, the event loop delivers: an answer goes out when it is there and none before it is missing.
 *
 * <p>The order is that of the queue, whatever completes first; a completion asks for a turn of the event loop only if it is the one that
 * the others wait for.
 */
final class PendingAnswers {

  private final int capacity;
  private final Outbox outbox;
  private final BooleanSupplier linked;
  private final Executor loop;
  private final BiConsumer<String, Throwable> failed;
  private final Runnable whenDone = this::wake;

  /** Whether a turn of the event loop is on its way. */
  private final AtomicBoolean woken = new AtomicBoolean();

  /** Guarded by this. An answer stays the first until it has been delivered. */
  private final ArrayDeque<PendingAnswer<?>> answers = new ArrayDeque<>();

  /**
   * Creates a queue for all links of a connection, one after the other.
   *
   * @param capacity the most answers that wait
   * @param outbox takes them
   * @param linked whether there is an open link; says no before {@link #cancelAll}
   * @param loop runs the deliveries
   * @param failed hears of the handlers whose answer failed, and why
   */
  PendingAnswers(
      int capacity,
      Outbox outbox,
      BooleanSupplier linked,
      Executor loop,
      BiConsumer<String, Throwable> failed) {
    this.capacity = capacity;
    this.outbox = outbox;
    this.linked = linked;
    this.loop = loop;
    this.failed = failed;
  }

  int capacity() {
    return capacity;
  }

  /** Adds what a handler has promised. What is refused is cancelled. */
  <T> Sender.Outcome add(
      String handler,
      CompletionStage<? extends T> stage,
      BiConsumer<? super Outbox, ? super T> answer) {
    if (isThere(stage) && isEmpty()) { // an answer as any other
      PendingAnswer<T> direct = new PendingAnswer<>(handler, stage, answer, () -> {});
      direct.await();
      deliver(direct);
      return Sender.Outcome.ACCEPTED;
    }
    PendingAnswer<T> pending = new PendingAnswer<>(handler, stage, answer, whenDone);
    Sender.Outcome outcome = offer(pending);
    if (outcome == Sender.Outcome.ACCEPTED) {
      pending.await();
    } else {
      pending.cancel();
    }
    return outcome;
  }

  /** The link has ended: what is promised to it is not wanted any more. */
  void cancelAll() {
    List<PendingAnswer<?>> unwanted = takeAll();
    if (!unwanted.isEmpty()) { // in a turn of its own: others may depend on the stages
      loop.execute(() -> unwanted.forEach(PendingAnswer::cancel));
    }
  }

  private static boolean isThere(CompletionStage<?> stage) {
    return stage instanceof CompletableFuture<?> future && future.isDone();
  }

  private synchronized boolean isEmpty() {
    return answers.isEmpty();
  }

  /** Asks for the link within the lock: what is added to one is there when {@link #cancelAll} comes. */
  private synchronized Sender.Outcome offer(PendingAnswer<?> answer) {
    if (!linked.getAsBoolean()) {
      return Sender.Outcome.NOT_OPEN;
    }
    if (answers.size() >= capacity) {
      return Sender.Outcome.FULL;
    }
    answers.add(answer);
    return Sender.Outcome.ACCEPTED;
  }

  private synchronized List<PendingAnswer<?>> takeAll() {
    List<PendingAnswer<?>> all = List.copyOf(answers);
    answers.clear();
    return all;
  }

  private synchronized @Nullable PendingAnswer<?> firstIfDone() {
    PendingAnswer<?> first = answers.peek();
    return first != null && first.isDone() ? first : null;
  }

  private synchronized void remove(PendingAnswer<?> answer) {
    answers.remove(answer);
  }

  private void wake() {
    if (firstIfDone() != null && woken.compareAndSet(false, true)) {
      loop.execute(this::deliverAll);
    }
  }

  private void deliverAll() {
    woken.set(false);
    for (PendingAnswer<?> next = firstIfDone(); next != null; next = firstIfDone()) {
      deliver(next);
      remove(next);
    }
  }

  private void deliver(PendingAnswer<?> answer) {
    try {
      answer.deliver(outbox);
    } catch (Throwable thrown) { // as if the handler itself had thrown it
      failed.accept(answer.handler(), thrown);
    }
  }
}
