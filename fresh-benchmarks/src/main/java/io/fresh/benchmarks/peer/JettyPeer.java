// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.benchmarks.client.BenchmarkClient;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session.Listener.AutoDemanding;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Jetty's client. */
public final class JettyPeer implements BenchmarkClient {

  private static final int MAX_MESSAGE = 2 << 20;

  private final WebSocketClient client = new WebSocketClient();

  public JettyPeer() throws Exception {
    client.setMaxTextMessageSize(MAX_MESSAGE);
    client.setMaxBinaryMessageSize(MAX_MESSAGE);
    client.setMaxFrameSize(MAX_MESSAGE);
    client.setIdleTimeout(Duration.ZERO);
    client.start();
  }

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener)
      throws Exception {
    ClientUpgradeRequest request = new ClientUpgradeRequest(uri);
    if (deflated) {
      request.addExtensions("permessage-deflate");
    }
    JettyMessages messages = new JettyMessages(listener);
    client
        .connect(messages, request)
        .whenComplete(
            (session, failure) -> {
              if (failure != null) {
                messages.open.completeExceptionally(failure);
              }
            });
    // Not the stage that Jetty gives, which waits for as long as messages come without a pause.
    return messages.open.thenApply(JettySession::new);
  }

  /** Public, as Jetty asks its handlers by method handles. */
  public static final class JettyMessages implements AutoDemanding {

    private final Listener listener;
    private final CompletableFuture<org.eclipse.jetty.websocket.api.Session> open =
        new CompletableFuture<>();

    JettyMessages(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onWebSocketOpen(org.eclipse.jetty.websocket.api.Session session) {
      open.complete(session);
    }

    @Override
    public void onWebSocketText(String message) {
      String answer = listener.text(message);
      if (answer != null) {
        open.join().sendText(answer, Callback.NOOP);
      }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      listener.binary(payload, payload.position(), payload.remaining());
      callback.succeed();
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
      listener.ended();
      callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      listener.ended(cause);
    }
  }

  private record JettySession(org.eclipse.jetty.websocket.api.Session session) implements Session {

    @Override
    public void text(String message) {
      session.sendText(message, Callback.NOOP);
    }

    @Override
    public void binary(byte[] message) {
      session.sendBinary(ByteBuffer.wrap(message), Callback.NOOP);
    }

    @Override
    public void close() {
      session.close(1000, "", Callback.NOOP);
    }
  }
}
