// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** The floor on Netty: one handler, one event loop, one read buffer for all connections, whole batches written. */
public final class FloorNetty implements BenchmarkClient {

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("floor-netty", true), NioIoHandler.newFactory());
  private final LoopBuffers buffers = new LoopBuffers();
  private final NettyBatch sends = new NettyBatch();

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    FloorChannel channel = new FloorChannel();
    FloorHandler handler =
        new FloorHandler(buffers, listener, Opening.request(uri, deflated), channel, sends);
    bootstrap(channel, handler)
        .option(ChannelOption.RECVBUF_ALLOCATOR, handler.reads())
        .connect(uri.getHost(), uri.getPort())
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                handler.opened().completeExceptionally(connected.cause());
              }
            });
    return handler.opened();
  }

  /** Without a connect timeout, whose timer each channel would keep. */
  private Bootstrap bootstrap(Channel channel, ChannelHandler handler) {
    return new Bootstrap()
        .group(loops)
        .channelFactory(() -> channel)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
        .handler(handler);
  }
}
