// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** What all channels of an event loop share, so that an idle one has none of it. */
final class LoopBuffers {

  static final int SIZE = 256 << 10;

  private final byte[] in = new byte[SIZE];
  private final ByteBuf reading = Unpooled.wrappedBuffer(in);
  private final ByteBuffer view = ByteBuffer.wrap(in);
  private final NettyBatch answers = new NettyBatch();

  /** What is read. */
  byte[] in() {
    return in;
  }

  /** The same, for Netty. */
  ByteBuf reading() {
    return reading;
  }

  /** The same, for listeners. */
  ByteBuffer view() {
    return view;
  }

  /** What listeners answer; empty again when a channel has been read. */
  NettyBatch answers() {
    return answers;
  }
}
