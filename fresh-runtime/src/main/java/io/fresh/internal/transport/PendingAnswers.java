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
 * The answers of one link that its handlers have promised, in the order in which they did. Handlers add, any thread completes, the
 * thread of the handlers delivers: an answer goes out when it is there and none before it is missing. Their number is bounded by those
 * who call the handlers: while the queue is full they start none that may promise another.
 *
 * <p>The order is that of the queue, whatever completes first; a completion asks for a turn of that thread only if it is the one that
 * the others wait for.
 */
final class PendingAnswers {

  private final int capacity;
  private final Outbox outbox;
  private final BooleanSupplier linked;
  private final Executor turns;
  private final BiConsumer<String, Throwable> failed;
  private final Runnable roomAgain;
  private final Runnable whenDone = this::wake;

  /** Whether a turn is on its way. */
  private final AtomicBoolean woken = new AtomicBoolean();

  /** Guarded by this. An answer stays the first until it has been delivered. */
  private final ArrayDeque<PendingAnswer<?>> answers = new ArrayDeque<>();

  /** There were as many as there may be, and since then never half as many. Written under the lock. */
  private volatile boolean full;

  /**
   * Creates a queue for all links of a connection, one after the other.
   *
   * @param capacity the queue is full with so many, until half of them are left
   * @param outbox takes them
   * @param linked whether there is an open link; says no before {@link #cancelAll}
   * @param turns runs the deliveries where the handlers run, one at a time
   * @param failed hears of the handlers whose answer failed, and why
   * @param roomAgain hears that the queue may not be full any more
   */
  PendingAnswers(
      int capacity,
      Outbox outbox,
      BooleanSupplier linked,
      Executor turns,
      BiConsumer<String, Throwable> failed,
      Runnable roomAgain) {
    this.capacity = capacity;
    this.outbox = outbox;
    this.linked = linked;
    this.turns = turns;
    this.failed = failed;
    this.roomAgain = roomAgain;
  }

  /** Whether no handler is to start that may promise another. */
  boolean isFull() {
    return full;
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
    if (!unwanted.isEmpty()) {
      roomAgain.run();
      // In a turn of its own: others may depend on the stages.
      turns.execute(() -> unwanted.forEach(PendingAnswer::cancel));
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
    answers.add(answer);
    if (answers.size() >= capacity) {
      full = true;
    }
    return Sender.Outcome.ACCEPTED;
  }

  private synchronized List<PendingAnswer<?>> takeAll() {
    List<PendingAnswer<?>> all = List.copyOf(answers);
    answers.clear();
    full = false;
    return all;
  }

  private synchronized @Nullable PendingAnswer<?> firstIfDone() {
    PendingAnswer<?> first = answers.peek();
    return first != null && first.isDone() ? first : null;
  }

  /** Returns whether the queue has become half empty by that. */
  private synchronized boolean remove(PendingAnswer<?> answer) {
    answers.remove(answer);
    boolean halfEmpty = full && 2L * answers.size() <= capacity;
    if (halfEmpty) {
      full = false;
    }
    return halfEmpty;
  }

  private void wake() {
    if (firstIfDone() != null && woken.compareAndSet(false, true)) {
      turns.execute(this::deliverAll);
    }
  }

  private void deliverAll() {
    woken.set(false);
    for (PendingAnswer<?> next = firstIfDone(); next != null; next = firstIfDone()) {
      deliver(next);
      if (remove(next)) {
        roomAgain.run();
      }
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
