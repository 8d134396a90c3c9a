// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Map;

/** The JDK's socket options in Netty's words; {@link io.fresh.TransportOptions} has refused what is not among them. */
final class SocketSettings {

  private static final Map<SocketOption<?>, ChannelOption<?>> KNOWN =
      Map.of(
          StandardSocketOptions.TCP_NODELAY, ChannelOption.TCP_NODELAY,
          StandardSocketOptions.SO_KEEPALIVE, ChannelOption.SO_KEEPALIVE,
          StandardSocketOptions.SO_SNDBUF, ChannelOption.SO_SNDBUF,
          StandardSocketOptions.SO_RCVBUF, ChannelOption.SO_RCVBUF,
          StandardSocketOptions.SO_LINGER, ChannelOption.SO_LINGER,
          StandardSocketOptions.SO_REUSEADDR, ChannelOption.SO_REUSEADDR,
          StandardSocketOptions.IP_TOS, ChannelOption.IP_TOS);

  private SocketSettings() {}

  static void apply(Map<SocketOption<?>, Object> options, Bootstrap bootstrap) {
    options.forEach((option, value) -> set(bootstrap, option, value));
  }

  @SuppressWarnings("unchecked") // the options of a pair have the same type: see KNOWN
  private static void set(Bootstrap bootstrap, SocketOption<?> option, Object value) {
    ChannelOption<Object> known = (ChannelOption<Object>) KNOWN.get(option);
    bootstrap.option(java.util.Objects.requireNonNull(known, option.name()), value);
  }
}
