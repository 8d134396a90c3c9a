// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient.Listener;
import io.fresh.benchmarks.client.BenchmarkClient.Session;
import io.fresh.benchmarks.workload.CorruptMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Counts what comes, and in an echo answers as many messages as have come. */
final class RawReads implements Session {

  /** A floor reads a large message into a buffer of its size. */
  private static final int SIZE = 256 << 10;

  private final BlockingSocket socket;
  private final Listener listener;
  private final Bytes expected;
  private final Bytes answers;

  /** How many messages of an echo are to be under way; 0 if it is none. The first that comes is answered with so many. */
  private final int inFlight;

  private boolean begunToAnswer;
  private final ByteBuffer in;

  /** Where in a round the next byte belongs. */
  private int at;

  private int begun;
  private int nextAnswer;

  private RawReads(BlockingSocket socket, Listener listener) {
    this.socket = socket;
    this.listener = listener;
    this.expected = Bytes.ofServer(socket.workload());
    this.answers = Bytes.ofClient(socket.workload());
    this.in = ByteBuffer.allocateDirect(Math.max(SIZE, socket.workload().content().bytes()));
    this.inFlight = socket.workload().inFlight();
  }

  static RawReads start(BlockingSocket socket, Listener listener) {
    RawReads reads = new RawReads(socket, listener);
    Thread thread = new Thread(reads::readUntilEnd, "raw-tcp");
    thread.setDaemon(true);
    thread.start();
    return reads;
  }

  private void readUntilEnd() {
    try {
      in.put(socket.rest());
      do {
        in.flip();
        if (in.hasRemaining()) {
          count();
        }
        in.clear();
      } while (socket.channel().read(in) >= 0);
      listener.ended();
    } catch (Exception e) {
      listener.ended(e);
    }
  }

  private void count() throws IOException {
    int same = Math.min(Long.BYTES, in.remaining());
    if (expected.twice().position(at).limit(at + same).mismatch(in.slice(0, same)) >= 0) {
      throw new CorruptMessageException("Expected byte %d of a round, was another".formatted(at));
    }
    int ended = at + in.remaining();
    int messages = ended / expected.round() * expected.messages();
    at = ended % expected.round();
    int complete = expected.completeAt(at);
    messages += complete - begun;
    begun = complete;
    listener.bytesOf(messages);
    if (inFlight > 0 && messages > 0) {
      answer(begunToAnswer ? messages : inFlight);
      begunToAnswer = true;
    }
  }

  /** Locked: the first message is the application's, and the server may answer it before its thread has left here. */
  private synchronized void answer(int messages) throws IOException {
    for (int left = messages; left > 0; ) {
      int some = Math.min(left, answers.messages());
      ByteBuffer out =
          answers
              .twice()
              .limit(answers.begin(nextAnswer + some))
              .position(answers.begin(nextAnswer));
      while (out.hasRemaining()) {
        socket.channel().write(out);
      }
      nextAnswer = (nextAnswer + some) % answers.messages();
      left -= some;
    }
  }

  @Override
  public void text(String message) throws IOException {
    answer(1);
  }

  @Override
  public void binary(byte[] message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() throws Exception {
    socket.channel().close();
  }
}
