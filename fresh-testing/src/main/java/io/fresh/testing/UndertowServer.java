// SPDX-License-Identifier: MIT
package io.fresh.testing;

import io.undertow.Undertow;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.channels.Channels;

/** Undertow's core. */
final class UndertowServer implements TestServer {

  private final @Nullable Certificate certificate;
  private final Journal journal = new Journal();
  private @Nullable Undertow server;
  private @Nullable WebSocketProtocolHandshakeHandler handler;
  private int port;

  UndertowServer(@Nullable Certificate certificate) {
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
    WebSocketProtocolHandshakeHandler upgrade =
        new WebSocketProtocolHandshakeHandler(
            (WebSocketConnectionCallback) (exchange, channel) -> serve(channel));
    upgrade.addExtension(new PerMessageDeflateHandshake());
    Undertow.Builder builder = Undertow.builder().setIoThreads(2).setWorkerThreads(4);
    if (certificate == null) {
      builder.addHttpListener(port, "127.0.0.1");
    } else {
      builder.addHttpsListener(port, "127.0.0.1", certificate.serverContext());
    }
    Undertow listening = builder.setHandler(upgrade).build();
    listening.start();
    port = ((InetSocketAddress) listening.getListenerInfo().get(0).getAddress()).getPort();
    handler = upgrade;
    server = listening;
  }

  private void serve(WebSocketChannel channel) {
    journal.opened();
    Endpoint endpoint = new Endpoint(channel, journal);
    channel.addCloseTask(closed -> endpoint.ended());
    channel.getReceiveSetter().set(endpoint);
    channel.resumeReceives();
  }

  @Override
  public void stop() {
    if (handler != null) {
      handler.getPeerConnections().forEach(UndertowServer::goAway);
    }
    killAbruptly();
  }

  private static void goAway(WebSocketChannel channel) {
    try {
      WebSockets.sendCloseBlocking(CloseMessage.GOING_AWAY, "", channel);
    } catch (IOException e) {
      IoUtils.safeClose(channel); // it has gone before us
    }
  }

  @Override
  public void killAbruptly() {
    Undertow running = server;
    WebSocketProtocolHandshakeHandler upgrade = handler;
    server = null;
    handler = null;
    if (running == null || upgrade == null) {
      return;
    }
    running.getListenerInfo().forEach(Undertow.ListenerInfo::suspend);
    upgrade.getPeerConnections().forEach(IoUtils::safeClose);
    running.stop();
  }

  private static final class Endpoint extends AbstractReceiveListener implements Request.Replies {
    private final WebSocketChannel channel;
    private final Journal journal;
    private final AtomicBoolean ended = new AtomicBoolean();

    Endpoint(WebSocketChannel channel, Journal journal) {
      this.channel = channel;
      this.journal = journal;
    }

    void ended() {
      ended(1006, "");
    }

    private void ended(int code, String reason) {
      if (ended.compareAndSet(false, true)) {
        journal.closed(code, reason);
      }
    }

    @Override
    protected long getMaxTextBufferSize() {
      return MAX_MESSAGE;
    }

    @Override
    protected long getMaxBinaryBufferSize() {
      return MAX_MESSAGE;
    }

    /** Undertow's own answers may not wait on its I/O threads; a test's may. */
    @Override
    protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
      String text = message.getData();
      from.getWorker().execute(() -> serve(text));
    }

    private void serve(String text) {
      try {
        Request.serve(text, journal, this);
      } catch (IOException e) {
        IoUtils.safeClose(channel); // the client has gone
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) {
      try (var data = message.getData()) {
        WebSockets.sendBinary(copy(data.getResource()), from, null);
      }
    }

    /** Undertow hands out the data once, so what its own method would do is done here. */
    @Override
    protected void onFullPingMessage(WebSocketChannel from, BufferedBinaryMessage message) {
      try (var data = message.getData()) {
        ByteBuffer payload = copy(data.getResource());
        journal.ping(payload);
        WebSockets.sendPong(payload, from, null);
      }
    }

    @Override
    protected void onFullPongMessage(WebSocketChannel from, BufferedBinaryMessage message) {
      try (var data = message.getData()) {
        journal.pong(copy(data.getResource()));
      }
    }

    @Override
    protected void onCloseMessage(CloseMessage close, WebSocketChannel from) {
      ended(close.getCode(), close.getReason());
    }

    private static ByteBuffer copy(ByteBuffer... parts) {
      int length = Arrays.stream(parts).mapToInt(ByteBuffer::remaining).sum();
      ByteBuffer whole = ByteBuffer.allocate(length);
      for (ByteBuffer part : parts) {
        whole.put(part.duplicate());
      }
      return whole.flip();
    }

    @Override
    public void echo(String text) throws IOException {
      WebSockets.sendTextBlocking(text, channel);
    }

    @Override
    public void ping(byte[] payload) throws IOException {
      WebSockets.sendPingBlocking(ByteBuffer.wrap(payload), channel);
    }

    @Override
    public void close(int code, String reason) throws IOException {
      WebSockets.sendCloseBlocking(code, reason, channel);
    }

    @Override
    public void fragments(List<byte[]> fragments, byte[] ping) throws IOException {
      StreamSinkFrameChannel message = channel.send(WebSocketFrameType.TEXT);
      for (int i = 0; i < fragments.size(); i++) {
        Channels.writeBlocking(message, ByteBuffer.wrap(fragments.get(i)));
        Channels.flushBlocking(message);
        if (i == 0) {
          ping(ping);
        }
      }
      message.shutdownWrites();
      Channels.flushBlocking(message);
    }
  }
}
