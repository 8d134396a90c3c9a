// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.workload.Workload;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A blocking socket on which the opening handshake has been made, and what came behind the answer. */
record BlockingSocket(SocketChannel channel, Workload workload, ByteBuffer rest) {

  private static final int HEAD = 4 << 10;

  static BlockingSocket open(URI uri, boolean deflated) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()))
            .setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.write(ByteBuffer.wrap(Opening.request(uri, deflated)));
    ByteBuffer in = ByteBuffer.allocate(HEAD);
    int end;
    do {
      if (channel.read(in) < 0) {
        throw new EOFException("Expected an answer, was the end");
      }
      end = Opening.end(in.array(), in.position());
    } while (end < 0);
    in.flip().position(end);
    return new BlockingSocket(channel, Workload.of(uri.getPath().substring(1)), in.slice());
  }

  /** Whether anything is to be read: not on connections that are opened and closed. */
  boolean isRead() {
    return workload.shape() != Workload.Shape.CONNECT;
  }

  /** Closes with the handshake: the server ends TCP. */
  void close() throws IOException {
    try (channel) {
      ByteBuffer out = ByteBuffer.allocate(16);
      new MaskedFrames(new Masks()).close(out);
      channel.write(out.flip());
      while (channel.read(out.clear()) >= 0) {
        // until the end
      }
    }
  }
}
