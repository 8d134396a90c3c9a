// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.TransportOptions;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may wait in one {@link Outbound} queue, in messages and bytes, and how much does. Thread-safe: who races for the last room is
 * refused rather than let beyond the bounds.
 */
final class OutboundRoom {

  /**
   * Above the bytes: 4 Mi messages and 4 TiB. Both bounds of {@link TransportOptions}, a million and 1 TiB, fit, and so does what is
   * appended beyond them.
   */
  private static final int MESSAGES = 42;

  private static final long BYTES = (1L << MESSAGES) - 1;

  private final int maxMessages;
  private final long maxBytes;

  /** Messages and bytes in one, so that a message takes its room in one step. */
  private final AtomicLong taken = new AtomicLong();

  /** There was no room, and since then the queue has not been seen less than half full. */
  private volatile boolean congested;

  OutboundRoom(TransportOptions options) {
    this.maxMessages = options.outboundMessages();
    this.maxBytes = options.outboundBytes();
  }

  private static long messages(long taken) {
    return taken >>> MESSAGES;
  }

  private static long bytes(long taken) {
    return taken & BYTES;
  }

  private static long room(int messages, int size) {
    return ((long) messages << MESSAGES) + size;
  }

  /** Whether a message of so many bytes would be accepted; one that would not be counts as refused. */
  boolean isEnoughFor(int size) {
    boolean fits = fits(taken.get(), size);
    if (!fits) {
      congested = true;
    }
    return fits;
  }

  private boolean fits(long now, int size) {
    return messages(now) < maxMessages && bytes(now) + size <= maxBytes;
  }

  /** Whether there is room for a message, if it is small enough. */
  boolean isLeft() {
    long now = taken.get();
    return messages(now) < maxMessages && bytes(now) < maxBytes;
  }

  /** Takes the room of a message. Returns whether there was enough; else none is taken. */
  boolean reserve(int size) {
    long now;
    do {
      now = taken.get();
      if (!fits(now, size)) {
        congested = true;
        return false;
      }
    } while (!taken.compareAndSet(now, now + room(1, size)));
    return true;
  }

  /** Takes the room of a message that is not refused, whether there is enough or not. */
  void reserveAnyhow(int size) {
    taken.addAndGet(room(1, size));
  }

  /** Gives back what so many messages have taken together. */
  void release(int messages, int size) {
    taken.addAndGet(-room(messages, size));
  }

  /** Whether there is room, and was all the time, or the queue is less than half full again. */
  boolean isUncongested() {
    if (!isLeft()) {
      congested = true;
    }
    return !congested || isRelieved();
  }

  /** Whether there was no room, and the queue is less than half full now. True once after each lack of room. */
  boolean endsCongestion() {
    return congested && isRelieved();
  }

  private boolean isRelieved() {
    long now = taken.get();
    boolean relieved = 2 * messages(now) < maxMessages && 2 * bytes(now) < maxBytes;
    if (relieved) {
      congested = false;
    }
    return relieved;
  }
}
