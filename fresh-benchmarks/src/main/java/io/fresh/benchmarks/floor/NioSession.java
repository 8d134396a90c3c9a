// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient.Listener;
import io.fresh.benchmarks.client.BenchmarkClient.Session;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection with its reading thread, which writes the answers; what the application sends has a batch of its own. */
final class NioSession implements Session {

  private static final int SIZE = 256 << 10;

  private final SocketChannel channel;
  private final Listener listener;
  private final byte[] in = new byte[SIZE];
  private final ByteBuffer reading = ByteBuffer.wrap(in);
  private final Batch answers;
  private final Batch sends;
  private final FrameLoop loop;
  private ByteBuffer large = ByteBuffer.allocate(0);

  private NioSession(BlockingSocket socket, Listener listener) {
    this.channel = socket.channel();
    this.listener = listener;
    this.answers = new Batch(channel);
    this.sends = new Batch(channel);
    this.loop = new FrameLoop(listener, answers::text, in, ByteBuffer.wrap(in));
    reading.put(socket.rest());
  }

  static NioSession start(BlockingSocket socket, Listener listener) {
    NioSession session = new NioSession(socket, listener);
    Thread thread = new Thread(session::readUntilEnd, "floor-nio");
    thread.setDaemon(true);
    thread.start();
    return session;
  }

  private void readUntilEnd() {
    try {
      do {
        readFrames();
      } while (!loop.isClosed() && channel.read(reading) >= 0);
      listener.ended();
    } catch (Exception e) {
      listener.ended(e);
    }
  }

  private void readFrames() throws Exception {
    int cut = loop.read(0, reading.position());
    answers.flush();
    reading.flip().position(cut);
    if (loop.cutHeader() > 0 && loop.cutHeader() + loop.cutPayload() > SIZE) {
      readLarge(cut + loop.cutHeader(), loop.cutPayload());
    } else {
      reading.compact();
    }
  }

  /** Straight into a buffer of its size, which is used again. */
  private void readLarge(int index, int length) throws Exception {
    if (large.capacity() != length) {
      large = ByteBuffer.allocateDirect(length);
    }
    large.clear().put(reading.position(index));
    while (large.hasRemaining()) {
      if (channel.read(large) < 0) {
        throw new IllegalStateException("Expected the rest of a message, was the end");
      }
    }
    loop.large(large);
    reading.clear();
  }

  @Override
  public void text(String message) throws Exception {
    sends.text(message);
  }

  @Override
  public void binary(byte[] message) throws Exception {
    sends.binary(message);
  }

  @Override
  public void flush() throws Exception {
    sends.flush();
  }

  @Override
  public void close() throws Exception {
    sends.close();
  }
}
