// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The buffers of {@link Batch}es, for all connections of an event loop. Those of the largest size are kept for the next batches, a few
 * of them, the last ones first: they are still in the processor's cache. Netty's allocator would give memory of this size back to the
 * operating system and take it again, page by page. Smaller ones are Netty's. Thread-safe.
 */
final class BatchMemory implements AutoCloseable {

  /** What a socket takes of a full queue at once; in all 4 MiB of an event loop. */
  private static final int MAX_KEPT = 64;

  /** Comes back when it is released. */
  private final class Kept extends UnpooledDirectByteBuf {
    Kept() {
      super(allocator, Batch.MAX_CAPACITY, Batch.MAX_CAPACITY);
    }

    Kept again() {
      resetRefCnt();
      clear();
      return this;
    }

    @Override
    protected void deallocate() {
      if (!keep(this)) {
        super.deallocate();
      }
    }

    void free() {
      super.deallocate();
    }
  }

  private final ByteBufAllocator allocator;
  private final AtomicReferenceArray<Kept> kept = new AtomicReferenceArray<>(MAX_KEPT);
  private volatile boolean closed;

  BatchMemory(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  /** An empty buffer that does not grow. */
  ByteBuf allocate(int capacity) {
    return capacity == Batch.MAX_CAPACITY ? take() : allocator.ioBuffer(capacity, capacity);
  }

  private ByteBuf take() {
    for (int i = 0; i < MAX_KEPT; i++) {
      if (kept.getPlain(i) != null) {
        Kept taken = kept.getAndSet(i, null);
        if (taken != null) {
          return taken.again();
        }
      }
    }
    return new Kept();
  }

  private boolean keep(Kept released) {
    for (int i = 0; i < MAX_KEPT && !closed; i++) {
      if (kept.compareAndSet(i, null, released)) {
        return !closed || !kept.compareAndSet(i, released, null); // freed by who has closed
      }
    }
    return false;
  }

  /** How many buffers are kept. */
  int kept() {
    int count = 0;
    for (int i = 0; i < MAX_KEPT; i++) {
      count += kept.get(i) == null ? 0 : 1;
    }
    return count;
  }

  /** Frees what is kept, and from now on what is released. */
  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < MAX_KEPT; i++) {
      Kept last = kept.getAndSet(i, null);
      if (last != null) {
        last.free();
      }
    }
  }
}
