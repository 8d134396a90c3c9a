// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.RSV1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses as a server does, by the words of RFC 7692 §7.2.1 and without a line of the code under test. */
final class DeflatingServer implements AutoCloseable {

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final boolean takeover;

  DeflatingServer(boolean takeover) {
    this.takeover = takeover;
  }

  /** A message in one frame. */
  byte[] frame(int opcode, byte[] message) {
    return ServerFrames.frame(FIN | RSV1 | opcode, compress(message));
  }

  /** The payload of a compressed message. */
  byte[] compress(byte[] message) {
    if (!takeover) {
      deflater.reset();
    }
    deflater.setInput(message);
    byte[] flushed = drain(Deflater.SYNC_FLUSH);
    return flushed.length == 0 ? new byte[1] : Arrays.copyOf(flushed, flushed.length - 4);
  }

  /** Blocks that end with a last one, at a whole byte. */
  byte[] finish(byte[] message) {
    deflater.setInput(message);
    deflater.finish();
    byte[] finished = drain(Deflater.NO_FLUSH);
    deflater.reset();
    return finished;
  }

  private byte[] drain(int flush) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 16];
    int length;
    do {
      length = deflater.deflate(piece, 0, piece.length, flush);
      out.write(piece, 0, length);
    } while (length == piece.length);
    return out.toByteArray();
  }

  @Override
  public void close() {
    deflater.end();
  }
}
