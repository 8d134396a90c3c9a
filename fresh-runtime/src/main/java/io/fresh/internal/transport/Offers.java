// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.buffer.ByteBufConvertible;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What threads other than the event loop have offered: a chain of {@link Segment}s, to whose end anybody adds without a lock, and from
 * whose begin one thread takes. A small message goes into the batch at the end of the chain, or if that is full or sealed into a new
 * one behind it. So messages are in the order in which they were offered, whoever has offered them.
 *
 * <p>The segment that was taken last stays: the next one is linked to it.
 */
final class Offers {

  private final BatchMemory memory;
  private final AtomicReference<Segment> last;

  /** Belongs to whoever takes. */
  private Segment taken;

  Offers(BatchMemory memory) {
    Segment none = Segment.Single.taken();
    this.memory = memory;
    this.last = new AtomicReference<>(none);
    this.taken = none;
  }

  // ---- any thread ----

  /** Adds a message of its own. */
  void add(ByteBufConvertible message) {
    Segment single = new Segment.Single(message);
    end(single).link(single);
  }

  /** Makes this the end of the chain. Returns what was, to which it is to be linked. */
  Segment end(Segment segment) {
    return last.getAndSet(segment);
  }

  /** Adds a copy of a small message. */
  void add(byte[] frame, int from, int length) {
    Segment end = last.getAcquire();
    if (!end.add(frame, from, length)) {
      addBatch(end, frame, from, length);
    }
  }

  /**
   * Adds a batch, or adds to one that another thread has added meanwhile.
   *
   * @param full what was the end, and had no place
   */
  void addBatch(Segment full, byte[] frame, int from, int length) {
    Batch batch = Batch.of(memory, full.nextCapacity(), frame, from, length);
    Segment end = full;
    while (!last.compareAndSet(end, batch)) {
      end = last.getAcquire();
      if (end.add(frame, from, length)) { // another thread has added a batch first
        batch.discard();
        return;
      }
    }
    end.link(batch);
  }

  /** The end of the chain, at this moment. */
  Segment last() {
    return last.getAcquire();
  }

  // ---- one thread at a time ----

  /**
   * Whether nothing is left. Where a thread has yet to link what it has added, and others may have added behind it, something is, and
   * {@link #poll} does not find it yet.
   */
  boolean isEmpty() {
    return taken == last.get();
  }

  /** The next that is there; null if there is none. What is added before that is linked is there a moment later. */
  @Nullable ByteBufConvertible poll() {
    Segment next = taken.next();
    if (next == null) {
      return null;
    }
    taken = next;
    return next.take();
  }
}
