// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.benchmarks.client.BenchmarkClient;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.internal.buffer.BufferInternal;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Vert.x, with a handler for whole messages and one event loop. */
public final class VertxPeer implements BenchmarkClient {

  private static final int MAX_MESSAGE = 2 << 20;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final WebSocketClient plain = client(false);
  private final WebSocketClient deflating = client(true);

  private WebSocketClient client(boolean deflated) {
    return vertx.createWebSocketClient(
        new WebSocketClientOptions()
            .setTryUsePerMessageCompression(deflated)
            .setMaxFrameSize(MAX_MESSAGE)
            .setMaxMessageSize(MAX_MESSAGE)
            .setMaxConnections(1_000_000));
  }

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    ClientWebSocket socket = (deflated ? deflating : plain).webSocket();
    socket.textMessageHandler(message -> answer(socket, listener, message));
    socket.binaryMessageHandler(message -> binary(listener, message));
    socket.exceptionHandler(listener::ended);
    socket.closeHandler(nothing -> listener.ended());
    return socket
        .connect(uri.getPort(), uri.getHost(), uri.getPath())
        .map(connected -> (Session) new VertxSession(connected))
        .toCompletionStage();
  }

  /** Without the copy that is made of a buffer for everybody else: only what is internal shows what is in it. */
  private static void binary(Listener listener, Buffer message) {
    ByteBuf bytes = ((BufferInternal) message).getByteBuf();
    listener.binary(bytes.nioBuffer(), 0, bytes.readableBytes());
  }

  private static void answer(WebSocket socket, Listener listener, String message) {
    String answer = listener.text(message);
    if (answer != null) {
      socket.writeTextMessage(answer);
    }
  }

  private record VertxSession(WebSocket socket) implements Session {

    @Override
    public void text(String message) {
      socket.writeTextMessage(message);
    }

    @Override
    public void binary(byte[] message) {
      socket.writeBinaryMessage(Buffer.buffer(message));
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
