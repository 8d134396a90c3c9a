// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.TransportOptions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may wait in one {@link Outbound} queue, in messages and bytes, and how much does. Thread-safe: who races for the last room is
 * refused rather than let beyond the bounds.
 */
final class OutboundRoom {

  private final int maxMessages;
  private final long maxBytes;

  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  /** There was no room, and since then the queue has not been seen less than half full. */
  private volatile boolean congested;

  OutboundRoom(TransportOptions options) {
    this.maxMessages = options.outboundMessages();
    this.maxBytes = options.outboundBytes();
  }

  /** Whether a message of so many bytes would be accepted; one that would not be counts as refused. */
  boolean isEnoughFor(int size) {
    boolean fits = messages.get() < maxMessages && bytes.get() + size <= maxBytes;
    if (!fits) {
      congested = true;
    }
    return fits;
  }

  /** Whether there is room for a message, if it is small enough. */
  boolean isLeft() {
    return messages.get() < maxMessages && bytes.get() < maxBytes;
  }

  /** Takes the room of a message. Returns whether there was enough; else none is taken. */
  boolean reserve(int size) {
    boolean fits = messages.incrementAndGet() <= maxMessages;
    if (bytes.addAndGet(size) > maxBytes || !fits) {
      release(size);
      congested = true;
      return false;
    }
    return true;
  }

  /** Takes the room of a message that is not refused, whether there is enough or not. */
  void reserveAnyhow(int size) {
    messages.incrementAndGet();
    bytes.addAndGet(size);
  }

  /** Gives back what a message has taken. */
  void release(int size) {
    bytes.addAndGet(-size);
    messages.decrementAndGet();
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
    boolean relieved = 2L * messages.get() < maxMessages && 2 * bytes.get() < maxBytes;
    if (relieved) {
      congested = false;
    }
    return relieved;
  }
}
