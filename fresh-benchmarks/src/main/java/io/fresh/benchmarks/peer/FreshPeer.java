// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.peer;

import io.fresh.Connection;
import io.fresh.Deflate;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.TransportOptions;
import io.fresh.UpgradeOptions;
import io.fresh.annotation.OnBinary;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.OnError;
import io.fresh.annotation.OnTerminate;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.benchmarks.client.BenchmarkClient;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Fresh, by its public API and a generated dispatcher: what a handler returns is sent. */
public final class FreshPeer implements BenchmarkClient {

  private static final int LARGEST_MESSAGE = 2 << 20;

  private static final Options PLAIN = options(upgrade().build());
  private static final Options DEFLATED = options(upgrade().deflate(Deflate.on()).build());

  /** All defaults but the bound of the queue, which has to hold what the server has not confirmed. */
  private static Options options(UpgradeOptions upgrade) {
    return Options.builder()
        .infoLogging(false)
        .transport(TransportOptions.builder().outboundMessages(16 << 10).build())
        .upgrade(upgrade)
        .build();
  }

  private static UpgradeOptions.Builder upgrade() {
    return UpgradeOptions.builder().maxFrameBytes(LARGEST_MESSAGE).maxMessageBytes(LARGEST_MESSAGE);
  }

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener) {
    Client client = new Client(listener);
    Options options = deflated ? DEFLATED : PLAIN;
    Connection connection = FreshPeer_ClientFresh.start(client, uri.toString(), options);
    return client.opened.thenApply(nothing -> new FreshSession(connection));
  }

  @WebSocketClient
  static final class Client {

    private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    private final Listener listener;

    Client(Listener listener) {
      this.listener = listener;
    }

    @OnConnect
    void open() {
      opened.complete(null);
    }

    @OnText
    @Nullable String text(String message) {
      return listener.text(message);
    }

    @OnBinary
    void binary(ByteBuffer message) {
      listener.binary(message, message.position(), message.remaining());
    }

    @OnError
    Recovery failed(FreshException failure) {
      opened.completeExceptionally(failure);
      listener.ended(failure);
      return Recovery.close();
    }

    @OnTerminate
    void ended(ExitReason reason) {
      listener.ended();
    }
  }

  private record FreshSession(Connection connection) implements Session {

    @Override
    public void text(String message) {
      require(connection.send(message));
    }

    @Override
    public void binary(byte[] message) {
      require(connection.send(ByteBuffer.wrap(message)));
    }

    private static void require(boolean accepted) {
      if (!accepted) {
        throw new IllegalStateException("Expected that the message is accepted, was not");
      }
    }

    @Override
    public void close() {
      connection.close(1000, "");
    }
  }
}
