// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Frames that are written together, to a channel at a time. The buffers are its own and used again once they have been written: an allocator
 * would be asked with every batch, and make new memory with many. For one thread, the event loop or another.
 */
final class NettyBatch {

  private static final int SIZE = 64 << 10;

  /** How many large messages go together. */
  private static final int LARGE = 16;

  private static final ByteBuffer NO_ROOM = ByteBuffer.allocate(0);

  private final MaskedFrames frames = new MaskedFrames(new Masks());

  /** In the order in which they were written, and so in that in which they become free. */
  private final Deque<ByteBuf> buffers = new ArrayDeque<>();

  private ByteBuf buffer = Unpooled.EMPTY_BUFFER;
  private ByteBuffer out = NO_ROOM;

  void text(Channel channel, String message) {
    byte[] utf8 = MaskedFrames.utf8(message);
    frames.text(utf8, room(channel, utf8.length));
  }

  void binary(Channel channel, byte[] message) {
    frames.binary(message, room(channel, message.length));
  }

  void close(Channel channel) {
    frames.close(room(channel, 2));
    flush(channel);
  }

  void flush(Channel channel) {
    if (out.position() > 0) {
      ByteBuf batch = buffer.setIndex(0, out.position());
      buffers.addLast(batch);
      out = NO_ROOM;
      channel.writeAndFlush(batch.retain(), channel.voidPromise());
    }
  }

  private ByteBuffer room(Channel channel, int length) {
    int needed = MaskedFrames.MAX_HEADER + length;
    if (out.remaining() < needed) {
      flush(channel);
      buffer = free(needed);
      out = buffer.internalNioBuffer(0, buffer.capacity());
    }
    return out;
  }

  /** One that has been written: then nobody else holds it. */
  private ByteBuf free(int needed) {
    ByteBuf first = buffers.peekFirst();
    return first != null && first.refCnt() == 1 && first.capacity() >= needed
        ? buffers.removeFirst()
        : Unpooled.directBuffer(Math.max(SIZE, LARGE * needed));
  }
}
