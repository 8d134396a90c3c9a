// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The buffers for messages that do not lie in a read as a whole. A few that were given back are kept for the next such message of any
 * connection of the thread, so that a stream of them allocates nothing.
 *
 * <p>Our own, as a buffer of Netty's pools is either small or allocated anew for each message.
 */
final class HeldBuffers implements AutoCloseable {

  /** What is kept in the heap, and as much outside of it, in bytes. */
  static final int MAX_KEPT = 2 << 20;

  /** Connections take turns, so that few messages are incomplete at a time. */
  private static final int MAX_KEPT_IN_HEAP = 8;

  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
  private final @Nullable ByteBuf[] heap = new ByteBuf[MAX_KEPT_IN_HEAP];
  private int inHeap;
  private int heapBytes;

  private @Nullable ByteBuf direct;
  private boolean closed;

  /** Bytes of the buffers that somebody has. */
  long live() {
    int kept = heapBytes + (direct == null ? 0 : direct.capacity());
    return allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory() - kept;
  }

  /** An empty buffer in the heap; of the kept ones the last that is large enough. */
  ByteBuf takeHeap(int capacity) {
    for (int i = inHeap - 1; i >= 0; i--) {
      ByteBuf kept = heap[i];
      if (kept != null && kept.capacity() >= capacity) {
        inHeap--;
        heap[i] = heap[inHeap];
        heap[inHeap] = null;
        heapBytes -= kept.capacity();
        return kept.clear();
      }
    }
    return allocator.heapBuffer(capacity);
  }

  /**
   * An empty buffer outside of the heap.
   *
   * @param capacity what it has if it must be made
   * @param announced what it has if one that is kept is large enough: it is there already
   */
  ByteBuf takeDirect(int capacity, int announced) {
    ByteBuf kept = direct;
    if (kept == null || kept.capacity() < announced) {
      return allocator.directBuffer(capacity);
    }
    direct = null;
    return kept.clear().capacity(announced);
  }

  /** Takes back a buffer that was taken, which nobody needs any more. */
  void giveBack(ByteBuf buffer) {
    if (buffer.isDirect()) {
      giveBackDirect(buffer);
    } else if (closed || inHeap == heap.length || buffer.capacity() > MAX_KEPT - heapBytes) {
      buffer.release();
    } else {
      heap[inHeap++] = buffer;
      heapBytes += buffer.capacity();
    }
  }

  /** The last is the one that the next message is most likely to be as long as. */
  private void giveBackDirect(ByteBuf buffer) {
    ByteBuf before = direct;
    if (closed || buffer.capacity() > MAX_KEPT || buffer.refCnt() > 1) {
      buffer.release();
      return;
    }
    direct = buffer;
    if (before != null) {
      before.release();
    }
  }

  /** Gives up what is kept, and what is given back from now on. */
  @Override
  public void close() {
    closed = true;
    for (int i = 0; i < inHeap; i++) {
      ByteBuf kept = heap[i];
      heap[i] = null;
      if (kept != null) {
        kept.release();
      }
    }
    inHeap = 0;
    heapBytes = 0;
    if (direct != null) {
      direct.release();
      direct = null;
    }
  }
}
