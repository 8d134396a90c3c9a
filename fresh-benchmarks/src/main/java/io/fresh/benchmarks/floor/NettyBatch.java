// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Frames that are written together, to a channel. For one thread, the event loop or another. */
final class NettyBatch {

  private static final int SIZE = 64 << 10;

  /** How many large messages go together. */
  private static final int LARGE = 16;

  private static final ByteBuffer NO_ROOM = ByteBuffer.allocate(0);

  private final MaskedFrames frames;
  private final Channel channel;
  private @Nullable ByteBuf buffer;
  private ByteBuffer out = NO_ROOM;

  NettyBatch(Channel channel, MaskedFrames frames) {
    this.channel = channel;
    this.frames = frames;
  }

  void text(String message) {
    byte[] utf8 = MaskedFrames.utf8(message);
    frames.text(utf8, room(utf8.length));
  }

  void binary(byte[] message) {
    frames.binary(message, room(message.length));
  }

  void close() {
    frames.close(room(2));
    flush();
  }

  void flush() {
    ByteBuf batch = buffer;
    if (batch != null) {
      batch.writerIndex(out.position());
      buffer = null;
      out = NO_ROOM;
      channel.writeAndFlush(batch, channel.voidPromise());
    }
  }

  private ByteBuffer room(int length) {
    if (out.remaining() < MaskedFrames.MAX_HEADER + length) {
      flush();
      int size = Math.max(SIZE, LARGE * (MaskedFrames.MAX_HEADER + length));
      ByteBuf fresh = channel.alloc().directBuffer(size);
      buffer = fresh;
      out = fresh.nioBuffer(0, size);
    }
    return out;
  }
}
