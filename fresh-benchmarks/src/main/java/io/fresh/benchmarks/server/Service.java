// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import io.fresh.benchmarks.workload.CorruptMessageException;
import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Serves one connection on a thread of its own until the client has gone. */
abstract class Service implements Runnable {

  final SocketChannel channel;

  Service(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * The service of a workload.
   *
   * @param channel blocks
   * @param rest what came behind the request
   */
  static Service of(Workload workload, SocketChannel channel, ByteBuffer rest) {
    return workload.shape() == Workload.Shape.INBOUND
        ? new Feed(workload, channel)
        : new Exchange(workload, channel, rest);
  }

  abstract void serve() throws IOException;

  @Override
  public final void run() {
    try (channel) {
      serve();
    } catch (CorruptMessageException e) {
      System.err.println(e.getMessage());
    } catch (IOException e) {
      // The client has gone: it does so in the middle of everything, when its time is over.
    }
  }

  final void write(ByteBuffer out) throws IOException {
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }
}
