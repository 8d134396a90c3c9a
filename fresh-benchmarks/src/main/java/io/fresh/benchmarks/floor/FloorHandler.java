// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient.Listener;
import io.fresh.benchmarks.client.BenchmarkClient.Session;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;

/** The one handler of a channel, from the request to the Close. */
final class FloorHandler extends ChannelInboundHandlerAdapter implements FrameLoop.Answers {

  private static final byte[] SENT = {};

  private final LoopBuffers buffers;
  private final Listener listener;
  private final Channel channel;
  private final NettyBatch sends;
  private final CompletableFuture<Session> opened = new CompletableFuture<>();
  private final FloorReads reads;
  private final FrameLoop loop;
  private byte[] request;

  /**
   * Creates the handler of a channel.
   *
   * @param sends writes what the application sends
   */
  FloorHandler(
      LoopBuffers buffers, Listener listener, byte[] request, Channel channel, NettyBatch sends) {
    this.buffers = buffers;
    this.listener = listener;
    this.request = request;
    this.sends = sends;
    this.reads = new FloorReads(buffers);
    this.channel = channel;
    this.loop = new FrameLoop(listener, this, buffers.in(), buffers.view());
  }

  FloorReads reads() {
    return reads;
  }

  CompletableFuture<Session> opened() {
    return opened;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.writeAndFlush(Unpooled.wrappedBuffer(request), context.voidPromise());
    request = SENT;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    ByteBuf read = (ByteBuf) message;
    int bytes = read.readableBytes();
    read.release();
    if (reads.isLarge()) {
      if (reads.readLarge(bytes)) {
        loop.large(reads.large().internalNioBuffer(0, reads.large().capacity()));
      }
    } else {
      readShared(context, reads.kept() + bytes);
    }
  }

  private void readShared(ChannelHandlerContext context, int to) throws Exception {
    int from = 0;
    if (!opened.isDone()) {
      from = Opening.end(buffers.in(), to);
      if (from < 0) {
        reads.keep(0, to);
        return;
      }
      opened.complete(new FloorSession(channel, sends));
    }
    int cut = loop.read(from, to);
    if (loop.isClosed()) {
      context.close();
    } else if (loop.cutHeader() > 0 && loop.cutHeader() + loop.cutPayload() > LoopBuffers.SIZE) {
      reads.beginLarge(loop.cutPayload(), cut + loop.cutHeader(), to);
    } else {
      reads.keep(cut, to);
    }
  }

  @Override
  public void text(String answer) {
    buffers.answers().text(channel, answer);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    buffers.answers().flush(context.channel());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    listener.ended();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    listener.ended(cause);
    opened.completeExceptionally(cause);
    context.close();
  }
}
