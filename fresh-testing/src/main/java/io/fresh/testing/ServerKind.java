// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real servers, each over TCP and over TLS: the parameter of what must hold against every one of them. */
public enum ServerKind {
  JETTY(false),
  JETTY_TLS(true),
  UNDERTOW(false),
  UNDERTOW_TLS(true),
  JAVA_WEBSOCKET(false),
  JAVA_WEBSOCKET_TLS(true);

  private final boolean secure;

  ServerKind(boolean secure) {
    this.secure = secure;
  }

  /** Whether it speaks TLS. */
  public boolean isSecure() {
    return secure;
  }

  /** Starts one on a free port, with a certificate that is in order. */
  public TestServer start() {
    return start(secure ? Certificate.VALID : null);
  }

  /** Starts each of the servers over TLS with this certificate, one after the other. */
  public static Stream<ServerKind> overTls() {
    return Arrays.stream(values()).filter(ServerKind::isSecure);
  }

  /** Starts one on a free port. */
  public TestServer start(@Nullable Certificate certificate) {
    TestServer server =
        switch (this) {
          case JETTY, JETTY_TLS -> new JettyServer(certificate);
          case UNDERTOW, UNDERTOW_TLS -> new UndertowServer(certificate);
          case JAVA_WEBSOCKET, JAVA_WEBSOCKET_TLS -> new JavaWebSocketServer(certificate);
        };
    server.start();
    return server;
  }

  /** The URI of a server; over TLS by name, so that the name is what the certificate is checked against. */
  static URI uri(boolean secure, int port) {
    return URI.create(secure ? "wss://localhost:" + port + "/" : "ws://127.0.0.1:" + port + "/");
  }
}
