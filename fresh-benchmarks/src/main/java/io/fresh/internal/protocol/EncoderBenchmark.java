// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.benchmarks.workload.Content;
import io.fresh.benchmarks.workload.Corpus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A message to a masked frame in a direct buffer, with keys as in use. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncoderBenchmark {

  @Param({"TEXT_100", "TEXT_16K", "BINARY_64", "BINARY_16K"})
  private Content content = Content.TEXT_100;

  private final FrameEncoder encoder = new FrameEncoder(() -> new MaskingKeys(new SecureRandom()));
  private final ByteBuf out = Unpooled.directBuffer(64 << 10);
  private Corpus corpus = Corpus.of(Content.NONE);

  @Setup
  public void fill() {
    corpus = Corpus.of(content);
  }

  @Benchmark
  public ByteBuf encode() throws UnpairedSurrogateException {
    out.clear();
    if (corpus.isText()) {
      encoder.text(corpus.text(0), out);
    } else {
      encoder.binary(corpus.payload(0), out);
    }
    return out;
  }
}
