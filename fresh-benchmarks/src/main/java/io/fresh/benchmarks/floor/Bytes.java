// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.floor;

import io.fresh.benchmarks.workload.Corpus;
import io.fresh.benchmarks.workload.Wire;
import io.fresh.benchmarks.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The frames of a workload as bytes, one behind the other, all messages twice: what begins in the first round can be read to any length of a
 * round.
 */
final class Bytes {

  private final ByteBuffer twice;
  private final int[] ends;

  private Bytes(ByteBuffer twice, int[] ends) {
    this.twice = twice;
    this.ends = ends;
  }

  static Bytes ofServer(Workload workload) {
    Corpus corpus = Corpus.of(workload.content());
    return of(corpus.size(), number -> Wire.serverFrame(workload, corpus, number));
  }

  static Bytes ofClient(Workload workload) {
    Corpus corpus = Corpus.of(workload.content());
    Masks masks = new Masks();
    int opcode = corpus.isText() ? Wire.TEXT : Wire.BINARY;
    return of(
        corpus.size(), number -> Wire.maskedFrame(opcode, corpus.payload(number), masks.next()));
  }

  private static Bytes of(int messages, IntFunction<byte[]> frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] ends = new int[2 * messages];
    for (int i = 0; i < ends.length; i++) {
      bytes.writeBytes(frames.apply(i % messages));
      ends[i] = bytes.size();
    }
    ByteBuffer twice = ByteBuffer.allocateDirect(bytes.size()).put(bytes.toByteArray());
    return new Bytes(twice.flip(), ends);
  }

  /** Two rounds, in direct memory; a buffer of the caller's own. */
  ByteBuffer twice() {
    return twice.duplicate();
  }

  /** How many messages of a round are complete with its first bytes. */
  int completeAt(int byteCount) {
    int found = Arrays.binarySearch(ends, 0, messages(), byteCount);
    return found >= 0 ? found + 1 : -found - 1;
  }

  int messages() {
    return ends.length / 2;
  }

  int round() {
    return ends[messages() - 1];
  }

  /** Where a frame of the two rounds begins. */
  int begin(int frame) {
    return frame == 0 ? 0 : ends[frame - 1];
  }
}
