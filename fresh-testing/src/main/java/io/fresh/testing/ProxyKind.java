// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The real proxies: the parameter of what must hold through every one of them. */
public enum ProxyKind {
  /** Jetty's. */
  HTTP,
  SOCKS5;

  /** Starts one that relays to a server for everybody. */
  public TestProxy start(URI server) {
    return start(server, null);
  }

  /** Starts one that relays to a server for those who tell these credentials: user and password with a colon between them. */
  public TestProxy start(URI server, @Nullable String credentials) {
    return switch (this) {
      case HTTP -> new JettyProxy(server.getPort(), credentials);
      case SOCKS5 -> new SocksProxy(server.getPort(), credentials);
    };
  }
}
