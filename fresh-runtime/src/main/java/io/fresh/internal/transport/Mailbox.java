// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The messages of the application that wait for {@code @OnInfo}, bounded in number. Any thread puts, the event loop takes. */
final class Mailbox {

  private final int capacity;
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Queue<Object> messages = new ConcurrentLinkedQueue<>();

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  boolean put(Object message) {
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      return false;
    }
    messages.add(message);
    return true;
  }

  /** How many messages wait; what is put meanwhile may be among them or not. */
  int size() {
    return size.get();
  }

  @Nullable Object take() {
    Object message = messages.poll();
    if (message != null) {
      size.decrementAndGet();
    }
    return message;
  }

  /** Drops what waits: nobody handles it any more. */
  void clear() {
    messages.clear();
  }

  /** Returns whether the caller has to see to it that the mailbox is emptied. */
  boolean wake() {
    return woken.compareAndSet(false, true);
  }

  /** The mailbox is about to be emptied: whoever puts from now on wakes again. */
  void awake() {
    woken.set(false);
  }
}
