// SPDX-License-Identifier: MIT
package io.fresh.examples;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A WebSocket server on the loopback address that says again what it is told. */
final class EchoServer implements AutoCloseable {

  private static final int MAX_THREADS = 8;
  private static final int MIN_THREADS = 1;

  private final Server server;
  private final ServerConnector connector;

  private EchoServer(UnaryOperator<String> answer) {
    server = new Server(new QueuedThreadPool(MAX_THREADS, MIN_THREADS));
    connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setStopTimeout(0);
    server.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            container -> {
              container.setIdleTimeout(Duration.ZERO);
              container.addMapping("/*", (request, response, callback) -> new Endpoint(answer));
            }));
  }

  static EchoServer open() throws Exception {
    return open(UnaryOperator.identity());
  }

  /** Opens a server that makes of each text what it answers. */
  static EchoServer open(UnaryOperator<String> answer) throws Exception {
    EchoServer server = new EchoServer(answer);
    server.server.start();
    return server;
  }

  String uri() {
    return "ws://127.0.0.1:" + connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The echo server did not stop", e);
    }
  }

  /** One peer; public for Jetty, which calls it through method handles. */
  public static final class Endpoint extends Session.Listener.AbstractAutoDemanding {

    private final UnaryOperator<String> answer;

    Endpoint(UnaryOperator<String> answer) {
      this.answer = answer;
    }

    @Override
    public void onWebSocketText(String text) {
      getSession().sendText(answer.apply(text), Callback.NOOP);
    }
  }
}
