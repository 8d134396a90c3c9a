// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Frame;
import io.fresh.internal.protocol.UnpairedSurrogateException;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The way in for what is sent: encodes on the caller's thread, so that the payload is free again when the call returns, and offers the
 * result to the open link. Thread-safe.
 *
 * <p>{@code text}, {@code binary} and {@code frame} go over the link that is open now. {@code send} does the same, and keeps for the
 * next link what finds none, if that is switched on. Where a message goes is decided by the {@link Gate}.
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
  private final Gate gate;
  private final Replies open;

  Sender(Frames frames, Gate gate) {
    this(frames, gate, gate);
  }

  private Sender(Frames frames, Gate gate, Replies open) {
    this.frames = frames;
    this.gate = gate;
    this.open = open;
  }

  /** The way in for handlers, which answer to a link of their own. */
  Sender of(Replies replies) {
    return replies == open ? this : new Sender(frames, gate, replies);
  }

  // ---- room ----

  boolean isWritable() {
    Outbound outbound = gate.link();
    return outbound != null && outbound.hasRoom();
  }

  /** Whether it is time to tell those who wait for room. */
  boolean hasRoomToTell() {
    Outbound outbound = gate.link();
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
      if (!isToKeep(outcome)) {
        return outcome;
      }
      Outcome later = keep(frame, delivery);
      if (later != null) {
        return later;
      } // else the gate was opened between the two
    }
  }

  private boolean isToKeep(Outcome outcome) {
    return outcome == Outcome.NOT_OPEN && gate.mayKeep();
  }

  /** Returns null if the gate is open. */
  private @Nullable Outcome keep(Frame frame, @Nullable Delivery delivery) {
    Outcome refusal = gate.refusal(leastSize(frame));
    if (refusal != null) {
      return gate.isOpen() ? null : refusal;
    }
    try {
      return gate.keep(Delivery.track(frames.frame(frame), delivery, isUncompressed(frame)));
    } catch (UnpairedSurrogateException e) {
      return Outcome.UNPAIRED_SURROGATE;
    }
  }

  // ---- now ----

  Outcome frame(Frame frame) {
    return frame(frame, null);
  }

  private Outcome frame(Frame frame, @Nullable Delivery delivery) {
    if (delivery == null && frame instanceof Frame.Text text) {
      return text(text.payload());
    }
    if (delivery == null && frame instanceof Frame.Binary binary) {
      return binary(binary.payload());
    }
    Outbound outbound = open.link();
    if (outbound == null || !outbound.hasRoomFor(leastSize(frame))) {
      return refusal(outbound);
    }
    try {
      ByteBuf message = frames.frame(frame);
      return outcome(
          outbound.offer(Delivery.track(message, delivery, isUncompressed(frame))), outbound);
    } catch (UnpairedSurrogateException e) {
      return Outcome.UNPAIRED_SURROGATE;
    }
  }

  Outcome text(String text) {
    Outbound outbound = open.link();
    if (outbound == null || !outbound.hasRoomFor(text.length())) {
      return refusal(outbound);
    }
    try {
      return outcome(frames.text(text, outbound), outbound);
    } catch (UnpairedSurrogateException e) {
      return Outcome.UNPAIRED_SURROGATE;
    }
  }

  Outcome binary(ByteBuffer binary) {
    Outbound outbound = open.link();
    return outbound == null || !outbound.hasRoomFor(binary.remaining())
        ? refusal(outbound)
        : outcome(frames.binary(binary, outbound), outbound);
  }

  Outcome binary(ByteBuf binary) {
    Outbound outbound = open.link();
    return outbound == null || !outbound.hasRoomFor(binary.readableBytes())
        ? refusal(outbound)
        : outcome(frames.binary(binary, outbound), outbound);
  }

  /** The bytes of the payload, or fewer: a character takes one at least. */
  private static int leastSize(Frame frame) {
    if (frame instanceof Frame.Text text) {
      return text.payload().length();
    }
    if (frame instanceof Frame.Uncompressed uncompressed) {
      return leastSize(uncompressed.message());
    }
    return frame instanceof Frame.Binary binary ? binary.payload().remaining() : 0;
  }

  private static boolean isUncompressed(Frame frame) {
    return frame instanceof Frame.Uncompressed;
  }

  private Outcome outcome(boolean accepted, Outbound outbound) {
    return accepted ? Outcome.ACCEPTED : refusal(outbound);
  }

  private Outcome refusal(@Nullable Outbound outbound) {
    if (outbound == null) {
      return Outcome.NOT_OPEN;
    }
    if (!outbound.isOver()) {
      return Outcome.FULL;
    }
    gate.shut(outbound); // the wire knows already what the connection is yet to hear
    return Outcome.NOT_OPEN;
  }
}
