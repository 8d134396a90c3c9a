// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.util.Arrays;

/**
 * Where a channel reads to: into the buffer that all share, behind what was left of a frame; or the rest of a large message, straight into a
 * buffer of its size.
 */
final class FloorReads extends DefaultMaxMessagesRecvByteBufAllocator {

  static final int SIZE = 256 << 10;

  private static final byte[] NOTHING = {};

  private final byte[] in;
  private final ByteBuf shared;
  private byte[] rest = NOTHING;
  private ByteBuf large = Unpooled.EMPTY_BUFFER;
  private int largeRead;
  private boolean readingLarge;

  FloorReads(byte[] in) {
    this.in = in;
    this.shared = Unpooled.wrappedBuffer(in);
  }

  /** Keeps what was left. */
  void keep(int from, int to) {
    rest = from == to ? NOTHING : Arrays.copyOfRange(in, from, to);
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
    large.setBytes(0, in, from, to - from);
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
  @SuppressWarnings("deprecation") // which Netty itself still asks for
  public RecvByteBufAllocator.Handle newHandle() {
    return new MaxMessageHandle() {

      @Override
      public int guess() {
        return SIZE;
      }

      @Override
      public ByteBuf allocate(ByteBufAllocator allocator) {
        if (readingLarge) {
          return large.retainedSlice(largeRead, large.capacity() - largeRead).writerIndex(0);
        }
        System.arraycopy(rest, 0, in, 0, rest.length);
        return shared.retainedSlice(rest.length, SIZE - rest.length).writerIndex(0);
      }
    };
  }
}
