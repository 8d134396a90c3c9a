// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The tasks that wait for room to send, in order. Any thread adds, the event loop takes. */
final class WritableTasks {

  private final AtomicInteger size = new AtomicInteger();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  void add(Runnable task) {
    tasks.add(task);
    size.incrementAndGet();
  }

  /** How many tasks are there: at least those that were added before. */
  int size() {
    return size.get();
  }

  @Nullable Runnable take() {
    Runnable task = tasks.poll();
    if (task != null) {
      size.decrementAndGet();
    }
    return task;
  }

  /** Drops what waits: there will be no room any more. */
  void clear() {
    tasks.clear();
  }

  /** Returns whether the caller has to see to it that there is a turn for the tasks. */
  boolean wake() {
    return woken.compareAndSet(false, true);
  }

  /** The turn begins: whoever adds from now on wakes again. */
  void awake() {
    woken.set(false);
  }
}
