// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the application that wait for {@code @OnInfo}, bounded in number. Any thread puts, the event loop does all else.
 *
 * <p>A message that was accepted is taken, or is among the rest that {@link #shut} counts: acceptance and the count are one atomic
 * number.
 */
final class Mailbox {

  /** The size of a mailbox that accepts nothing any more. */
  private static final int SHUT = -1;

  private static final int MAX_TYPES = 3;

  /**
   * What nobody has taken.
   *
   * @param messages how many
   * @param types the names of the first types among them
   */
  record Rest(int messages, List<String> types) {}

  private final int capacity;
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Queue<Object> messages = new ConcurrentLinkedQueue<>();

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  boolean put(Object message) {
    int now = size.get();
    while (now != SHUT && now < capacity) {
      if (size.compareAndSet(now, now + 1)) {
        messages.add(message);
        return true;
      }
      now = size.get();
    }
    return false;
  }

  /** How many messages wait; what is put meanwhile may be among them or not. */
  int size() {
    return Math.max(0, size.get());
  }

  @Nullable Object take() {
    Object message = messages.poll();
    if (message != null) {
      size.decrementAndGet();
    }
    return message;
  }

  /** Takes back a message that was taken in vain: no handler starts any more. */
  void putBack(Object message) {
    size.incrementAndGet();
    messages.add(message);
  }

  /** Accepts nothing any more, and returns what nobody has taken. The first call has it all. */
  Rest shut() {
    int left = size.getAndSet(SHUT);
    Set<String> types = new LinkedHashSet<>();
    // What is still on its way in, between its acceptance and its place in the queue, is counted
    // and not named.
    for (Object message = messages.poll(); message != null; message = messages.poll()) {
      if (types.size() < MAX_TYPES) {
        types.add(message.getClass().getTypeName());
      }
    }
    return new Rest(Math.max(0, left), List.copyOf(types));
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
