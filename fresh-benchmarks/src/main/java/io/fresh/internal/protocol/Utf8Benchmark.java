// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.benchmarks.workload.Content;
import io.fresh.benchmarks.workload.Corpus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bytes to a string with the check that goes with it, the check alone, and a string to bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Utf8Benchmark {

  @Param({"TEXT_100", "TEXT_16K"})
  private Content content = Content.TEXT_100;

  private final TextReader reader = new TextReader(new Scratch());
  private final Utf8Writer writer = new Utf8Writer();
  private final byte[] piece = new byte[Utf8Writer.PIECE_BYTES];
  private String text = "";
  private byte[] bytes = {};
  private ByteBuf buffer = Unpooled.EMPTY_BUFFER;

  @Setup
  public void fill() {
    Corpus corpus = Corpus.of(content);
    text = corpus.text(0);
    bytes = corpus.payload(0);
    buffer = Unpooled.directBuffer().writeBytes(bytes);
  }

  @Benchmark
  public String decode() throws ProtocolViolation {
    return reader.decode(buffer, 0, bytes.length);
  }

  @Benchmark
  public boolean validate() {
    return Utf8Validator.isValid(bytes, 0, bytes.length);
  }

  @Benchmark
  public int encode() throws UnpairedSurrogateException {
    int length = 0;
    for (int from = 0; from < text.length(); ) {
      int next = writer.load(text, from);
      length += writer.encode(from, piece, 0);
      from = next;
    }
    return length;
  }
}
