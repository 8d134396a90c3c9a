// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the operating system is asked for bytes.
 *
 * @param handler makes the part of an event loop that waits for sockets
 * @param channels makes the sockets that it can wait for
 */
record IoKind(IoHandlerFactory handler, ChannelFactory<? extends SocketChannel> channels) {

  private static final Logger LOG = LoggerFactory.getLogger(IoKind.class);

  /** The native transport if its classes and its library are there, else the JDK's. */
  static IoKind best() {
    try {
      if (Epoll.isAvailable()) {
        return new IoKind(EpollIoHandler.newFactory(), EpollSocketChannel::new);
      }
      LOG.debug("Native transport is not available, using NIO", Epoll.unavailabilityCause());
    } catch (NoClassDefFoundError missing) { // an optional dependency
      LOG.debug("Native transport is not on the path, using NIO");
    }
    return new IoKind(NioIoHandler.newFactory(), NioSocketChannel::new);
  }
}
