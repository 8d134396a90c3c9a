// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.benchmarks.client.BenchmarkClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.net.http.WebSocket}. It hands on parts of a message, one for each that is asked for; a message of one part is taken as it is. A
 * text may only be sent when the one before has been.
 */
public final class JdkPeer implements BenchmarkClient {

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    JdkMessages messages = new JdkMessages(listener);
    return client.newWebSocketBuilder().buildAsync(uri, messages).thenApply(JdkSession::new);
  }

  private static final class JdkMessages implements WebSocket.Listener {

    private final Listener listener;
    private final StringBuilder parts = new StringBuilder();
    private ByteBuffer whole = ByteBuffer.allocate(0);
    private CompletableFuture<WebSocket> sent = new CompletableFuture<>();

    JdkMessages(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket) {
      sent.complete(socket);
      socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      if (!last) {
        parts.append(data);
      } else if (parts.length() == 0) {
        answer(listener.text(data.toString()));
      } else {
        String message = parts.append(data).toString();
        parts.setLength(0);
        answer(listener.text(message));
      }
      socket.request(1);
      return null;
    }

    private void answer(@Nullable String text) {
      if (text != null) {
        sent = sent.thenCompose(socket -> socket.sendText(text, true));
      }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      if (last && whole.position() == 0) {
        listener.binary(data, data.position(), data.remaining());
      } else {
        append(data);
        if (last) {
          listener.binary(whole, 0, whole.position());
          whole.clear();
        }
      }
      socket.request(1);
      return null;
    }

    private void append(ByteBuffer data) {
      if (whole.remaining() < data.remaining()) {
        int size = Math.max(2 * whole.capacity(), whole.position() + data.remaining());
        whole = ByteBuffer.allocate(size).put(whole.flip());
      }
      whole.put(data);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      listener.ended();
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      listener.ended(error);
    }
  }

  private record JdkSession(WebSocket socket) implements Session {

    @Override
    public void text(String message) {
      socket.sendText(message, true).join();
    }

    @Override
    public void binary(byte[] message) {
      socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    @Override
    public void close() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }
  }
}
