// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.benchmarks.client.BenchmarkClient;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ServerHandshake;

/** Java-WebSocket, with two threads per connection. */
public final class JavaWebSocketPeer implements BenchmarkClient {

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    Draft_6455 draft =
        deflated ? new Draft_6455(new PerMessageDeflateExtension()) : new Draft_6455();
    Client client = new Client(uri, draft, listener);
    client.setTcpNoDelay(true);
    client.connect();
    return client.opened;
  }

  private static final class Client extends WebSocketClient {

    private final CompletableFuture<Session> opened = new CompletableFuture<>();
    private final Listener listener;

    Client(URI uri, Draft_6455 draft, Listener listener) {
      super(uri, draft);
      this.listener = listener;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      opened.complete(new JavaWebSocketSession(this));
    }

    @Override
    public void onMessage(String message) {
      String answer = listener.text(message);
      if (answer != null) {
        send(answer);
      }
    }

    @Override
    public void onMessage(ByteBuffer bytes) {
      listener.binary(bytes, bytes.position(), bytes.remaining());
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      listener.ended();
    }

    @Override
    public void onError(Exception cause) {
      opened.completeExceptionally(cause);
      listener.ended(cause);
    }
  }

  private record JavaWebSocketSession(WebSocketClient client) implements Session {

    @Override
    public void text(String message) {
      client.send(message);
    }

    @Override
    public void binary(byte[] message) {
      client.send(message);
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
