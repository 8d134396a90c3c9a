// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time, in order, on the thread that finds it idle, which also runs what comes meanwhile. It has no thread of its own,
 * and nobody waits for a lock while a child is started.
 */
final class SerialQueue {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final Consumer<Throwable> whenFailed;

  /** Who runs tasks now; a thread can only find itself here if it does. */
  private volatile @Nullable Thread runner;

  /**
   * Creates an idle queue.
   *
   * @param whenFailed hears what a task throws; the others run all the same
   */
  SerialQueue(Consumer<Throwable> whenFailed) {
    this.whenFailed = whenFailed;
  }

  /** Runs a task now, or after those that run or wait. */
  void execute(Runnable task) {
    tasks.add(task);
    if (pending.getAndIncrement() == 0) {
      runner = Thread.currentThread();
      do {
        runNext();
      } while (release());
    }
  }

  private void runNext() {
    try {
      tasks.remove().run();
    } catch (Throwable thrown) {
      whenFailed.accept(thrown);
    }
  }

  /** Counts a task as done; whether there are more. The last one leaves no trace of this thread. */
  private boolean release() {
    if (pending.get() == 1) {
      runner = null;
      if (pending.compareAndSet(1, 0)) {
        return false;
      }
      runner = Thread.currentThread();
    }
    pending.getAndDecrement();
    return true;
  }

  /** Whether a task runs on this thread. */
  boolean runsHere() {
    return runner == Thread.currentThread();
  }

  /** Runs a task and waits for what it answers or throws. Not from a task of this queue, which would wait for itself. */
  <T> T call(Supplier<T> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    execute(
        () -> {
          try {
            answer.complete(task.get());
          } catch (Throwable thrown) {
            answer.completeExceptionally(thrown);
          }
        });
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
