// SPDX-License-Identifier: MIT
package io.fresh.integration;

import io.fresh.testing.Certificate;
import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A real HTTP server that has no WebSocket of its own, but knows where there is one. */
final class RedirectingServer implements AutoCloseable {

  /** The servers, over TCP and over TLS. */
  enum Kind {
    JETTY(false),
    JETTY_TLS(true),
    UNDERTOW(false),
    UNDERTOW_TLS(true);

    private final boolean secure;

    Kind(boolean secure) {
      this.secure = secure;
    }

    boolean isSecure() {
      return secure;
    }

    RedirectingServer start(int status, String location) throws Exception {
      return switch (this) {
        case JETTY, JETTY_TLS -> jetty(secure, status, location);
        case UNDERTOW, UNDERTOW_TLS -> undertow(secure, status, location);
      };
    }
  }

  /** How a server of either kind ends. */
  private interface Stop {
    void stop() throws Exception;
  }

  private final URI uri;
  private final Stop server;

  private RedirectingServer(boolean secure, int port, Stop server) {
    this.uri = URI.create(secure ? "wss://localhost:" + port : "ws://127.0.0.1:" + port);
    this.server = server;
  }

  private static RedirectingServer jetty(boolean secure, int status, String location)
      throws Exception {
    Server server = new Server();
    ServerConnector connector =
        secure ? new ServerConnector(server, 1, 1, tls()) : new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            Response.sendRedirect(request, response, callback, status, location, true);
            return true;
          }
        });
    server.start();
    return new RedirectingServer(secure, connector.getLocalPort(), server::stop);
  }

  private static SslContextFactory.Server tls() {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(Certificate.VALID.serverContext());
    return tls;
  }

  private static RedirectingServer undertow(boolean secure, int status, String location) {
    Undertow.Builder builder = Undertow.builder();
    Undertow server =
        (secure
                ? builder.addHttpsListener(0, "127.0.0.1", Certificate.VALID.serverContext())
                : builder.addHttpListener(0, "127.0.0.1"))
            .setHandler(
                exchange -> {
                  exchange.setStatusCode(status);
                  exchange.getResponseHeaders().put(Headers.LOCATION, location);
                  exchange.getResponseSender().send("over there");
                })
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return new RedirectingServer(secure, address.getPort(), server::stop);
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
