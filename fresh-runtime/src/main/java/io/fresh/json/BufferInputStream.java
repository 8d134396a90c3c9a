// SPDX-License-Identifier: MIT
package io.fresh.json;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads a buffer to its limit, and leaves its position where it is. */
final class BufferInputStream extends InputStream {

  private final ByteBuffer buffer;
  private int next;

  BufferInputStream(ByteBuffer buffer) {
    this.buffer = buffer;
    this.next = buffer.position();
  }

  @Override
  public int read() {
    return next < buffer.limit() ? buffer.get(next++) & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int count = Math.min(length, available());
    if (count == 0) {
      return length == 0 ? 0 : -1;
    }
    buffer.get(next, bytes, offset, count);
    next += count;
    return count;
  }

  @Override
  public int available() {
    return buffer.limit() - next;
  }
}
