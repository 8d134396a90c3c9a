// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Options;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of what was read from the peer may wait for its handler, in messages and bytes, and how much does. The number is shared with
 * what the application tells. The event loop reserves, the handler's thread releases.
 */
final class InboundRoom {

  private final int maxMessages;
  private final long maxBytes;

  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  InboundRoom(Options options) {
    this.maxMessages = options.mailboxMessages();
    this.maxBytes = options.mailboxBytes();
  }

  /** Takes the room of a message that has been read; the one that crosses a bound is taken, too. */
  void reserve(int size) {
    messages.incrementAndGet();
    bytes.addAndGet(size);
  }

  /** Gives back what a message has taken. */
  void release(int size) {
    bytes.addAndGet(-size);
    messages.decrementAndGet();
  }

  int messages() {
    return messages.get();
  }

  /**
   * Whether nothing more is to be read, with so many messages of the application beside: these alone do not keep the peer unheard, however
   * many follow one another.
   */
  boolean isFull(int told) {
    int read = messages.get();
    return read > 0 && (told + read >= maxMessages || bytes.get() >= maxBytes);
  }

  /** Whether reading may go on that has been stopped. */
  boolean isHalfEmpty(int told) {
    int read = messages.get();
    return read == 0 || (2L * (told + read) <= maxMessages && 2 * bytes.get() <= maxBytes);
  }
}
