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
  private final AtomicReference<@Nullable Outbound> gate = new AtomicReference<>();

  Sender(Frames frames) {
    this.frames = frames;
  }

  void open(Outbound outbound) {
    gate.set(outbound);
  }

  /** Returns whether the gate was open. */
  boolean shut() {
    return gate.getAndSet(null) != null;
  }

  boolean isOpen() {
    return gate.get() != null;
  }

  Outcome frame(Frame frame) {
    if (frame instanceof Frame.Text text) {
      return text(text.payload());
    }
    if (frame instanceof Frame.Binary binary) {
      return binary(binary.payload());
    }
    Outbound outbound = gate.get();
    if (outbound == null || !outbound.hasRoomFor(0)) {
      return refusal(outbound);
    }
    if (frame instanceof Frame.Ping ping) {
      return offer(outbound, frames.ping(ping.payload()));
    }
    return offer(outbound, frames.pong(((Frame.Pong) frame).payload()));
  }

  Outcome text(String text) {
    Outbound outbound = gate.get();
    if (outbound == null || !outbound.hasRoomFor(text.length())) {
      return refusal(outbound);
    }
    try {
      return offer(outbound, frames.text(text));
    } catch (UnpairedSurrogateException e) {
      return Outcome.UNPAIRED_SURROGATE;
    }
  }

  Outcome binary(ByteBuffer binary) {
    Outbound outbound = gate.get();
    return outbound == null || !outbound.hasRoomFor(binary.remaining())
        ? refusal(outbound)
        : offer(outbound, frames.binary(binary));
  }

  Outcome binary(ByteBuf binary) {
    Outbound outbound = gate.get();
    return outbound == null || !outbound.hasRoomFor(binary.readableBytes())
        ? refusal(outbound)
        : offer(outbound, frames.binary(binary));
  }

  private static Outcome refusal(@Nullable Outbound outbound) {
    return outbound == null ? Outcome.NOT_OPEN : Outcome.FULL;
  }

  private static Outcome offer(Outbound outbound, ByteBuf message) {
    return outbound.offer(message) ? Outcome.ACCEPTED : Outcome.FULL;
  }
}
