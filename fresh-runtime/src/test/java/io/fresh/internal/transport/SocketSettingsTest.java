// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketSettingsTest {

  @Test
  void theOperatingSystemHasWhatTheOptionsSay() throws IOException {
    Map<SocketOption<?>, Object> options =
        Map.of(
            StandardSocketOptions.TCP_NODELAY, true,
            StandardSocketOptions.SO_KEEPALIVE, true,
            StandardSocketOptions.SO_LINGER, 7,
            StandardSocketOptions.SO_REUSEADDR, true,
            StandardSocketOptions.IP_TOS, 0x10);
    var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Bootstrap bootstrap =
          new Bootstrap()
              .group(group)
              .channel(NioSocketChannel.class)
              .handler(new ChannelInboundHandlerAdapter());

      SocketSettings.apply(options, bootstrap);

      Channel channel =
          bootstrap.connect(server.getLocalSocketAddress()).syncUninterruptibly().channel();
      SocketChannelConfig asked = (SocketChannelConfig) channel.config();
      assertThat(asked.isTcpNoDelay()).isTrue();
      assertThat(asked.isKeepAlive()).isTrue();
      assertThat(asked.getSoLinger()).isEqualTo(7);
      assertThat(asked.isReuseAddress()).isTrue();
      assertThat(asked.getTrafficClass()).isEqualTo(0x10);
      channel.close().syncUninterruptibly();
    } finally {
      group.shutdownGracefully().syncUninterruptibly();
    }
  }
}
