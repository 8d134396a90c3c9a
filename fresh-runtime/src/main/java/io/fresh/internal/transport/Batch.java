// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.internal.protocol.FrameEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufConvertible;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * Small messages that are written together, one frame after the other in one buffer. Any thread adds to it without a lock: it claims
 * space, copies its frame there, and commits. The event loop seals the batch, which ends the claims; it is complete when all that was
 * claimed has been committed, and not written before.
 *
 * <pre>
 *   DISCARDED │ SEALED │ messages │ claimed bytes │ committed bytes
 *      1          1         16           20              20
 * </pre>
 */
final class Batch extends Segment implements ByteBufConvertible {

  static final int MIN_CAPACITY = 512;

  /** 64 KiB and a little: four of the largest messages of one byte a char. */
  static final int MAX_CAPACITY = 4 * FrameEncoder.frameSize(FrameEncoder.MAX_SMALL);

  private static final int MAX_POOLED = 16 << 10;

  private static final int BYTES_BITS = 20;
  private static final long BYTES = (1 << BYTES_BITS) - 1;
  private static final long CLAIMED = 1L << BYTES_BITS;
  private static final long MESSAGE = 1L << (2 * BYTES_BITS);
  private static final long MESSAGES = (1L << 16) - 1;
  private static final long SEALED = 1L << 61;
  private static final long DISCARDED = 1L << 62;
  private static final int NO_SPACE = -1;

  private static final VarHandle STATE = state();

  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

  /** Empty once it has been handed on or released: the last batch of a connection stays where the next one will be linked to it. */
  private ByteBuf buffer;

  /**
   * The same memory, from position to limit, which stay: bytes are put at an index, so that threads do not see each other's position.
   */
  private ByteBuffer bytes;

  /** Not an object of its own: a batch may have to be made for each message. */
  @SuppressWarnings("UnusedVariable") // by STATE
  private volatile long state;

  private static VarHandle state() {
    try {
      return MethodHandles.lookup().findVarHandle(Batch.class, "state", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Batch(ByteBuf buffer, int capacity) {
    this.buffer = buffer;
    this.bytes = buffer.internalNioBuffer(0, capacity);
  }

  /** Makes a batch that holds a message, and has room for more. */
  static Batch of(BatchMemory memory, int capacity, byte[] frame, int from, int length) {
    int enough = rounded(Math.max(capacity, length));
    Batch batch = new Batch(memory.allocate(enough), enough);
    batch.append(frame, from, length);
    return batch;
  }

  // ---- any thread ----

  @Override
  boolean add(byte[] frame, int from, int length) {
    int at = claim(length);
    if (at == NO_SPACE) {
      return false;
    }
    put(at, frame, from, length);
    commit(length);
    return true;
  }

  /** Returns where the frame is to be put; -1 if there is no space or the batch is sealed. */
  int claim(int length) {
    long now;
    do {
      now = state;
      if (isSealed(now) || claimed(now) + length > bytes.remaining()) {
        return NO_SPACE;
      }
    } while (!STATE.compareAndSet(this, now, now + MESSAGE + CLAIMED * length));
    return claimed(now);
  }

  /** Copies the frame to where it was claimed. */
  void put(int at, byte[] frame, int from, int length) {
    bytes.put(bytes.position() + at, frame, from, length);
  }

  /** The frame is there. */
  void commit(int length) {
    long now = (long) STATE.getAndAdd(this, (long) length) + length;
    if (isDiscarded(now) && isComplete(now)) {
      release();
    }
  }

  /** The same as {@link #add} for a batch that no other thread knows: without an atomic operation. */
  boolean append(byte[] frame, int from, int length) {
    long now = (long) STATE.get(this);
    int at = claimed(now);
    if (at + length > bytes.remaining()) {
      return false;
    }
    put(at, frame, from, length);
    STATE.set(this, now + MESSAGE + CLAIMED * length + length);
    return true;
  }

  /** What the batch after this one should have: twice what is in use here, so that batches grow with the traffic, and shrink. */
  @Override
  int nextCapacity() {
    return rounded(2 * claimed(state));
  }

  /** A power of two up to 16 KiB, which Netty's allocator pools well; else the largest, of which some are kept. */
  private static int rounded(int needed) {
    int power = Integer.highestOneBit(Math.max(MIN_CAPACITY, needed) - 1) << 1;
    return power <= MAX_POOLED ? power : MAX_CAPACITY;
  }

  // ---- event loop ----

  /** Ends the claims. */
  @Override
  Batch take() {
    STATE.getAndBitwiseOr(this, SEALED);
    return this;
  }

  /** Whether all that was claimed is there. Of a batch that is sealed this stays so. */
  boolean isComplete() {
    return isComplete(state);
  }

  int messages() {
    return (int) ((state >>> (2 * BYTES_BITS)) & MESSAGES);
  }

  /** In bytes. */
  int size() {
    return claimed(state);
  }

  /** Hands over the frames, once. Of a complete batch that is sealed, or that no other thread knows. */
  @Override
  public ByteBuf asByteBuf() {
    return handOver().setIndex(0, size());
  }

  /** The buffer, as long as it belongs to the batch. */
  ByteBuf buffer() {
    return buffer;
  }

  private ByteBuf handOver() {
    ByteBuf frames = buffer;
    buffer = Unpooled.EMPTY_BUFFER;
    bytes = NO_BYTES;
    return frames;
  }

  /** It will not be written: who commits last, or this call, releases it. */
  void discard() {
    long before = (long) STATE.getAndBitwiseOr(this, SEALED | DISCARDED);
    if (isComplete(before)) {
      release();
    }
  }

  private void release() {
    handOver().release();
  }

  private static int claimed(long state) {
    return (int) (state >>> BYTES_BITS & BYTES);
  }

  private static boolean isComplete(long state) {
    return claimed(state) == (int) (state & BYTES);
  }

  private static boolean isSealed(long state) {
    return (state & SEALED) != 0;
  }

  private static boolean isDiscarded(long state) {
    return (state & DISCARDED) != 0;
  }
}
