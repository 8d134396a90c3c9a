// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Where a channel without TLS reads to: into small buffers of its own while a proxy or the upgrade is spoken with, and into the buffer of
 * its event loop once frames come, whose handler keeps nothing of that; or, where the rest of a long message comes, straight behind
 * the beginning of it.
 *
 * <p>A channel with TLS has Netty's own: {@code SslHandler} keeps the buffer that it is given.
 */
final class SocketReads extends DefaultMaxMessagesRecvByteBufAllocator {

  /** Reads frames. */
  interface Reader {

    /** Where the next bytes are wanted; null if anywhere. */
    @Nullable ByteBuf destination();
  }

  /** Of an answer to the upgrade. */
  private static final int SMALL = 2 << 10;

  /** In a row, if each is full: a mebibyte, then it is the turn of others, as with Netty's own buffers. */
  private static final int READS = 4;

  private final ReadBuffer shared;
  private @Nullable Reader reader;

  SocketReads(ReadBuffer shared) {
    super(READS);
    this.shared = shared;
  }

  /** Those of a channel; null if it has others. */
  static @Nullable SocketReads of(Channel channel) {
    RecvByteBufAllocator allocator = channel.config().getRecvByteBufAllocator();
    return allocator instanceof SocketReads reads ? reads : null;
  }

  /** From the next read on there are frames. */
  void frames(Reader to) {
    reader = to;
  }

  private ByteBuf next(ByteBufAllocator allocator) {
    if (reader == null) {
      return allocator.ioBuffer(SMALL);
    }
    ByteBuf destination = reader.destination();
    return destination == null ? shared.take() : destination.retain();
  }

  @Override
  @SuppressWarnings("deprecation") // which Netty itself still asks for
  public RecvByteBufAllocator.Handle newHandle() {
    return new MaxMessageHandle() {

      @Override
      public ByteBuf allocate(ByteBufAllocator allocator) {
        return next(allocator);
      }

      @Override
      public int guess() {
        return reader == null ? SMALL : ReadBuffer.SIZE;
      }
    };
  }
}
