// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient.Session;
import io.netty.channel.Channel;

/**
 * What the application's thread sees of a channel.
 *
 * @param channel the channel
 * @param sends the application's batch, for all channels
 */
record FloorSession(Channel channel, NettyBatch sends) implements Session {

  @Override
  public void text(String message) {
    sends.text(channel, message);
  }

  @Override
  public void binary(byte[] message) {
    sends.binary(channel, message);
  }

  @Override
  public void flush() {
    sends.flush(channel);
  }

  @Override
  public void close() {
    sends.close(channel);
  }
}
