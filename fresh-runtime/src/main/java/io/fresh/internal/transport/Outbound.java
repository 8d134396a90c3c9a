// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.TransportOptions;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.MessageDeflater;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufConvertible;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written on one wire: encoded messages, as many as there is {@link OutboundRoom} for.
 *
 * <p>Order: control frames that cannot wait go first, between the fragments of a large message; then what handlers have sent, and
 * what others have sent in the order of their offers; a Close that was asked for goes last. Offers may come from any thread, all
 * else belongs to the event loop.
 */
final class Outbound {

  /** Hears of what becomes of the queue, on the event loop. */
  interface Listener {

    /** Messages, or parts of one, were written; called once for what was written in one go. */
    void dataWritten();

    /** What waited to be written had been too much, and is less than half of that now. */
    void roomAgain();

    /** Whether the caller is {@code @OnConnect} of this link, on a thread other than the event loop. From any thread. */
    default boolean isGreeting(Outbound link) {
      return false;
    }
  }

  /** A peer that pings and does not read makes us keep this many pongs, no more (RFC 6455 §5.5.3 lets us skip some). */
  private static final int MAX_URGENT = 16;

  /** How much is compressed in one go, a few milliseconds: what becomes small never fills the channel, and others want their turn. */
  private static final int MAX_COMPRESSED = 4 * FrameEncoder.MAX_FRAGMENT;

  private final Channel channel;
  private final OutboundRoom room;
  private final Listener listener;

  private final AtomicBoolean woken = new AtomicBoolean();
  private final Queue<ByteBufConvertible> offered = new ConcurrentLinkedQueue<>();
  private final Runnable drain = this::drain;

  /** What {@code @OnConnect} has sent from a thread other than the event loop: it does not wait for its own end. */
  private volatile @Nullable Queue<ByteBufConvertible> greeting;

  private final ArrayDeque<ByteBuf> urgent = new ArrayDeque<>();
  private ArrayDeque<ByteBufConvertible> ordered = new ArrayDeque<>();

  /** The message whose first fragments have been written, and its size. */
  private @Nullable ByteBufConvertible current;

  private int currentSize;

  /** Until {@code @OnConnect} has been handled, what others have offered waits. */
  private boolean held = true;

  private @Nullable ByteBuf close;

  /** Null unless compression was agreed on, and once nothing more is written. */
  private @Nullable MessageDeflater deflater;

  /** How much has been given to the deflater since this turn began. */
  private int compressed;

  /** A further turn has been asked for. */
  private boolean turnIsDue;

  /** A Close has been written, or everything discarded: nothing is accepted any more, nothing more is written. */
  private volatile boolean over;

  /** Part of a message has been written since {@link Listener#dataWritten} was told last. */
  private boolean data;

  /** Creates an empty queue. */
  Outbound(Channel channel, TransportOptions options, Listener listener) {
    this.channel = channel;
    this.room = new OutboundRoom(options);
    this.listener = listener;
  }

  // ---- any thread ----

  /** Whether a message with so much payload could be accepted; saves the encoding of one that could not. */
  boolean hasRoomFor(int payload) {
    return room.isEnoughFor(payload);
  }

  /** Whether there is room for a message, if it is small enough. */
  boolean hasRoom() {
    return !over && room.isLeft();
  }

  /** Whether nothing will ever be accepted again. */
  boolean isOver() {
    return over;
  }

  /**
   * Takes over an encoded message.
   *
   * @return whether it was accepted; a refused message has been released, and its delivery is undecided
   */
  boolean offer(ByteBufConvertible message) {
    if (over || !reserve(size(message))) {
      message.asByteBuf().release();
      return false;
    }
    if (channel.eventLoop().inEventLoop()) {
      ordered.add(message);
    } else if (listener.isGreeting(this)) {
      greet(message);
    } else {
      offered.add(message);
    }
    wake();
    return true;
  }

  private void greet(ByteBufConvertible message) {
    Queue<ByteBufConvertible> sent = greeting;
    if (sent == null) {
      sent = new ConcurrentLinkedQueue<>();
      greeting = sent; // there is one handler at a time
    }
    sent.add(message);
  }

  private static int size(ByteBufConvertible message) {
    return message.asByteBuf().readableBytes();
  }

  private boolean reserve(int size) {
    boolean reserved = room.reserve(size);
    if (!reserved) {
      wake(); // who looked at the queue meanwhile has counted this message
    }
    return reserved;
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      try {
        channel.eventLoop().execute(drain);
      } catch (
          RejectedExecutionException stopped) { // no more drains: the wire was discarded before
        woken.set(false);
        releaseOffered();
      }
    }
  }

  private void releaseOffered() {
    releaseAll(offered);
    Queue<ByteBufConvertible> sent = greeting;
    if (sent != null) {
      releaseAll(sent);
    }
  }

  private void releaseAll(Queue<ByteBufConvertible> queue) {
    for (ByteBufConvertible next = queue.poll(); next != null; next = queue.poll()) {
      room.release(size(next));
      Delivery.drop(next);
    }
  }

  // ---- event loop ----

  /** Takes over a ping or pong, which goes ahead of messages. */
  void control(ByteBuf frame) {
    if (addUrgent(frame)) {
      wake();
    }
  }

  /** Takes over a pong, and writes it now if the channel takes it: the handler that hears of the ping may take its time. */
  void pong(ByteBuf frame) {
    if (addUrgent(frame)) {
      if (channel.isWritable()) {
        writeControls();
        channel.flush();
      }
      if (!urgent.isEmpty()) {
        wake();
      }
    }
  }

  /** Takes over a control frame; returns {@code false} if nothing is written any more, and it has been released. */
  private boolean addUrgent(ByteBuf frame) {
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

  /**
   * Takes over a message that was accepted before there was this wire. It goes behind what handlers have sent and ahead of what others
   * have, and is not refused for lack of room. Not for a queue that {@linkplain #isOver() is over}.
   */
  void append(ByteBufConvertible message) {
    room.reserveAnyhow(size(message));
    ordered.add(message);
  }

  /**
   * Whether it is time to tell those who wait for room. When there was none they wait until the queue is less than half full, so that
   * they are not called for each message that leaves it.
   */
  boolean hasRoomToTell() {
    return !over && room.isUncongested();
  }

  /** Compresses messages from now on. The deflater is this queue's to close. Not for a queue that {@linkplain #isOver() is over}. */
  void deflate(MessageDeflater agreed) {
    deflater = agreed;
  }

  /** {@code @OnConnect} has been handled, or need not be. */
  void letGo() {
    takeGreeting();
    held = false;
    wake();
  }

  /** Takes over a Close, which goes behind what has been accepted; nothing follows it. */
  void close(ByteBuf frame) {
    if (over || close != null) {
      frame.release();
      return;
    }
    close = frame;
    letGo(); // what others have offered waits no longer: it was accepted before the Close
  }

  /** Takes over a Close, which goes out at once; what waits is dropped. */
  void closeNow(ByteBuf frame) {
    if (over) {
      frame.release();
      return;
    }
    writeControls(); // a ping that was read before the Close is answered
    end(); // first: whoever hears that a message is not sent may send it again
    dropAll();
    channel.writeAndFlush(frame, channel.voidPromise());
  }

  /** Drops everything; nothing is accepted any more. */
  void discard() {
    end();
    dropAll();
  }

  private void end() {
    over = true;
    if (deflater != null) {
      deflater.close();
      deflater = null;
    }
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

  /** Writes as much as the channel takes. */
  void drain() {
    woken.set(false);
    if (over) {
      releaseOffered();
      return;
    }
    takeGreeting();
    if (!held) {
      takeOffered();
    }
    writeTurn();
    if (data) {
      data = false;
      listener.dataWritten();
    }
    if (room.endsCongestion()) {
      listener.roomAgain();
    }
  }

  private void writeTurn() {
    compressed = 0;
    boolean written = false;
    while (compressed < MAX_COMPRESSED && channel.isWritable() && writeNext()) {
      written = true;
    }
    if (written) {
      channel.flush();
    }
    if (compressed >= MAX_COMPRESSED && !turnIsDue) {
      turnIsDue = true; // by a timer: I/O waits until no task is left
      channel.eventLoop().schedule(this::nextTurn, 0, TimeUnit.NANOSECONDS);
    }
  }

  private void nextTurn() {
    turnIsDue = false;
    drain();
  }

  private void writeControls() {
    while (channel.isWritable() && !urgent.isEmpty()) {
      channel.write(urgent.remove(), channel.voidPromise());
    }
  }

  /** Returns whether there was something to write. */
  private boolean writeNext() {
    if (over) {
      return false;
    }
    ByteBuf control = urgent.poll();
    if (control != null) {
      channel.write(control, channel.voidPromise());
      return true;
    }
    ByteBufConvertible message = current;
    if (message == null) {
      message = ordered.poll();
      if (message == null) {
        return writeClose();
      }
      currentSize = size(message);
    }
    writeFragment(message);
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
      room.release(currentSize);
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
    discard();
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

  private void takeGreeting() {
    Queue<ByteBufConvertible> sent = greeting;
    if (sent != null) {
      take(sent);
    }
  }

  private void takeOffered() {
    take(offered);
  }

  private void take(Queue<ByteBufConvertible> queue) {
    for (ByteBufConvertible next = queue.poll(); next != null; next = queue.poll()) {
      ordered.add(next);
    }
  }

  /** In the order in which it would have gone out: whoever hears that a message is not sent may send it again. */
  private void dropAll() {
    urgent.forEach(ByteBuf::release);
    urgent.clear();
    if (close != null) {
      close.release();
      close = null;
    }
    if (current != null) {
      room.release(currentSize);
      Delivery.breakOff(current);
      current = null;
    }
    for (ByteBufConvertible next = ordered.poll(); next != null; next = ordered.poll()) {
      room.release(size(next));
      Delivery.drop(next);
    }
    releaseOffered();
  }
}
