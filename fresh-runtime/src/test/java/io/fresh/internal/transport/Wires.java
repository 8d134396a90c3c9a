// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.EventLoops;
import io.fresh.TransportOptions;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

/** Wires without a network. */
final class Wires {

  private Wires() {}

  /** A wire over a channel whose turns the test runs; no thread starts for its lease. */
  static Wire embedded(EmbeddedChannel channel, TransportOptions options, WireListener listener) {
    LoopGroups groups =
        new LoopGroups(
            new IoKind(NioIoHandler.newFactory(), NioSocketChannel::new),
            new Timers(System::nanoTime));
    return new Wire(channel, groups.lease(EventLoops.create(1)), options, listener);
  }
}
