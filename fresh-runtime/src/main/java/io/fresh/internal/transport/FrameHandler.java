// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.internal.protocol.FrameDecoder;
import io.fresh.internal.protocol.MessageSink;
import io.fresh.internal.protocol.ProtocolViolation;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Feeds the decoder of an open wire; throws away what arrives after the wire has been released. */
final class FrameHandler extends ChannelInboundHandlerAdapter {

  private final Wire wire;
  private final FrameDecoder decoder;
  private final MessageSink sink;
  private final WireListener listener;

  private boolean inTurn;

  /** As of the end of the last read turn. */
  private long messagesBegun;

  private long incompleteMessage;

  FrameHandler(Wire wire, FrameDecoder decoder, MessageSink sink, WireListener listener) {
    this.wire = wire;
    this.decoder = decoder;
    this.sink = sink;
    this.listener = listener;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (wire.isReleased()) {
        return;
      }
      if (!inTurn) {
        inTurn = true;
        listener.heard();
      }
      decode(bytes);
    } catch (ProtocolViolation violation) {
      listener.violated(violation.closeCode(), violation.getMessage());
    } finally {
      bytes.release();
    }
  }

  private void decode(ByteBuf bytes) throws ProtocolViolation {
    listener.batchBegins();
    try {
      decoder.decode(bytes, sink);
    } finally {
      listener.batchEnded();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    boolean decoded = inTurn;
    inTurn = false;
    if (!wire.isReleased()) {
      if (!decoded) { // part of a TLS record: bytes of the peer all the same
        listener.heard();
      }
      endTurn();
      wire.outbound().drain();
    }
  }

  private void endTurn() {
    boolean data = incompleteMessage != 0 || decoder.messagesBegun() != messagesBegun;
    messagesBegun = decoder.messagesBegun();
    incompleteMessage = decoder.incompleteMessage();
    listener.readTurnEnded(incompleteMessage, data);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      wire.outbound().drain();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    decoder.close();
    wire.ended();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    decoder.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    wire.failed(cause);
  }
}
