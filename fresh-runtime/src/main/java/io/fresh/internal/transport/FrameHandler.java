// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.internal.protocol.FrameDecoder;
import io.fresh.internal.protocol.MessageSink;
import io.fresh.internal.protocol.ProtocolViolation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the decoder of an open wire; throws away what arrives after the wire has been released. While the sink is full nothing is read
 * from the socket, and what the last read turn has brought and the decoder has not taken is kept.
 */
final class FrameHandler extends ChannelInboundHandlerAdapter implements SocketReads.Reader {

  private final Wire wire;
  private final FrameDecoder decoder;
  private final MessageSink sink;
  private final WireListener listener;

  private boolean inTurn;

  /** As of the end of the last read turn. */
  private long messagesBegun;

  private long incompleteMessage;

  /** What was read when the sink was full; null unless it was, and {@link #resume} has not found room since. */
  private @Nullable ArrayDeque<ByteBuf> kept;

  private boolean resuming;

  /** The channel has ended meanwhile: the wire ends behind what is kept. */
  private boolean ended;

  FrameHandler(Wire wire, FrameDecoder decoder, MessageSink sink, WireListener listener) {
    this.wire = wire;
    this.decoder = decoder;
    this.sink = sink;
    this.listener = listener;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    SocketReads reads = SocketReads.of(ctx.channel());
    if (reads != null) {
      reads.frames(this);
    }
  }

  @Override
  public @Nullable ByteBuf destination() {
    ByteBuf destination = kept == null && !wire.isReleased() ? decoder.destination() : null;
    return destination == null || sink.isFull() ? null : destination;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (wire.isReleased()) {
      bytes.release();
      return;
    }
    if (!inTurn) {
      inTurn = true;
      wire.outbound().readTurnBegins();
      listener.heard();
    }
    if (kept != null) {
      kept.add(keep(bytes, ctx.channel()));
      bytes.release();
    } else if (decoder.isDestination(bytes)) {
      bytes.release(); // the decoder has it
      readInPlace(bytes, ctx.channel());
    } else {
      read(bytes, ctx.channel());
    }
  }

  /**
   * What is shared is wanted for the next read, and lies outside of the heap; what lies there the decoder would copy each time that
   * there is room, all of it.
   */
  private static ByteBuf keep(ByteBuf bytes, Channel channel) {
    return bytes.hasArray()
        ? bytes.retain()
        : channel.alloc().heapBuffer(bytes.readableBytes()).writeBytes(bytes);
  }

  private void read(ByteBuf bytes, Channel channel) {
    try {
      decode(bytes);
      // What the decoder has left is kept also if there is room again by now: whoever makes it
      // tells.
      if ((bytes.isReadable() || sink.isFull()) && !wire.isReleased()) {
        pause(keep(bytes, channel), channel);
      }
    } finally {
      bytes.release();
    }
  }

  private void readInPlace(ByteBuf destination, Channel channel) {
    decode(destination);
    if (sink.isFull() && !wire.isReleased()) {
      pause(Unpooled.EMPTY_BUFFER, channel);
    }
  }

  private void decode(ByteBuf bytes) {
    try {
      decodeBatch(bytes);
    } catch (ProtocolViolation violation) {
      listener.violated(violation.closeCode(), violation.getMessage());
    }
  }

  private void decodeBatch(ByteBuf bytes) throws ProtocolViolation {
    listener.batchBegins();
    try {
      if (decoder.isDestination(bytes)) {
        decoder.arrived(sink);
      } else {
        decoder.decode(bytes, sink);
      }
    } finally {
      listener.batchEnded();
    }
  }

  private void pause(ByteBuf rest, Channel channel) {
    kept = new ArrayDeque<>();
    kept.add(rest);
    channel.config().setAutoRead(false);
    listener.readingPaused();
  }

  /** The sink may have room again, or the wire has been released: decodes what was kept, and reads on if there is room then. */
  void resume(Channel channel) {
    ArrayDeque<ByteBuf> rest = kept;
    if (rest == null || resuming) {
      return;
    }
    decodeKept(rest);
    if (wire.isReleased()) {
      drop();
      channel.config().setAutoRead(true); // to find the end
    } else if (rest.isEmpty() && !sink.isFull()) {
      kept = null;
      listener.readingResumed();
      channel.config().setAutoRead(true);
    }
    endTurn();
    if (ended && kept == null) {
      end();
    }
  }

  private void decodeKept(ArrayDeque<ByteBuf> rest) {
    resuming = true;
    try {
      decode(rest);
    } catch (Throwable thrown) { // as in a read: see exceptionCaught
      drop();
      wire.failed(thrown);
    } finally {
      resuming = false;
    }
  }

  private void decode(ArrayDeque<ByteBuf> rest) {
    while (!rest.isEmpty() && !wire.isReleased() && !sink.isFull()) {
      ByteBuf next = rest.element();
      decode(next);
      if (!next.isReadable()) {
        rest.remove().release();
      }
    }
  }

  private void drop() {
    if (kept != null) {
      kept.forEach(ByteBuf::release);
      kept = null;
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    boolean decoded = inTurn;
    inTurn = false;
    if (!wire.isReleased() && !decoded) { // part of a TLS record: bytes of the peer all the same
      listener.heard();
    }
    endTurn();
  }

  private void endTurn() {
    if (wire.isReleased()) {
      return;
    }
    boolean data = incompleteMessage != 0 || decoder.messagesBegun() != messagesBegun;
    messagesBegun = decoder.messagesBegun();
    incompleteMessage = decoder.incompleteMessage();
    listener.readTurnEnded(incompleteMessage, data);
    wire.outbound().readTurnEnded();
  }

  /** There have been no messages for a while. */
  void hibernate() {
    decoder.hibernate();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      wire.outbound().drain();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (kept != null && !wire.isReleased()) { // the peer may have closed in an orderly way
      ended = true;
      wire.outbound().discard();
    } else {
      end();
    }
  }

  private void end() {
    drop();
    decoder.close();
    wire.ended();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (!ended) {
      drop();
      decoder.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    wire.failed(cause);
  }
}
