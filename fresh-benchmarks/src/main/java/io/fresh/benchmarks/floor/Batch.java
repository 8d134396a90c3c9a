// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Frames that are written together, to a blocking socket. For one thread. */
final class Batch {

  private static final int SIZE = 64 << 10;

  private final SocketChannel channel;
  private final MaskedFrames frames = new MaskedFrames(new Masks());
  private final ByteBuffer out = ByteBuffer.allocateDirect(SIZE);

  Batch(SocketChannel channel) {
    this.channel = channel;
  }

  void text(String message) throws IOException {
    byte[] utf8 = MaskedFrames.utf8(message);
    makeRoom(utf8.length);
    frames.text(utf8, out);
  }

  void binary(byte[] message) throws IOException {
    makeRoom(message.length);
    frames.binary(message, out);
  }

  void close() throws IOException {
    makeRoom(2);
    frames.close(out);
    flush();
  }

  void flush() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      channel.write(out);
    }
    out.clear();
  }

  private void makeRoom(int length) throws IOException {
    if (out.remaining() < MaskedFrames.MAX_HEADER + length) {
      flush();
    }
  }
}
