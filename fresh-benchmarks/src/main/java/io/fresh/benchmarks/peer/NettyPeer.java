// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.benchmarks.client.BenchmarkClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Netty's own codec, as its documentation puts it together. Answers are flushed when the read is over, sends of the application at once. */
public final class NettyPeer implements BenchmarkClient {

  private static final int MAX_MESSAGE = 2 << 20;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("netty", true), NioIoHandler.newFactory());

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    Messages messages = new Messages(listener);
    new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                fill(channel.pipeline(), uri, deflated, messages);
              }
            })
        .connect(uri.getHost(), uri.getPort())
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                messages.opened.completeExceptionally(connected.cause());
              }
            });
    return messages.opened;
  }

  private static void fill(ChannelPipeline pipeline, URI uri, boolean deflated, Messages messages) {
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(uri)
            .version(WebSocketVersion.V13)
            .allowExtensions(deflated)
            .customHeaders(new DefaultHttpHeaders())
            .maxFramePayloadLength(MAX_MESSAGE)
            .handleCloseFrames(true)
            .build();
    pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(8192));
    if (deflated) {
      pipeline.addLast(new WebSocketClientCompressionHandler(MAX_MESSAGE));
    }
    pipeline.addLast(
        new WebSocketClientProtocolHandler(config),
        new WebSocketFrameAggregator(MAX_MESSAGE),
        messages);
  }

  private static final class Messages extends SimpleChannelInboundHandler<WebSocketFrame> {

    private final Listener listener;
    private final CompletableFuture<Session> opened = new CompletableFuture<>();

    Messages(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
        opened.complete(new NettySession(context.channel()));
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      if (frame instanceof TextWebSocketFrame text) {
        String answer = listener.text(text.text());
        if (answer != null) {
          context.write(new TextWebSocketFrame(answer), context.voidPromise());
        }
      } else if (frame instanceof BinaryWebSocketFrame) {
        ByteBuf content = frame.content();
        int length = content.readableBytes();
        if (content.nioBufferCount() == 1) {
          ByteBuffer view = content.internalNioBuffer(content.readerIndex(), length);
          listener.binary(view, view.position(), length);
        } else {
          listener.binary(content.nioBuffer(), 0, length);
        }
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      listener.ended();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      opened.completeExceptionally(cause);
      listener.ended(cause);
      context.close();
    }
  }

  private record NettySession(Channel channel) implements Session {

    @Override
    public void text(String message) {
      channel.writeAndFlush(new TextWebSocketFrame(message), channel.voidPromise());
    }

    @Override
    public void binary(byte[] message) {
      channel.writeAndFlush(
          new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)), channel.voidPromise());
    }

    @Override
    public void close() {
      channel.writeAndFlush(new CloseWebSocketFrame(1000, ""));
    }
  }
}
