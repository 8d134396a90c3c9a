// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Frame;
import io.fresh.internal.protocol.UnpairedSurrogateException;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way in for what is sent: encodes on the caller's thread, so that the payload is free again when the call returns, and offers the
 * result to the open wire. The gate is open while messages are accepted. Thread-safe.
 *
 * <p>{@code text}, {@code binary} and {@code frame} go over the wire that is open now. {@code send} does the same, and keeps for the
 * next wire what finds none, if that is switched on. Within the lock the gate is opened, and a message is kept only while it is
 * shut: so all that a thread had kept is there when the new wire takes it, and what the thread sends later goes through the gate,
 * behind it.
 */
final class Sender {

  /** What became of a message. */
  enum Outcome {
    ACCEPTED,
    /** The connection is not open, or a Close has been asked for. */
    NOT_OPEN,
    /** Too much waits to be written. */
    FULL,
    /** The text has no form in UTF-8. */
    UNPAIRED_SURROGATE
  }

  private final Frames frames;
  private final @Nullable KeptSends kept;
  private final AtomicReference<@Nullable Outbound> gate = new AtomicReference<>();
  private final Object lock = new Object();

  /**
   * Creates a sender whose gate is shut.
   *
   * @param kept takes what is sent while the gate is shut; null if nothing is kept
   */
  Sender(Frames frames, @Nullable KeptSends kept) {
    this.frames = frames;
    this.kept = kept;
  }

  // ---- the gate ----

  void open(Outbound outbound) {
    synchronized (lock) {
      gate.set(outbound);
    }
  }

  /** The link has ended, or will at once. */
  void shut() {
    gate.set(null);
  }

  /** A Close is asked for: nothing is accepted until another link is on its way. Returns whether the gate was open. */
  boolean close() {
    synchronized (lock) {
      boolean wasOpen = gate.getAndSet(null) != null;
      if (wasOpen && kept != null) {
        kept.backlog().bar();
      }
      return wasOpen;
    }
  }

  /** A link is on its way. */
  void expectLink() {
    if (kept != null) {
      kept.backlog().unbar();
    }
  }

  /** The connection is to end: nothing is accepted any more. */
  void end() {
    synchronized (lock) { // else what is sent between the two would be kept
      gate.set(null);
      if (kept != null) {
        kept.backlog().end();
      }
    }
  }

  boolean isOpen() {
    return gate.get() != null;
  }

  boolean isWritable() {
    Outbound outbound = gate.get();
    return outbound != null && outbound.hasRoom();
  }

  /** Whether it is time to tell those who wait for room; for the event loop. */
  boolean hasRoomToTell() {
    Outbound outbound = gate.get();
    return outbound != null && outbound.hasRoomToTell();
  }

  // ---- now or later ----

  Outcome send(String text) {
    Outcome outcome = text(text);
    return isToKeep(outcome) ? send(new Frame.Text(text), null) : outcome;
  }

  Outcome send(ByteBuffer binary) {
    Outcome outcome = binary(binary);
    return isToKeep(outcome) ? send(new Frame.Binary(binary), null) : outcome;
  }

  Outcome send(Frame frame, @Nullable Delivery delivery) {
    while (true) {
      Outcome outcome = frame(frame, delivery);
      if (kept == null || outcome != Outcome.NOT_OPEN) {
        return outcome;
      }
      Outcome later = keep(kept, frame, delivery);
      if (later != null) {
        return later;
      } // else the gate was opened between the two
    }
  }

  private boolean isToKeep(Outcome outcome) {
    return kept != null && outcome == Outcome.NOT_OPEN;
  }

  /** Returns null if the gate is open. */
  private @Nullable Outcome keep(KeptSends target, Frame frame, @Nullable Delivery delivery) {
    Outcome refusal = target.backlog().refusal(leastSize(frame));
    if (refusal != null) {
      return isOpen() ? null : refusal;
    }
    try {
      ByteBuf message = frames.frame(frame);
      synchronized (lock) {
        if (gate.get() == null) {
          return target.add(Delivery.track(message, delivery));
        }
      }
      message.release();
      return null;
    } catch (UnpairedSurrogateException e) {
      return Outcome.UNPAIRED_SURROGATE;
    }
  }

  // ---- now ----

  Outcome frame(Frame frame) {
    return frame(frame, null);
  }

  private Outcome frame(Frame frame, @Nullable Delivery delivery) {
    Outbound outbound = gate.get();
    if (outbound == null || !outbound.hasRoomFor(leastSize(frame))) {
      return refusal(outbound);
    }
    try {
      return offer(outbound, frames.frame(frame), delivery);
    } catch (UnpairedSurrogateException e) {
      return Outcome.UNPAIRED_SURROGATE;
    }
  }

  Outcome text(String text) {
    Outbound outbound = gate.get();
    if (outbound == null || !outbound.hasRoomFor(text.length())) {
      return refusal(outbound);
    }
    try {
      return offer(outbound, frames.text(text), null);
    } catch (UnpairedSurrogateException e) {
      return Outcome.UNPAIRED_SURROGATE;
    }
  }

  Outcome binary(ByteBuffer binary) {
    Outbound outbound = gate.get();
    return outbound == null || !outbound.hasRoomFor(binary.remaining())
        ? refusal(outbound)
        : offer(outbound, frames.binary(binary), null);
  }

  Outcome binary(ByteBuf binary) {
    Outbound outbound = gate.get();
    return outbound == null || !outbound.hasRoomFor(binary.readableBytes())
        ? refusal(outbound)
        : offer(outbound, frames.binary(binary), null);
  }

  /** The bytes of the payload, or fewer: a character takes one at least. */
  private static int leastSize(Frame frame) {
    if (frame instanceof Frame.Text text) {
      return text.payload().length();
    }
    return frame instanceof Frame.Binary binary ? binary.payload().remaining() : 0;
  }

  private Outcome offer(Outbound outbound, ByteBuf message, @Nullable Delivery delivery) {
    return outbound.offer(Delivery.track(message, delivery)) ? Outcome.ACCEPTED : refusal(outbound);
  }

  private Outcome refusal(@Nullable Outbound outbound) {
    if (outbound == null) {
      return Outcome.NOT_OPEN;
    }
    if (!outbound.isOver()) {
      return Outcome.FULL;
    }
    gate.compareAndSet(outbound, null); // the wire knows already what the connection is yet to hear
    return Outcome.NOT_OPEN;
  }
}
