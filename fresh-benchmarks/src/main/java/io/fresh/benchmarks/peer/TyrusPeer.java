// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.benchmarks.client.BenchmarkClient;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.ext.extension.deflate.PerMessageDeflateExtension;

/** Tyrus on Grizzly, with its shared container, and blocking sends: its asynchronous ones allow only one at a time. */
public final class TyrusPeer implements BenchmarkClient {

  private static final int MAX_MESSAGE = 2 << 20;

  private final ClientManager container = ClientManager.createClient();

  public TyrusPeer() {
    container.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
    container.getProperties().put("org.glassfish.tyrus.incomingBufferSize", 2 * MAX_MESSAGE);
    container.setDefaultMaxBinaryMessageBufferSize(MAX_MESSAGE);
    container.setDefaultMaxTextMessageBufferSize(MAX_MESSAGE);
  }

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener)
      throws IOException, DeploymentException {
    TyrusMessages messages = new TyrusMessages(listener);
    ClientEndpointConfig.Builder config = ClientEndpointConfig.Builder.create();
    if (deflated) {
      config.extensions(List.of(new PerMessageDeflateExtension()));
    }
    container.asyncConnectToServer(messages, config.build(), uri);
    return messages.opened;
  }

  private static final class TyrusMessages extends Endpoint {

    private final Listener listener;
    private final CompletableFuture<Session> opened = new CompletableFuture<>();

    TyrusMessages(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(jakarta.websocket.Session session, EndpointConfig config) {
      session.addMessageHandler(
          String.class, (MessageHandler.Whole<String>) message -> text(session, message));
      session.addMessageHandler(
          ByteBuffer.class,
          (MessageHandler.Whole<ByteBuffer>)
              bytes -> listener.binary(bytes, bytes.position(), bytes.remaining()));
      opened.complete(new TyrusSession(session));
    }

    private void text(jakarta.websocket.Session session, String message) {
      String answer = listener.text(message);
      if (answer != null) {
        try {
          session.getBasicRemote().sendText(answer);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public void onClose(jakarta.websocket.Session session, CloseReason reason) {
      listener.ended();
    }

    @Override
    public void onError(jakarta.websocket.Session session, Throwable cause) {
      opened.completeExceptionally(cause);
      listener.ended(cause);
    }
  }

  private record TyrusSession(jakarta.websocket.Session session) implements Session {

    @Override
    public void text(String message) throws IOException {
      session.getBasicRemote().sendText(message);
    }

    @Override
    public void binary(byte[] message) throws IOException {
      session.getBasicRemote().sendBinary(ByteBuffer.wrap(message));
    }

    @Override
    public void close() throws IOException {
      session.close();
    }
  }
}
