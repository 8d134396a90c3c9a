// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.client.BenchmarkClient.Session;
import java.nio.ByteBuffer;

/** Writes frames that have been masked before, a good many at a time. For the application's thread. */
final class RawSends implements Session {

  private static final int ENOUGH = 64 << 10;

  private final BlockingSocket socket;
  private final Session confirmations;
  private final Bytes bytes;
  private final ByteBuffer rounds;
  private final int messages;
  private int due;

  RawSends(BlockingSocket socket, Session confirmations) {
    this.socket = socket;
    this.confirmations = confirmations;
    this.bytes = Bytes.ofClient(socket.workload());
    int times = Math.max(1, ENOUGH / bytes.round());
    this.messages = times * bytes.messages();
    this.rounds = ByteBuffer.allocateDirect(times * bytes.round());
    for (int i = 0; i < times; i++) {
      rounds.put(bytes.twice().limit(bytes.round()));
    }
    rounds.clear();
  }

  @Override
  public void text(String message) throws Exception {
    send();
  }

  @Override
  public void binary(byte[] message) throws Exception {
    send();
  }

  private void send() throws Exception {
    due++;
    if (due == messages) {
      flush();
    }
  }

  @Override
  public void flush() throws Exception {
    int wholeRounds = due / bytes.messages();
    int more = due % bytes.messages();
    rounds.limit(wholeRounds * bytes.round() + (more == 0 ? 0 : bytes.begin(more)));
    while (rounds.hasRemaining()) {
      socket.channel().write(rounds);
    }
    // The next message is the first of a round again only if the last was the last of one.
    due = due == messages ? 0 : due;
    if (due == 0) {
      rounds.clear();
    }
  }

  @Override
  public void close() throws Exception {
    confirmations.close();
  }
}
