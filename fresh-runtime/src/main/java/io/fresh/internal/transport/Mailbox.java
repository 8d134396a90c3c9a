// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Options;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What waits for its handler: the messages of the application that wait for {@code @OnInfo}, bounded in number; and, of a client whose
 * handlers may block, all other callbacks too, among them those of messages that were read. Any thread puts, the event loop adds, and
 * the thread that runs the handlers, which is the event loop unless these may block, does all else.
 *
 * <p>A message that was accepted is taken, or is among the rest that {@link #shut} counts: acceptance and the count are one atomic
 * number.
 */
final class Mailbox {

  /** The size of a mailbox that accepts nothing any more. */
  private static final int SHUT = -1;

  /** The size of a callback that is not that of a message. */
  static final int UNCOUNTED = -1;

  private static final int MAX_TYPES = 3;

  /**
   * A callback that was not made by the application.
   *
   * @param run what runs it
   * @param bytes of the message that it is for, or {@link #UNCOUNTED}
   */
  record Callback(Runnable run, int bytes) {}

  /**
   * What nobody has taken.
   *
   * @param messages how many
   * @param types the names of the first types among them
   */
  record Rest(int messages, List<String> types) {
    static final Rest NOTHING = new Rest(0, List.of());
  }

  private final int capacity;
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Queue<Object> messages = new ConcurrentLinkedQueue<>();

  /** Null if messages that were read do not wait. */
  private final @Nullable InboundRoom inbound;

  /** Creates a mailbox for the messages of the application alone. */
  Mailbox(int capacity) {
    this(capacity, null);
  }

  /** Creates a mailbox that all callbacks wait in. */
  Mailbox(Options options, boolean isForAll) {
    this(options.mailboxMessages(), isForAll ? new InboundRoom(options) : null);
  }

  private Mailbox(int capacity, @Nullable InboundRoom inbound) {
    this.capacity = capacity;
    this.inbound = inbound;
  }

  boolean put(Object message) {
    int now = size.get();
    int read = inbound == null ? 0 : inbound.messages();
    while (now != SHUT && now + read < capacity) {
      if (size.compareAndSet(now, now + 1)) {
        messages.add(message);
        return true;
      }
      now = size.get();
    }
    return false;
  }

  /** Takes a callback, full or not. */
  void add(Runnable callback, int bytes) {
    if (bytes != UNCOUNTED && inbound != null) {
      inbound.reserve(bytes);
    }
    messages.add(new Callback(callback, bytes));
  }

  /** Whether nothing more is to be read from the peer. */
  boolean isFull() {
    return inbound != null && inbound.isFull(size());
  }

  /** Whether reading may go on that has been stopped. */
  boolean isHalfEmpty() {
    return inbound == null || inbound.isHalfEmpty(size());
  }

  /** How many messages of the application wait; what is put meanwhile may be among them or not. */
  int size() {
    return Math.max(0, size.get());
  }

  /** Takes a message of the application, or a {@link Callback}; null if nothing is there. */
  @Nullable Object take() {
    Object message = messages.poll();
    if (message instanceof Callback callback) {
      if (callback.bytes() != UNCOUNTED && inbound != null) {
        inbound.release(callback.bytes());
      }
    } else if (message != null) {
      size.decrementAndGet();
    }
    return message;
  }

  boolean hasNext() {
    return !messages.isEmpty();
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
      if (types.size() < MAX_TYPES && !(message instanceof Callback)) {
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
