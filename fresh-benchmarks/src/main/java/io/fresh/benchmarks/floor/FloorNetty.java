// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** The floor on Netty: one handler, one event loop, one read buffer for all connections, whole batches written. */
public final class FloorNetty implements BenchmarkClient {

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("floor-netty", true), NioIoHandler.newFactory());
  private final MaskedFrames answers = new MaskedFrames(new Masks());
  private final byte[] in = new byte[FloorReads.SIZE];

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    FloorHandler handler = new FloorHandler(in, answers, listener, Opening.request(uri, deflated));
    new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.RECVBUF_ALLOCATOR, handler.reads())
        .handler(handler)
        .connect(uri.getHost(), uri.getPort())
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                handler.opened().completeExceptionally(connected.cause());
              }
            });
    return handler.opened();
  }
}
