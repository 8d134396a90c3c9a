// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fresh.benchmarks.workload.CorruptMessageException;
import io.fresh.benchmarks.workload.Wire;
import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Reads the messages and answers: each with the same, or a number of them with how many have come so far. What one read brought is answered
 * in one write. A client whose message is wrong is told so in a text, {@value #CORRUPT} and the reason.
 */
final class Exchange extends Service implements ClientFrames.Sink {

  static final String CORRUPT = "corrupt: ";

  private static final int SIZE = 512 << 10;

  private final ByteBuffer in = ByteBuffer.allocateDirect(SIZE);
  private final ByteBuffer out = ByteBuffer.allocateDirect(2 * SIZE);
  private final List<byte[]> echoes;
  private final ClientFrames frames;
  private final int confirmEvery;

  private long messages;
  private boolean closed;

  Exchange(Workload workload, SocketChannel channel, ByteBuffer rest) {
    super(channel);
    Templates templates = Templates.of(workload);
    this.echoes = templates.frames();
    this.frames = new ClientFrames(templates.corpus(), this);
    this.confirmEvery = workload.shape() == Workload.Shape.OUTBOUND ? workload.confirmEvery() : 0;
    in.put(rest);
  }

  @Override
  void serve() throws IOException {
    try {
      do {
        frames.read(in.flip());
        in.compact();
        flush();
      } while (!closed && channel.read(in) >= 0);
    } catch (CorruptMessageException e) {
      out.put(Wire.frame(Wire.TEXT, (CORRUPT + e.getMessage()).getBytes(US_ASCII)));
      flush();
      throw e;
    }
  }

  @Override
  public void message(int number) {
    messages++;
    if (confirmEvery == 0) {
      out.put(echoes.get(number));
    } else if (messages % confirmEvery == 0) {
      out.put(Wire.frame(Wire.TEXT, Long.toString(messages).getBytes(US_ASCII)));
    }
  }

  @Override
  public void ping(byte[] payload) {
    out.put(Wire.frame(Wire.PONG, payload));
  }

  @Override
  public void closed(byte[] payload) {
    out.put(Wire.frame(Wire.CLOSE, payload));
    closed = true;
  }

  private void flush() throws IOException {
    write(out.flip());
    out.clear();
  }
}
