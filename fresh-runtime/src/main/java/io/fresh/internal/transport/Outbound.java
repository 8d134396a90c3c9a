// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.TransportOptions;
import io.fresh.internal.protocol.FrameEncoder;
import io.fresh.internal.protocol.FrameSink;
import io.fresh.internal.protocol.MessageDeflater;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufConvertible;
import io.netty.channel.Channel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written on one wire: encoded messages, as many as there is {@link OutboundRoom} for. Small ones wait in
 * {@linkplain Batch batches}, the others each in a buffer of its own.
 *
 * <p>Order: what handlers have sent, and what others have sent in the order of their offers; the rest is said by {@link OutboundQueue}.
 * Messages may come from any thread, all else belongs to the event loop.
 */
final class Outbound implements FrameSink {

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

  private final Channel channel;
  private final BatchMemory memory;
  private final OutboundRoom room;
  private final Listener listener;
  private final Offers offers;
  private final OutboundQueue queue;

  private final AtomicBoolean woken = new AtomicBoolean();
  private final Runnable awake = this::awake;

  /** What {@code @OnConnect} has sent from a thread other than the event loop: it does not wait for its own end. */
  private volatile @Nullable Offers greeting;

  /** Until {@code @OnConnect} has been handled, what others have offered waits. Changed on the event loop. */
  private volatile boolean held = true;

  /** The largest frame that goes into a batch, which is never compressed. Not changed any more once messages come. */
  private int maxBatched = Batch.MAX_CAPACITY;

  /** Bytes are being read: what is sent meanwhile is written when that ends. */
  private boolean inReadTurn;

  /** A further turn of compression has been asked for. */
  private boolean turnIsDue;

  /** Creates an empty queue. */
  Outbound(Channel channel, TransportOptions options, BatchMemory memory, Listener listener) {
    this(channel, new OutboundRoom(options), memory, new Offers(memory), listener);
  }

  /** Creates an empty queue of these parts. */
  Outbound(
      Channel channel, OutboundRoom room, BatchMemory memory, Offers offers, Listener listener) {
    this.channel = channel;
    this.memory = memory;
    this.room = room;
    this.listener = listener;
    this.offers = offers;
    this.queue = new OutboundQueue(channel, memory, room);
  }

  // ---- any thread ----

  /** Whether a message with so much payload could be accepted; saves the encoding of one that could not. */
  boolean hasRoomFor(int payload) {
    return room.isEnoughFor(payload);
  }

  /** Whether there is room for a message, if it is small enough. */
  boolean hasRoom() {
    return !queue.isOver() && room.isLeft();
  }

  /** Whether nothing will ever be accepted again. */
  boolean isOver() {
    return queue.isOver();
  }

  /** Takes a small message that nobody asks about. */
  @Override
  public boolean take(byte[] bytes, int from, int length) {
    if (length > maxBatched) {
      return offer(memory.allocate(length).writeBytes(bytes, from, length));
    }
    if (queue.isOver() || !room.reserve(length)) {
      return false;
    }
    boolean onLoop = channel.eventLoop().inEventLoop();
    try {
      if (onLoop) {
        queue.add(bytes, from, length);
      } else {
        offers().add(bytes, from, length);
      }
    } catch (Throwable e) { // no memory for a batch
      room.release(1, length);
      throw e;
    }
    added(onLoop);
    return true;
  }

  /**
   * Takes over an encoded message.
   *
   * @return whether it was accepted; a refused message has been released, and its delivery is undecided
   */
  boolean offer(ByteBufConvertible message) {
    int size = message.asByteBuf().readableBytes();
    if (queue.isOver() || !room.reserve(size)) {
      message.asByteBuf().release();
      return false;
    }
    boolean onLoop = channel.eventLoop().inEventLoop();
    try {
      if (onLoop) {
        queue.add(message);
      } else {
        offers().add(message);
      }
    } catch (Throwable e) { // no memory for its place
      room.release(1, size);
      message.asByteBuf().release();
      throw e;
    }
    added(onLoop);
    return true;
  }

  /** Where the calling thread's messages go. */
  private Offers offers() {
    return held && listener.isGreeting(this) ? greeting() : offers;
  }

  private Offers greeting() {
    Offers sent = greeting;
    if (sent == null) {
      sent = new Offers(memory);
      greeting = sent; // there is one handler at a time
    }
    return sent;
  }

  /** A message has its place: it is written, and gives back its room, whatever happens from here on. */
  private void added(boolean onLoop) {
    if (!onLoop || !inReadTurn) {
      wake();
    }
  }

  private void wake() {
    if (woken.get() || !woken.compareAndSet(false, true)) {
      return;
    }
    try {
      channel.eventLoop().execute(awake);
    } catch (RejectedExecutionException stopped) { // no more turns: the wire was discarded before
      woken.set(false);
      dropOffers();
    } catch (Throwable e) { // no memory for a task: the next message wakes
      woken.set(false);
      throw e;
    }
  }

  private void dropOffers() {
    drop(offers);
    Offers sent = greeting;
    if (sent != null) {
      drop(sent);
    }
  }

  private void drop(Offers all) {
    for (ByteBufConvertible next = takeAtEnd(all); next != null; next = takeAtEnd(all)) {
      queue.drop(next);
    }
  }

  /** Those who have not seen the end, and find that the event loop has stopped, come here, too: hence the lock. */
  private static @Nullable ByteBufConvertible takeAtEnd(Offers all) {
    synchronized (all) {
      return all.poll();
    }
  }

  // ---- event loop ----

  /** Takes over a ping or pong, which goes ahead of messages. */
  void control(ByteBuf frame) {
    if (queue.addUrgent(frame)) {
      wake();
    }
  }

  /** Takes over a pong, and writes it now if the channel takes it: the handler that hears of the ping may take its time. */
  void pong(ByteBuf frame) {
    if (queue.addUrgent(frame)) {
      if (channel.isWritable()) {
        queue.writeControls();
        channel.flush();
      }
      if (queue.hasUrgent()) {
        wake();
      }
    }
  }

  /**
   * Takes over a message that was accepted before there was this wire. It goes behind what handlers have sent and ahead of what others
   * have, and is not refused for lack of room. Not for a queue that {@linkplain #isOver() is over}.
   */
  void append(ByteBufConvertible message) {
    room.reserveAnyhow(message.asByteBuf().readableBytes());
    queue.add(message);
  }

  /**
   * Whether it is time to tell those who wait for room. When there was none they wait until the queue is less than half full, so that
   * they are not called for each message that leaves it.
   */
  boolean hasRoomToTell() {
    return !queue.isOver() && room.isUncongested();
  }

  /** Compresses messages from now on. The deflater is this queue's to close. Not for a queue that {@linkplain #isOver() is over}. */
  void deflate(MessageDeflater agreed) {
    queue.deflate(agreed);
    int largest = Math.min(agreed.threshold() - 1, FrameEncoder.MAX_FRAGMENT);
    maxBatched = FrameEncoder.frameSize(largest);
  }

  /** {@code @OnConnect} has been handled, or need not be. */
  void letGo() {
    takeGreeting();
    held = false;
    wake();
  }

  /** Takes over a Close, which goes behind what has been accepted; nothing follows it. */
  void close(ByteBuf frame) {
    if (queue.addClose(frame)) {
      letGo(); // what others have offered waits no longer: it was accepted before the Close
    }
  }

  /** Takes over a Close, which goes out at once; what waits is dropped. */
  void closeNow(ByteBuf frame) {
    if (queue.isOver()) {
      frame.release();
      return;
    }
    queue.writeControls(); // a ping that was read before the Close is answered
    discard(); // before the Close is written: see there
    channel.writeAndFlush(frame, channel.voidPromise());
  }

  /** Drops everything; nothing is accepted any more. */
  void discard() {
    queue.end(); // first: whoever hears that a message is not sent may send it again
    queue.dropAll();
    dropOffers();
  }

  /** Gives back the space that a burst of messages has left behind, and what compressing them has taken; what waits stays. */
  void trim() {
    queue.trim();
  }

  /** Bytes are about to be read: what is sent from now on waits for {@link #readTurnEnded}, which follows. */
  void readTurnBegins() {
    inReadTurn = true;
  }

  void readTurnEnded() {
    inReadTurn = false;
    drain();
  }

  private void awake() {
    woken.set(false);
    drain();
  }

  /** Writes as much as the channel takes. */
  void drain() {
    if (queue.isOver()) {
      dropOffers();
      return;
    }
    takeGreeting();
    writeTurn();
    if (queue.takeDataWritten()) {
      listener.dataWritten();
    }
    if (room.endsCongestion()) {
      listener.roomAgain();
    }
  }

  private void writeTurn() {
    queue.beginTurn();
    boolean written = false;
    boolean allTaken = false;
    while (!queue.isTurnOver() && channel.isWritable()) {
      if (!written) {
        allTaken = takeOffers(); // not before there is a place for it: meanwhile batches fill
      }
      if (!queue.writeNext(allTaken)) {
        break;
      }
      written = true;
    }
    if (written) {
      channel.flush();
    }
    if (queue.isTurnOver() && !turnIsDue) {
      turnIsDue = true; // by a timer: I/O waits until no task is left
      channel.eventLoop().schedule(this::nextTurn, 0, TimeUnit.NANOSECONDS);
    }
  }

  private void nextTurn() {
    turnIsDue = false;
    drain();
  }

  private void takeGreeting() {
    Offers sent = greeting;
    if (sent != null) {
      take(sent);
    }
  }

  /** Returns whether nothing is left that has been accepted. */
  private boolean takeOffers() {
    if (held) {
      return false;
    }
    take(offers);
    return offers.isEmpty();
  }

  private void take(Offers sent) {
    for (ByteBufConvertible next = sent.poll(); next != null; next = sent.poll()) {
      queue.add(next);
    }
  }
}
