// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.SendBuffer;
import io.fresh.internal.transport.Sender.Outcome;
import io.netty.buffer.ByteBufConvertible;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The encoded messages that wait for a link, in order, bounded in number, bytes and age. The oldest of them may be assigned to the link
 * that is there. Thread-safe.
 */
final class Backlog {

  private record Entry(ByteBufConvertible message, long since) {
    int size() {
      return message.asByteBuf().readableBytes();
    }
  }

  private final SendBuffer bounds;
  private final long maxAge;
  private final LongSupplier nanoTime;

  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private long bytes;

  /** How many of the oldest are assigned. */
  private int assigned;

  Backlog(SendBuffer bounds, LongSupplier nanoTime) {
    this.bounds = bounds;
    this.maxAge = bounds.maxAge().toNanos();
    this.nanoTime = nanoTime;
  }

  /** Why a message of at least so many bytes would be refused; null if it is not known to be. Saves its encoding. */
  synchronized @Nullable Outcome refusal(int size) {
    return entries.size() < bounds.messages() && bytes + size <= bounds.bytes()
        ? null
        : Outcome.FULL;
  }

  /** Takes over a message; one that is refused has been released. */
  synchronized Outcome add(ByteBufConvertible message) {
    Entry entry = new Entry(message, nanoTime.getAsLong());
    Outcome refusal = refusal(entry.size());
    if (refusal != null) {
      message.asByteBuf().release();
      return refusal;
    }
    entries.add(entry);
    bytes += entry.size();
    return Outcome.ACCEPTED;
  }

  /** Assigns all that is there. */
  synchronized void assign() {
    assigned = entries.size();
  }

  /** How long until the oldest message is too old; not positive if it is. */
  synchronized OptionalLong untilTooOld() {
    Entry oldest = entries.peek();
    return oldest == null
        ? OptionalLong.empty()
        : OptionalLong.of(maxAge - (nanoTime.getAsLong() - oldest.since));
  }

  /** Hands over what has waited for longer than it may. */
  synchronized List<ByteBufConvertible> takeTooOld() {
    long now = nanoTime.getAsLong();
    List<ByteBufConvertible> taken = new ArrayList<>();
    for (Entry next = entries.peek();
        next != null && now - next.since >= maxAge;
        next = entries.peek()) {
      taken.add(take());
    }
    return taken;
  }

  /** Hands over what is assigned. */
  synchronized List<ByteBufConvertible> takeAssigned() {
    List<ByteBufConvertible> taken = new ArrayList<>(assigned);
    while (assigned > 0) {
      taken.add(take());
    }
    return taken;
  }

  /** Hands over everything. */
  synchronized List<ByteBufConvertible> takeAll() {
    assign();
    return takeAssigned();
  }

  private ByteBufConvertible take() {
    Entry oldest = entries.remove();
    bytes -= oldest.size();
    assigned = Math.max(0, assigned - 1);
    return oldest.message;
  }
}
