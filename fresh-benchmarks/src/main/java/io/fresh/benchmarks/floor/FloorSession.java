// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient.Session;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** What the application's thread sees of a channel. */
final class FloorSession implements Session {

  private final Channel channel;

  /** Null until something is sent. */
  private @Nullable NettyBatch sends;

  FloorSession(Channel channel) {
    this.channel = channel;
  }

  @Override
  public void text(String message) {
    sends().text(message);
  }

  @Override
  public void binary(byte[] message) {
    sends().binary(message);
  }

  @Override
  public void flush() {
    sends().flush();
  }

  @Override
  public void close() {
    sends().close();
  }

  private NettyBatch sends() {
    if (sends == null) {
      sends = new NettyBatch(channel, new MaskedFrames(new Masks()));
    }
    return sends;
  }
}
