// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient.Listener;
import io.fresh.benchmarks.client.BenchmarkClient.Session;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The one handler of a channel, from the request to the Close. */
final class FloorHandler extends ChannelInboundHandlerAdapter {

  private final byte[] in;
  private final Listener listener;
  private final byte[] request;
  private final CompletableFuture<Session> opened = new CompletableFuture<>();
  private final FloorReads reads;
  private final FrameLoop loop;
  private final MaskedFrames frames;
  private @Nullable NettyBatch answers;

  /**
   * Creates the handler of a channel.
   *
   * @param in what is read, for all channels of the event loop
   * @param frames writes the answers, for all channels of the event loop
   */
  FloorHandler(byte[] in, MaskedFrames frames, Listener listener, byte[] request) {
    this.in = in;
    this.listener = listener;
    this.request = request;
    this.reads = new FloorReads(in);
    this.frames = frames;
    this.loop = new FrameLoop(listener, this::answer, in);
  }

  FloorReads reads() {
    return reads;
  }

  CompletableFuture<Session> opened() {
    return opened;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    answers = new NettyBatch(context.channel(), frames);
    context.writeAndFlush(Unpooled.wrappedBuffer(request), context.voidPromise());
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
      from = Opening.end(in, to);
      if (from < 0) {
        reads.keep(0, to);
        return;
      }
      opened.complete(new FloorSession(context.channel()));
    }
    int cut = loop.read(from, to);
    if (loop.isClosed()) {
      context.close();
    } else if (loop.cutHeader() > 0 && loop.cutHeader() + loop.cutPayload() > FloorReads.SIZE) {
      reads.beginLarge(loop.cutPayload(), cut + loop.cutHeader(), to);
    } else {
      reads.keep(cut, to);
    }
  }

  private void answer(String text) {
    if (answers != null) {
      answers.text(text);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (answers != null) {
      answers.flush();
    }
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
