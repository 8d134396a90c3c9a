// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.TransportOptions;
import io.fresh.internal.protocol.FrameEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written on one wire: encoded messages, bounded in number and bytes.
 *
 * <p>Order: control frames that cannot wait go first, between the fragments of a large message; then what handlers have sent, and
 * what others have sent in the order of their offers; a Close that was asked for goes last. Offers may come from any thread, all
 * else belongs to the event loop.
 */
final class Outbound {

  /** A peer that pings and does not read makes us keep this many pongs, no more (RFC 6455 §5.5.3 lets us skip some). */
  private static final int MAX_URGENT = 16;

  private final Channel channel;
  private final int maxMessages;
  private final long maxBytes;

  private final AtomicInteger messages = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Queue<ByteBuf> offered = new ConcurrentLinkedQueue<>();
  private final Runnable drain = this::drain;

  private final ArrayDeque<ByteBuf> urgent = new ArrayDeque<>();
  private final ArrayDeque<ByteBuf> ordered = new ArrayDeque<>();

  /** The message that is being written, fragment by fragment, and its size. */
  private @Nullable ByteBuf current;

  private int currentSize;

  /** Until {@code @OnConnect} has been handled, what others have offered waits. */
  private boolean held = true;

  private @Nullable ByteBuf close;
  private boolean closeWritten;

  private volatile boolean discarded;

  Outbound(Channel channel, TransportOptions options) {
    this.channel = channel;
    this.maxMessages = options.outboundMessages();
    this.maxBytes = options.outboundBytes();
  }

  // ---- any thread ----

  /** Whether a message with so much payload could be accepted; saves the encoding of one that could not. */
  boolean hasRoomFor(int payload) {
    return messages.get() < maxMessages && bytes.get() + payload <= maxBytes;
  }

  /**
   * Takes over an encoded message.
   *
   * @return whether it was accepted; a refused message has been released
   */
  boolean offer(ByteBuf message) {
    if (discarded || !reserve(message.readableBytes())) {
      message.release();
      return false;
    }
    if (channel.eventLoop().inEventLoop()) {
      ordered.add(message);
    } else {
      offered.add(message);
    }
    wake();
    if (discarded) { // between the look above and the add
      releaseOffered();
    }
    return true;
  }

  private boolean reserve(int size) {
    if (messages.incrementAndGet() > maxMessages) {
      messages.decrementAndGet();
      return false;
    }
    if (bytes.addAndGet(size) > maxBytes) {
      unreserve(size);
      return false;
    }
    return true;
  }

  private void unreserve(int size) {
    bytes.addAndGet(-size);
    messages.decrementAndGet();
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      try {
        channel.eventLoop().execute(drain);
      } catch (RejectedExecutionException stopped) {
        // The wire was discarded before its event loop stopped: whoever offered finds that next.
      }
    }
  }

  private void releaseOffered() {
    for (ByteBuf message = offered.poll(); message != null; message = offered.poll()) {
      unreserve(message.readableBytes());
      message.release();
    }
  }

  // ---- event loop ----

  /** Takes over a ping or pong, which goes ahead of messages. */
  void control(ByteBuf frame) {
    if (discarded || closeWritten) {
      frame.release();
      return;
    }
    if (urgent.size() == MAX_URGENT) {
      urgent.remove().release();
    }
    urgent.add(frame);
    wake();
  }

  /** {@code @OnConnect} has been handled. */
  void letGo() {
    held = false;
    wake();
  }

  /** Takes over a Close, which goes behind what has been accepted; nothing follows it. */
  void close(ByteBuf frame) {
    if (discarded || close != null || closeWritten) {
      frame.release();
      return;
    }
    takeOffered();
    close = frame;
    wake();
  }

  /** Takes over a Close, which goes out at once; what waits is dropped. */
  void closeNow(ByteBuf frame) {
    if (discarded || closeWritten) {
      frame.release();
      return;
    }
    writeControls(); // a ping that was read before the Close is answered
    dropAll();
    closeWritten = true;
    channel.writeAndFlush(frame, channel.voidPromise());
  }

  /** Drops everything; nothing is accepted any more. */
  void discard() {
    discarded = true;
    dropAll();
  }

  /** Writes as much as the channel takes. */
  void drain() {
    woken.set(false);
    if (discarded) {
      releaseOffered();
      return;
    }
    if (!held) {
      takeOffered();
    }
    boolean written = false;
    while (channel.isWritable()) {
      ByteBuf frame = nextFrame();
      if (frame == null) {
        break;
      }
      channel.write(frame, channel.voidPromise());
      written = true;
    }
    if (written) {
      channel.flush();
    }
  }

  private void writeControls() {
    while (channel.isWritable() && !urgent.isEmpty()) {
      channel.write(urgent.remove(), channel.voidPromise());
    }
  }

  private @Nullable ByteBuf nextFrame() {
    if (closeWritten) {
      return null;
    }
    ByteBuf control = urgent.poll();
    if (control != null) {
      return control;
    }
    if (current == null) {
      current = ordered.poll();
      currentSize = current == null ? 0 : current.readableBytes();
    }
    return current == null ? closing() : nextFragment(current);
  }

  private @Nullable ByteBuf nextFragment(ByteBuf message) {
    int length = FrameEncoder.frameLength(message, message.readerIndex());
    if (length < message.readableBytes()) {
      return message.readRetainedSlice(length);
    }
    current = null;
    unreserve(currentSize);
    return message;
  }

  private @Nullable ByteBuf closing() {
    ByteBuf frame = close;
    if (frame != null) {
      close = null;
      closeWritten = true;
    }
    return frame;
  }

  private void takeOffered() {
    for (ByteBuf message = offered.poll(); message != null; message = offered.poll()) {
      ordered.add(message);
    }
  }

  private void dropAll() {
    releaseOffered();
    urgent.forEach(ByteBuf::release);
    urgent.clear();
    for (ByteBuf message = ordered.poll(); message != null; message = ordered.poll()) {
      unreserve(message.readableBytes());
      message.release();
    }
    if (current != null) {
      current.release();
      unreserve(currentSize);
      current = null;
    }
    if (close != null) {
      close.release();
      close = null;
    }
  }
}
