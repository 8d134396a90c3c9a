// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import java.util.Arrays;

/**
 * Where a channel reads to: into the buffer that all share, behind what was left of a frame; or the rest of a large message, straight into a
 * buffer of its size. Netty's handle of a channel and its maker in one, as a channel has one of it.
 */
@SuppressWarnings("deprecation") // which Netty itself still asks for
final class FloorReads implements RecvByteBufAllocator, RecvByteBufAllocator.ExtendedHandle {

  private static final int MOST_READS = 16;

  private static final byte[] NOTHING = {};

  private final LoopBuffers buffers;
  private byte[] rest = NOTHING;
  private ByteBuf large = Unpooled.EMPTY_BUFFER;
  private int largeRead;
  private boolean readingLarge;
  private int reads;
  private int read;
  private int attempted;

  FloorReads(LoopBuffers buffers) {
    this.buffers = buffers;
  }

  /** Keeps what was left. */
  void keep(int from, int to) {
    rest = from == to ? NOTHING : Arrays.copyOfRange(buffers.in(), from, to);
  }

  /** How much of the shared buffer lies before what was read last. */
  int kept() {
    return rest.length;
  }

  /** Reads a large message from now on, of which some is there. */
  void beginLarge(int length, int from, int to) {
    rest = NOTHING;
    if (large.capacity() != length) {
      large = Unpooled.directBuffer(length, length);
    }
    large.setBytes(0, buffers.in(), from, to - from);
    largeRead = to - from;
    readingLarge = true;
  }

  boolean isLarge() {
    return readingLarge;
  }

  /** Counts what was read of the large message; true if it is whole. */
  boolean readLarge(int bytes) {
    largeRead += bytes;
    readingLarge = largeRead < large.capacity();
    return !readingLarge;
  }

  ByteBuf large() {
    return large;
  }

  @Override
  public RecvByteBufAllocator.Handle newHandle() {
    return this;
  }

  @Override
  public int guess() {
    return LoopBuffers.SIZE;
  }

  @Override
  public ByteBuf allocate(ByteBufAllocator allocator) {
    if (readingLarge) {
      return large.retainedSlice(largeRead, large.capacity() - largeRead).writerIndex(0);
    }
    System.arraycopy(rest, 0, buffers.in(), 0, rest.length);
    return buffers
        .reading()
        .retainedSlice(rest.length, LoopBuffers.SIZE - rest.length)
        .writerIndex(0);
  }

  @Override
  public void reset(ChannelConfig config) {
    reads = 0;
  }

  @Override
  public void incMessagesRead(int more) {
    reads += more;
  }

  @Override
  public void lastBytesRead(int bytes) {
    read = bytes;
  }

  @Override
  public int lastBytesRead() {
    return read;
  }

  @Override
  public void attemptedBytesRead(int bytes) {
    attempted = bytes;
  }

  @Override
  public int attemptedBytesRead() {
    return attempted;
  }

  /** There may be more if what could be read was read. Other channels have their turn, too. */
  @Override
  public boolean continueReading() {
    return read == attempted && reads < MOST_READS;
  }

  @Override
  public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
    return continueReading();
  }

  @Override
  public void readComplete() {}
}
