// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient;
import io.fresh.benchmarks.workload.Workload;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The same bytes over the same sockets, without frames: what comes is counted, and compared where each read begins; what goes out has been
 * masked before. What is left is what the machine takes for TCP.
 */
public final class RawTcp implements BenchmarkClient {

  @Override
  public CompletionStage<Session> connect(URI uri, boolean deflated, Listener listener)
      throws Exception {
    BlockingSocket socket = BlockingSocket.open(uri, deflated);
    return CompletableFuture.completedFuture(session(socket, listener));
  }

  private static Session session(BlockingSocket socket, Listener listener) {
    if (!socket.isRead()) {
      return new FloorNio.Closing(socket, listener);
    }
    return socket.workload().shape() == Workload.Shape.OUTBOUND
        ? new RawSends(socket, NioSession.start(socket, listener))
        : RawReads.start(socket, listener);
  }
}
