// SPDX-License-Identifier: MIT
package io.fresh.integration;

import io.fresh.Options;
import io.fresh.Proxy;
import io.fresh.testing.ProxyKind;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.TestProxy;

/** The proxies of the tests, as a program names them. */
final class Proxies {

  private Proxies() {}

  static Proxy of(ProxyKind kind, TestProxy proxy) {
    return switch (kind) {
      case HTTP -> http(proxy.port());
      case SOCKS5 -> socks5(proxy.port());
    };
  }

  static Proxy http(int port) {
    return Proxy.http("127.0.0.1", port);
  }

  /** A script that plays a proxy. */
  static Proxy http(ScriptedServer server) {
    return http(server.uri().getPort());
  }

  /** By name: it is looked up. */
  static Proxy socks5(int port) {
    return Proxy.socks5("localhost", port);
  }

  static Options through(Proxy proxy) {
    return TestClient.options().transport(TestClient.transport().proxy(proxy).build()).build();
  }
}
