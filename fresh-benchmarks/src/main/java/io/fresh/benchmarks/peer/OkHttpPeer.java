// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.benchmarks.client.BenchmarkClient;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** OkHttp, with two threads per connection. It always offers permessage-deflate. */
public final class OkHttpPeer implements BenchmarkClient {

  private final OkHttpClient client = client();

  /** Each open connection counts as a request, of which 64 are allowed by default. */
  private static OkHttpClient client() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    return new OkHttpClient.Builder().dispatcher(dispatcher).readTimeout(Duration.ZERO).build();
  }

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    OkHttpMessages messages = new OkHttpMessages(listener);
    client.newWebSocket(new Request.Builder().url(uri.toString()).build(), messages);
    return messages.opened;
  }

  private static final class OkHttpMessages extends WebSocketListener {

    private final Listener listener;
    private final CompletableFuture<Session> opened = new CompletableFuture<>();

    OkHttpMessages(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      opened.complete(new OkHttpSession(socket));
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      String answer = listener.text(text);
      if (answer != null) {
        socket.send(answer);
      }
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
      ByteBuffer buffer = bytes.asByteBuffer();
      listener.binary(buffer, 0, bytes.size());
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
      listener.ended();
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      socket.close(code, null);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable cause, @Nullable Response response) {
      opened.completeExceptionally(cause);
      listener.ended(cause);
    }
  }

  private record OkHttpSession(WebSocket socket) implements Session {

    @Override
    public void text(String message) {
      require(socket.send(message));
    }

    @Override
    public void binary(byte[] message) {
      require(socket.send(ByteString.of(message)));
    }

    private static void require(boolean accepted) {
      if (!accepted) {
        throw new IllegalStateException("Expected that the message is accepted, was not");
      }
    }

    @Override
    public void close() {
      socket.close(1000, null);
    }
  }
}
