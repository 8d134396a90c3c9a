// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.server;

import io.fresh.benchmarks.workload.Corpus;
import io.fresh.benchmarks.workload.Wire;
import io.fresh.benchmarks.workload.Workload;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the server needs of a workload, made once: its messages, and each as a frame.
 *
 * @param corpus the messages
 * @param frames each as a frame
 */
record Templates(Corpus corpus, List<byte[]> frames) {

  private static final int BATCH = 256 << 10;
  private static final Map<Workload, Templates> MADE = new ConcurrentHashMap<>();

  static Templates of(Workload workload) {
    return MADE.computeIfAbsent(workload, Templates::make);
  }

  /** As many frames as a large write takes, in direct memory, whole rounds of all messages. */
  ByteBuffer batch() {
    int round = frames.stream().mapToInt(frame -> frame.length).sum();
    int rounds = Math.max(1, BATCH / round);
    ByteBuffer batch = ByteBuffer.allocateDirect(rounds * round);
    for (int i = 0; i < rounds; i++) {
      frames.forEach(batch::put);
    }
    return batch.flip();
  }

  private static Templates make(Workload workload) {
    Corpus corpus = Corpus.of(workload.content());
    List<byte[]> frames = new ArrayList<>();
    for (int number = 0; number < corpus.size(); number++) {
      frames.add(Wire.serverFrame(workload, corpus, number));
    }
    return new Templates(corpus, frames);
  }
}
