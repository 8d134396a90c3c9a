// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.DefaultWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The server of Java-WebSocket. */
final class JavaWebSocketServer implements TestServer {

  private static final long REMINDER_MILLIS = 20;

  private final @Nullable Certificate certificate;
  private final Journal journal = new Journal();
  private @Nullable Listening listening;
  private int port;

  JavaWebSocketServer(@Nullable Certificate certificate) {
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
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      Listening server = new Listening(channel, certificate, journal);
      server.start();
      server.awaitStarted();
      listening = server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    Listening server = listening;
    listening = null;
    if (server != null) {
      server.stopQuietly();
    }
  }

  @Override
  public void killAbruptly() {
    if (listening != null) {
      listening.dropAll();
    }
    stop();
  }

  /** One life of the server: it can be started once only. */
  private static final class Listening extends WebSocketServer {
    private final ServerSocketChannel channel;
    private final Journal journal;
    private final Set<SocketChannel> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Timer reminder = new Timer("java-websocket-reminder", true);

    Listening(ServerSocketChannel channel, @Nullable Certificate certificate, Journal journal) {
      super(channel);
      this.channel = channel;
      this.journal = journal;
      setReuseAddr(true);
      setTcpNoDelay(true);
      setConnectionLostTimeout(0);
      setDaemon(true);
      setWebSocketFactory(certificate == null ? plain() : tls(certificate));
    }

    /** Notes the sockets, also those whose handshake is not over, which the server itself does not list. */
    private DefaultWebSocketServerFactory plain() {
      return new DefaultWebSocketServerFactory() {
        @Override
        public WebSocketImpl createWebSocket(WebSocketAdapter owner, List<Draft> drafts) {
          return super.createWebSocket(owner, deflating());
        }

        @Override
        public SocketChannel wrapChannel(SocketChannel socket, SelectionKey key) {
          sockets.add(socket);
          return super.wrapChannel(socket, key);
        }
      };
    }

    private DefaultSSLWebSocketServerFactory tls(Certificate certificate) {
      return new DefaultSSLWebSocketServerFactory(certificate.serverContext()) {
        @Override
        public WebSocketImpl createWebSocket(WebSocketAdapter owner, List<Draft> drafts) {
          return super.createWebSocket(owner, deflating());
        }

        @Override
        public ByteChannel wrapChannel(SocketChannel socket, SelectionKey key) throws IOException {
          sockets.add(socket);
          return super.wrapChannel(socket, key);
        }
      };
    }

    /** A server over a channel of its own takes no list of drafts, so that they come with each connection. */
    private static List<Draft> deflating() {
      return List.of(new Draft_6455(new PerMessageDeflateExtension()));
    }

    void awaitStarted() {
      Patience.await(started, "the start of Java-WebSocket's server");
    }

    void dropAll() {
      try {
        channel.close();
        for (SocketChannel socket : sockets) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Java-WebSocket 1.6.0 can forget to write: its selector finds a queue empty and stops waiting for room in the socket, just
     * when another thread has put a message into the queue and asked for that wait.
     */
    private void remindOfWrites() {
      TimerTask task =
          new TimerTask() {
            @Override
            public void run() {
              for (WebSocket socket : getConnections()) {
                if (socket.hasBufferedData()) {
                  onWriteDemand(socket);
                }
              }
            }
          };
      reminder.schedule(task, REMINDER_MILLIS, REMINDER_MILLIS);
    }

    void stopQuietly() {
      reminder.cancel();
      try {
        stop(1_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onStart() {
      remindOfWrites();
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      journal.opened();
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      try {
        Request.serve(text, journal, new Endpoint(socket));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer payload) {
      socket.send(payload);
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata frame) {
      journal.ping(frame.getPayloadData());
      super.onWebsocketPing(socket, frame);
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata frame) {
      journal.pong(frame.getPayloadData());
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      journal.closed(code, reason);
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception error) {}
  }

  private record Endpoint(WebSocket socket) implements Request.Replies {
    @Override
    public void echo(String text) {
      socket.send(text);
    }

    @Override
    public void ping(byte[] payload) {
      PingFrame frame = new PingFrame();
      frame.setPayload(ByteBuffer.wrap(payload));
      socket.sendFrame(frame);
    }

    @Override
    public void close(int code, String reason) {
      socket.close(code, reason);
    }

    @Override
    public void fragments(List<byte[]> fragments, byte[] ping) {
      for (int i = 0; i < fragments.size(); i++) {
        boolean last = i == fragments.size() - 1;
        socket.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(fragments.get(i)), last);
        if (i == 0) {
          ping(ping);
        }
      }
    }
  }
}
