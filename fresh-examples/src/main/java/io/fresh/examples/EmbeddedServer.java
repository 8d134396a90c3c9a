// SPDX-License-Identifier: MIT
package io.fresh.examples;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A WebSocket server on the loopback address, so that each example runs without a network. */
public final class EmbeddedServer implements AutoCloseable {

  /** What the server does with a text; may block. */
  @FunctionalInterface
  interface Service {
    void accept(String text, Session session) throws Exception;
  }

  private static final int MAX_THREADS = 8;
  private static final int MIN_THREADS = 1;

  private final Server server;
  private final ServerConnector connector;

  private EmbeddedServer(Supplier<? extends Session.Listener> peers) {
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
              container.addMapping("/*", (request, response, callback) -> peers.get());
            }));
  }

  /** Opens a server that says again what it is told. */
  static EmbeddedServer echo() throws Exception {
    return answering(UnaryOperator.identity());
  }

  /** Opens a server that makes of each text what it answers. */
  static EmbeddedServer answering(UnaryOperator<String> answer) throws Exception {
    return open((text, session) -> say(answer.apply(text), session));
  }

  /** Opens a server that does something with each text. */
  static EmbeddedServer open(Service service) throws Exception {
    return serving(() -> new Endpoint(service));
  }

  /**
   * Opens a server that makes a listener for each peer.
   *
   * @param peers makes the listener; its class is public, as Jetty calls it through method handles
   * @return the server
   * @throws Exception if it cannot be started
   */
  public static EmbeddedServer serving(Supplier<? extends Session.Listener> peers)
      throws Exception {
    EmbeddedServer server = new EmbeddedServer(peers);
    server.server.start();
    return server;
  }

  /**
   * Sends a text, and waits until it is written.
   *
   * @param text what to say
   * @param session to whom
   * @throws Exception if it cannot be written
   */
  public static void say(String text, Session session) throws Exception {
    Callback.Completable written = new Callback.Completable();
    session.sendText(text, written);
    written.get();
  }

  /** {@return where it listens, without a path} */
  public String uri() {
    return "ws://127.0.0.1:" + connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The embedded server did not stop", e);
    }
  }

  /** One peer; public for Jetty, which calls it through method handles. */
  public static final class Endpoint extends Session.Listener.AbstractAutoDemanding {

    private final Service service;

    Endpoint(Service service) {
      this.service = service;
    }

    @Override
    public void onWebSocketText(String text) {
      try {
        service.accept(text, getSession());
      } catch (Exception gone) {
        getSession().disconnect();
      }
    }
  }
}
