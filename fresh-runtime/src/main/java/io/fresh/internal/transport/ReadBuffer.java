// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of an event loop read into, one after the other: large, so that a read brings many messages, and one, so that an
 * idle connection holds none. Outside of the heap: from there the JDK reads without a copy, and the native transport reads at all.
 *
 * <p>Owned by the event loop.
 */
final class ReadBuffer implements AutoCloseable {

  static final int SIZE = 256 << 10;

  private @Nullable ByteBuf buffer;

  /** An empty buffer, to be released before the next read; if it is not, the next read has another. */
  ByteBuf take() {
    ByteBuf shared = buffer;
    if (shared == null || shared.refCnt() > 1) {
      close();
      shared = Unpooled.directBuffer(SIZE, SIZE);
      buffer = shared;
    }
    return shared.clear().retain();
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.release();
      buffer = null;
    }
  }
}
