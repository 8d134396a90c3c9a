// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import static org.asynchttpclient.Dsl.asyncHttpClient;
import static org.asynchttpclient.Dsl.config;

import io.fresh.benchmarks.client.BenchmarkClient;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.ws.WebSocket;
import org.asynchttpclient.ws.WebSocketListener;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;

/** AsyncHttpClient, which puts fragments together. */
public final class AhcPeer implements BenchmarkClient {

  private static final int MAX_MESSAGE = 2 << 20;

  private final AsyncHttpClient plain = client(false);
  private final AsyncHttpClient deflating = client(true);

  private static AsyncHttpClient client(boolean deflated) {
    return asyncHttpClient(
        config()
            .setEnablewebSocketCompression(deflated)
            .setAggregateWebSocketFrameFragments(true)
            .setWebSocketMaxBufferSize(MAX_MESSAGE)
            .setWebSocketMaxFrameSize(MAX_MESSAGE));
  }

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    AhcMessages messages = new AhcMessages(listener);
    (deflated ? deflating : plain)
        .prepareGet(uri.toString())
        .execute(new WebSocketUpgradeHandler.Builder().addWebSocketListener(messages).build());
    return messages.opened;
  }

  private static final class AhcMessages implements WebSocketListener {

    private final Listener listener;
    private final CompletableFuture<Session> opened = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    AhcMessages(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket open) {
      socket.complete(open);
      opened.complete(new AhcSession(open));
    }

    @Override
    public void onTextFrame(String payload, boolean last, int rsv) {
      String answer = listener.text(payload);
      if (answer != null) {
        socket.join().sendTextFrame(answer);
      }
    }

    @Override
    public void onBinaryFrame(byte[] payload, boolean last, int rsv) {
      listener.binary(ByteBuffer.wrap(payload), 0, payload.length);
    }

    @Override
    public void onClose(WebSocket closed, int code, String reason) {
      listener.ended();
    }

    @Override
    public void onError(Throwable cause) {
      opened.completeExceptionally(cause);
      listener.ended(cause);
    }
  }

  private record AhcSession(WebSocket socket) implements Session {

    @Override
    public void text(String message) {
      socket.sendTextFrame(message);
    }

    @Override
    public void binary(byte[] message) {
      socket.sendBinaryFrame(message);
    }

    @Override
    public void close() {
      socket.sendCloseFrame(1000, "");
    }
  }
}
