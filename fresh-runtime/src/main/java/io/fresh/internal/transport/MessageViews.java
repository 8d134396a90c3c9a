// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Shows messages as the {@code ByteBuffer} of a handler: read-only, big-endian, from position 0 to its limit, during the call. */
interface MessageViews {

  /** Makes a view for each message: for handlers on threads of their own. */
  MessageViews EACH_ITS_OWN = (buffer, index, length) -> slice(buffer, index, length);

  ByteBuffer of(ByteBuf buffer, int index, int length);

  private static ByteBuffer slice(ByteBuf buffer, int index, int length) {
    return buffer.nioBuffer(index, length).asReadOnlyBuffer();
  }

  /**
   * Has one view for all messages of an event loop: a message is copied under it, as a view that begins elsewhere would be another object.
   * A long one is where one before it was, most of the time.
   */
  final class Shared implements MessageViews {

    /** What is longer may be shown where it lies. */
    private static final int MAX_COPIED = ReadBuffer.SIZE;

    private static final int LARGE = 128 << 10;

    private static final int MIN_CAPACITY = 4 << 10;

    private byte[] copied = {};
    private ByteBuffer view = ByteBuffer.wrap(copied).asReadOnlyBuffer();

    /** The memory that the large view is of, which may have been freed: it is used for a message that lies there again. */
    private ByteBuffer memory = view;

    private ByteBuffer large = view;

    @Override
    public ByteBuffer of(ByteBuf buffer, int index, int length) {
      if (index == 0 && length >= LARGE && buffer.isDirect()) {
        return large(buffer, length);
      }
      return length > MAX_COPIED ? slice(buffer, index, length) : copy(buffer, index, length);
    }

    @SuppressWarnings("ReferenceEquality") // equal buffers may be views of other memory
    private ByteBuffer large(ByteBuf buffer, int length) {
      ByteBuffer its = buffer.internalNioBuffer(0, length); // another object for other memory
      if (its != memory || large.capacity() != length) {
        memory = its;
        large = slice(buffer, 0, length);
      }
      return large.clear().order(ByteOrder.BIG_ENDIAN);
    }

    private ByteBuffer copy(ByteBuf buffer, int index, int length) {
      if (length > copied.length) {
        copied = new byte[Math.max(MIN_CAPACITY, Integer.highestOneBit(length - 1) << 1)];
        view = ByteBuffer.wrap(copied).asReadOnlyBuffer();
      }
      if (buffer.hasArray()) {
        System.arraycopy(buffer.array(), buffer.arrayOffset() + index, copied, 0, length);
      } else {
        buffer.getBytes(index, copied, 0, length);
      }
      return view.clear().limit(length).order(ByteOrder.BIG_ENDIAN);
    }
  }
}
