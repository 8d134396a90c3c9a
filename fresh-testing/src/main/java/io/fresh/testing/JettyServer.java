// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** Jetty 12 with its own WebSocket API. */
final class JettyServer implements TestServer {

  private final @Nullable Certificate certificate;
  private final Journal journal = new Journal();

  /** Jetty's own list has a session only some time after its endpoint has been told of it. */
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

  private @Nullable Server server;
  private int port;

  JettyServer(@Nullable Certificate certificate) {
    this.certificate = certificate;
  }

  @Override
  public URI uri() {
    return ServerKind.uri(certificate != null, port);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public void start() {
    Server fresh = new Server(new QueuedThreadPool(16, 2));
    ServerConnector listening = connector(fresh);
    fresh.addConnector(listening);
    fresh.setHandler(WebSocketUpgradeHandler.from(fresh, this::configure));
    fresh.setStopTimeout(0);
    try {
      fresh.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    port = listening.getLocalPort();
    server = fresh;
  }

  private ServerConnector connector(Server owner) {
    ServerConnector listening =
        certificate == null
            ? new ServerConnector(owner, 1, 1)
            : new ServerConnector(owner, tls(certificate));
    listening.setHost("127.0.0.1");
    listening.setPort(port);
    return listening;
  }

  private static SslContextFactory.Server tls(Certificate certificate) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(certificate.serverContext());
    return tls;
  }

  private void configure(ServerWebSocketContainer container) {
    container.setIdleTimeout(Duration.ZERO);
    container.setMaxTextMessageSize(MAX_MESSAGE);
    container.setMaxBinaryMessageSize(MAX_MESSAGE);
    container.setMaxFrameSize(MAX_MESSAGE);
    container.addMapping("/*", (request, response, callback) -> new Endpoint(journal, sessions));
  }

  @Override
  public void stop() {
    Server running = server;
    if (running == null) {
      return;
    }
    sessions.forEach(JettyServer::goAway);
    shutDown(running);
  }

  private static void goAway(Session session) {
    Callback.Completable sent = new Callback.Completable();
    session.close(StatusCode.SHUTDOWN, "", sent);
    Patience.get(sent, "a Close to be sent");
  }

  @Override
  public void killAbruptly() {
    Server running = server;
    if (running == null) {
      return;
    }
    ServerConnector connector = (ServerConnector) running.getConnectors()[0];
    connector.close();
    connector.getConnectedEndPoints().forEach(JettyServer::drop);
    shutDown(running);
  }

  private void shutDown(Server running) {
    server = null;
    try {
      running.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Below TLS and WebSocket, so that neither can say goodbye. */
  private static void drop(EndPoint endPoint) {
    if (endPoint.getTransport() instanceof SocketChannel channel) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Public for Jetty, which calls it through method handles. */
  public static final class Endpoint implements Session.Listener, Request.Replies {
    private final Journal journal;
    private final Set<Session> sessions;
    private Session session;

    Endpoint(Journal journal, Set<Session> sessions) {
      this.journal = journal;
      this.sessions = sessions;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
      session = opened;
      sessions.add(opened);
      journal.opened();
      session.demand();
    }

    @Override
    public void onWebSocketText(String text) {
      try {
        Request.serve(text, journal, this);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      session.demand();
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      session.sendBinary(payload, Callback.from(callback, session::demand));
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
      journal.ping(payload);
      session.sendPong(payload, Callback.NOOP);
      session.demand();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
      journal.pong(payload);
      session.demand();
    }

    /** What a test breaks on purpose is told by the close. */
    @Override
    public void onWebSocketError(Throwable error) {}

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
      sessions.remove(session);
      journal.closed(code, reason);
      callback.succeed();
    }

    @Override
    public void echo(String text) {
      session.sendText(text, Callback.NOOP);
    }

    @Override
    public void ping(byte[] payload) {
      session.sendPing(ByteBuffer.wrap(payload), Callback.NOOP);
    }

    @Override
    public void close(int code, String reason) {
      session.close(code, reason, Callback.NOOP);
    }

    /** Jetty takes fragments of text as strings and so cannot cut a character; it cuts them elsewhere. */
    @Override
    public void fragments(List<byte[]> fragments, byte[] ping) {
      String text = Request.FRAGMENTED_TEXT;
      session.sendPartialText(text.substring(0, 4), false, Callback.NOOP);
      ping(ping);
      session.sendPartialText(text.substring(4, 9), false, Callback.NOOP);
      session.sendPartialText(text.substring(9), true, Callback.NOOP);
    }
  }
}
