// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The floor on blocking sockets of the JDK: a thread that reads, per connection, and whole batches written. */
public final class FloorNio implements BenchmarkClient {

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener)
      throws Exception {
    BlockingSocket socket = BlockingSocket.open(uri, deflated);
    return CompletableFuture.completedFuture(
        socket.isRead() ? NioSession.start(socket, listener) : new Closing(socket, listener));
  }

  /** A connection that was opened and is only closed. */
  record Closing(BlockingSocket socket, Listener listener) implements Session {

    @Override
    public void text(String message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void binary(byte[] message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws Exception {
      socket.close();
      listener.ended();
    }
  }
}
