// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a message that does not lie in a read as a whole, in one piece. It gets as much room as was announced at once, or
 * as soon as a share of it has come: each byte is copied once then, and who announces much and sends little makes us hold little.
 */
final class HeldBytes {

  /** Where a message is wanted. */
  enum Place {
    /** In an array: texts are made and checked from one. */
    HEAP,
    /** In an array of its length, which the handler gets. */
    ARRAY,
    /** Outside of the heap if it is long, where the socket can be read to. */
    DIRECT
  }

  /** What is shorter is not worth a read of its own. */
  static final int LARGE = 128 << 10;

  /** At the end of a message what comes next is read with it. */
  private static final int LARGE_REST = 64 << 10;

  /**
   * How much room there is for each byte that has come, until all of it is there: enough for the copying of what has come before to
   * stay below a fifteenth of the message.
   */
  private static final int ROOM = 16;

  /** The same for fragments, of which nobody knows how many follow. */
  private static final int ROOM_FOR_FRAGMENTS = 4;

  private static final int MIN_CAPACITY = 512;

  private final HeldBuffers buffers;
  private final int maxLength;

  private @Nullable ByteBuf bytes;

  /** In place of the buffer once its length is known. */
  private byte @Nullable [] array;

  private int length;

  HeldBytes(HeldBuffers buffers, int maxLength) {
    this.buffers = buffers;
    this.maxLength = maxLength;
  }

  /**
   * Copies bytes of the message behind those that are there.
   *
   * @param announced the lengths of all frames so far, that of the current one whole
   * @param last whether the current frame is the last
   */
  void append(ByteBuf in, int more, int announced, boolean last, Place place) {
    makeRoom(length + more, announced, last, place);
    byte[] own = array;
    ByteBuf held = bytes;
    if (own != null) {
      in.readBytes(own, length, more);
    } else if (held != null) {
      held.writeBytes(in, more);
    }
    length += more;
  }

  private void makeRoom(int needed, int announced, boolean last, Place place) {
    ByteBuf held = bytes;
    if (array != null) {
      return;
    }
    int capacity = capacity(needed, announced, last);
    if (place == Place.ARRAY && last && capacity == announced) {
      moveToArray(held, announced);
    } else if (held == null) {
      bytes = take(capacity, announced, place);
    } else if (held.capacity() < needed) {
      held.capacity(capacity);
    }
  }

  private int capacity(int needed, int announced, boolean last) {
    long most =
        last
            ? announced
            : Math.min(maxLength, Math.max(announced, (long) needed * ROOM_FOR_FRAGMENTS));
    return (int) Math.min(Math.max(MIN_CAPACITY, (long) needed * ROOM), Math.max(most, needed));
  }

  private ByteBuf take(int capacity, int announced, Place place) {
    return place == Place.DIRECT && announced >= LARGE
        ? buffers.takeDirect(capacity, announced)
        : buffers.takeHeap(capacity);
  }

  private void moveToArray(@Nullable ByteBuf held, int announced) {
    byte[] own = new byte[announced];
    array = own;
    if (held != null) {
      held.readBytes(own, 0, length);
      release();
    }
  }

  /** Checks the last bytes of a text. */
  void check(TextReader texts, int more, Utf8Validator utf8) throws ProtocolViolation {
    if (bytes != null) {
      texts.check(bytes, length - more, more, utf8);
    }
  }

  /** Where the next bytes can be read to: a buffer whose room is of the current frame; null if nowhere, or there is little to come. */
  @Nullable ByteBuf destination(int missing) {
    ByteBuf held = bytes;
    boolean inPlace =
        missing >= LARGE_REST
            && held != null
            && held.isDirect()
            && held.isWritable()
            && held.writableBytes() <= missing;
    return inPlace ? held : null;
  }

  @SuppressWarnings("ReferenceEquality") // another buffer may hold the same bytes
  boolean isDestination(ByteBuf buffer) {
    return buffer == bytes;
  }

  /** Returns how many bytes have been read to the destination. */
  int arrived() {
    ByteBuf held = bytes;
    int before = length;
    if (held != null) {
      length = held.writerIndex();
    }
    return length - before;
  }

  /** The message, if it is in an array of its length, which is then the caller's. */
  byte @Nullable [] takeArray() {
    byte[] own = array;
    if (own != null) {
      array = null;
      length = 0;
    }
    return own;
  }

  /** The message; to be {@linkplain #giveBack given back}. */
  ByteBuf take() {
    ByteBuf whole = bytes;
    bytes = null;
    length = 0;
    return whole == null ? buffers.takeHeap(0) : whole;
  }

  void giveBack(ByteBuf whole) {
    buffers.giveBack(whole);
  }

  void release() {
    if (bytes != null) {
      buffers.giveBack(bytes);
      bytes = null;
    }
  }

  /** Drops all of it. */
  void clear() {
    release();
    array = null;
    length = 0;
  }
}
