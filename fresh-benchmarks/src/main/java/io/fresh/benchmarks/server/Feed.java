// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Sends the messages without a pause, until the client says anything. */
final class Feed extends Service {

  private final ByteBuffer batch;

  Feed(Workload workload, SocketChannel channel) {
    super(channel);
    this.batch = Templates.of(workload).batch();
  }

  @Override
  void serve() throws IOException {
    Thread reader = new Thread(this::endWithTheFirstByte, "end of a feed");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      write(batch.rewind());
    }
  }

  private void endWithTheFirstByte() {
    try (channel) {
      channel.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      // It has ended already.
    }
  }
}
