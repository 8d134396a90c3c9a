// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.MessageDeflater;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufConvertible;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Outbound} that the event loop owns: what is to be written next, and how. Control frames that cannot wait go first,
 * between the fragments of a large message; then messages and batches in the order in which they were added; a Close that was asked
 * for goes last.
 */
final class OutboundQueue {

  /** A peer that pings and does not read makes us keep this many pongs, no more (RFC 6455 §5.5.3 lets us skip some). */
  private static final int MAX_URGENT = 16;

  /** How much is compressed in one go, a few milliseconds: what becomes small never fills the channel, and others want their turn. */
  private static final int MAX_COMPRESSED = 4 * FrameEncoder.MAX_FRAGMENT;

  private final Channel channel;
  private final BatchMemory memory;
  private final OutboundRoom room;

  private final ArrayDeque<ByteBuf> urgent = new ArrayDeque<>(1);
  private ArrayDeque<ByteBufConvertible> ordered = new ArrayDeque<>(1);

  /** The last of what is ordered, if small messages of handlers may be added to it. */
  private @Nullable Batch open;

  private int capacity = Batch.MIN_CAPACITY;

  /** The message whose first fragments have been written, and its size. */
  private @Nullable ByteBufConvertible current;

  private int currentSize;

  private @Nullable ByteBuf close;

  /** Null unless compression was agreed on, and once nothing more is written. */
  private @Nullable MessageDeflater deflater;

  /** How much has been given to the deflater since this turn began. */
  private int compressed;

  /** Part of a message has been written since {@link #takeDataWritten} was asked last. */
  private boolean data;

  /** A Close has been written, or everything discarded: nothing is accepted any more, nothing more is written. For all threads. */
  private volatile boolean over;

  OutboundQueue(Channel channel, BatchMemory memory, OutboundRoom room) {
    this.channel = channel;
    this.memory = memory;
    this.room = room;
  }

  boolean isOver() {
    return over;
  }

  /** Compresses messages from now on. */
  void deflate(MessageDeflater agreed) {
    deflater = agreed;
  }

  // ---- what is added ----

  /** Adds a control frame; returns {@code false} if nothing is written any more, and it has been released. */
  boolean addUrgent(ByteBuf frame) {
    if (over) {
      frame.release();
      return false;
    }
    if (urgent.size() == MAX_URGENT) {
      urgent.remove().release();
    }
    urgent.add(frame);
    return true;
  }

  boolean hasUrgent() {
    return !urgent.isEmpty();
  }

  /** Adds a message, or a batch to which nothing is added any more. */
  void add(ByteBufConvertible message) {
    closeBatch();
    ordered.add(message);
  }

  /** Adds a copy of a small message. */
  void add(byte[] frame, int from, int length) {
    if (open != null && open.append(frame, from, length)) {
      return;
    }
    closeBatch();
    Batch next = Batch.of(memory, capacity, frame, from, length);
    ordered.add(next);
    open = next;
  }

  /** Nothing is added to the last batch any more. The next one is as large as its traffic asks for, whatever ended it. */
  private void closeBatch() {
    if (open != null) {
      capacity = open.nextCapacity();
      open = null;
    }
  }

  /** Adds a Close, which goes last; returns {@code false} if there is one already, and it has been released. */
  boolean addClose(ByteBuf frame) {
    if (over || close != null) {
      frame.release();
      return false;
    }
    close = frame;
    return true;
  }

  /** Gives back the space that a burst of messages has left behind, and what compressing them has taken; what waits stays. */
  void trim() {
    if (deflater != null) {
      deflater.hibernate();
    }
    if (ordered.isEmpty()) {
      ordered = new ArrayDeque<>(1);
    }
  }

  // ---- what is written ----

  /** Others have had their turn meanwhile. */
  void beginTurn() {
    compressed = 0;
  }

  /** Whether so much has been compressed that it is the turn of others. */
  boolean isTurnOver() {
    return compressed >= MAX_COMPRESSED;
  }

  /** Whether messages, or parts of one, have been written since the last call. */
  boolean takeDataWritten() {
    boolean written = data;
    data = false;
    return written;
  }

  void writeControls() {
    while (channel.isWritable() && !urgent.isEmpty()) {
      channel.write(urgent.remove(), channel.voidPromise());
    }
  }

  /**
   * Writes a frame or a batch. Returns whether there was something that can be written now.
   *
   * @param allAdded whether all has been added that was accepted: else it is not the turn of the Close
   */
  boolean writeNext(boolean allAdded) {
    if (over) {
      return false;
    }
    ByteBuf control = urgent.poll();
    if (control != null) {
      channel.write(control, channel.voidPromise());
      return true;
    }
    if (current != null) {
      writeFragment(current);
      return true;
    }
    ByteBufConvertible next = ordered.peek();
    if (next == null) {
      return allAdded && writeClose();
    }
    return writeNext(next);
  }

  private boolean writeNext(ByteBufConvertible next) {
    if (next instanceof Batch batch) {
      return writeBatch(batch);
    }
    ordered.remove();
    currentSize = next.asByteBuf().readableBytes();
    writeFragment(next);
    return true;
  }

  /** The thread that has claimed a part of the batch, and has yet to fill it, wakes the event loop when it has. */
  private boolean writeBatch(Batch batch) {
    if (!batch.isComplete()) {
      return false;
    }
    ordered.remove();
    if (batch == open) {
      closeBatch();
    }
    data = true;
    room.release(batch.messages(), batch.size());
    channel.write(batch.asByteBuf(), channel.voidPromise());
    return true;
  }

  private void writeFragment(ByteBufConvertible message) {
    ByteBuf rest = message.asByteBuf();
    data |= !FrameEncoder.isControl(rest, rest.readerIndex());
    int length = FrameEncoder.frameLength(rest, rest.readerIndex());
    if (length < rest.readableBytes()) {
      current = message;
      write(message, rest.readRetainedSlice(length), channel.voidPromise());
    } else {
      current = null;
      room.release(1, currentSize);
      write(message, rest, Delivery.promise(message, channel));
    }
  }

  /** Compressed here, where the order of the messages is that of the wire. */
  private void write(ByteBufConvertible message, ByteBuf frame, ChannelPromise promise) {
    MessageDeflater agreed = deflater;
    if (agreed == null || !Delivery.isCompressible(message)) {
      channel.write(frame, promise);
      return;
    }
    compressed += frame.readableBytes();
    ByteBuf packed;
    try {
      packed = agreed.deflate(frame);
    } catch (Throwable e) {
      fail(promise, e);
      return;
    }
    channel.write(packed, promise);
  }

  /** No memory, most likely. The server lacks a fragment then, and what later ones refer to: nothing may follow. */
  private void fail(ChannelPromise promise, Throwable error) {
    if (!promise.isVoid()) {
      promise.setFailure(error);
    }
    end();
    dropAll();
    channel.pipeline().fireExceptionCaught(error);
  }

  private boolean writeClose() {
    ByteBuf frame = close;
    if (frame == null) {
      return false;
    }
    close = null;
    end();
    channel.write(frame, channel.voidPromise());
    return true;
  }

  // ---- the end ----

  /** Nothing is accepted any more, nothing more is written. */
  void end() {
    over = true;
    if (deflater != null) {
      deflater.close();
      deflater = null;
    }
  }

  /** In the order in which it would have gone out: whoever hears that a message is not sent may send it again. */
  void dropAll() {
    urgent.forEach(ByteBuf::release);
    urgent.clear();
    if (close != null) {
      close.release();
      close = null;
    }
    if (current != null) {
      room.release(1, currentSize);
      Delivery.breakOff(current);
      current = null;
    }
    open = null;
    for (ByteBufConvertible next = ordered.poll(); next != null; next = ordered.poll()) {
      drop(next);
    }
  }

  /** Drops a message or a batch that was not added, or not written. */
  void drop(ByteBufConvertible message) {
    if (message instanceof Batch batch) {
      room.release(batch.messages(), batch.size());
      batch.discard();
    } else {
      room.release(1, message.asByteBuf().readableBytes());
      Delivery.drop(message);
    }
  }
}
