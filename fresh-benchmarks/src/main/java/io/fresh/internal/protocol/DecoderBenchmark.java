// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import io.fresh.benchmarks.workload.Content;
import io.fresh.benchmarks.workload.Corpus;
import io.fresh.benchmarks.workload.Wire;
import io.fresh.spi.MessageForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A read buffer of 64 frames, direct as the transport reads them, to messages. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DecoderBenchmark.FRAMES)
public class DecoderBenchmark {

  static final int FRAMES = 64;

  @Param({"TEXT_100", "BINARY_64", "JSON_1K"})
  private Content content = Content.TEXT_100;

  private final FrameDecoder decoder =
      new FrameDecoder(
          ByteBufAllocator.DEFAULT,
          DecoderLimits.DEFAULT,
          MessageForm.STRING,
          MessageForm.BUFFER,
          new Scratch());
  private ByteBuf in = Unpooled.EMPTY_BUFFER;

  @Setup
  public void fill() {
    Corpus corpus = Corpus.of(content);
    in = Unpooled.directBuffer();
    for (int i = 0; i < FRAMES; i++) {
      int opcode = corpus.isText() ? Wire.TEXT : Wire.BINARY;
      in.writeBytes(Wire.frame(opcode, corpus.payload(i % corpus.size())));
    }
  }

  @Benchmark
  public void decode(Blackhole blackhole) throws ProtocolViolation {
    in.readerIndex(0);
    decoder.decode(in, new Consumer(blackhole));
  }

  private record Consumer(Blackhole blackhole) implements MessageSink {

    @Override
    public void text(String text) {
      blackhole.consume(text);
    }

    @Override
    public void text(ByteBuf buffer, int index, int length) {
      blackhole.consume(index);
    }

    @Override
    public void binary(ByteBuf buffer, int index, int length) {
      blackhole.consume(index);
    }

    @Override
    public void textPart(String text, boolean last) {
      blackhole.consume(text);
    }

    @Override
    public void textPart(ByteBuf buffer, int index, int length, boolean last) {
      blackhole.consume(index);
    }

    @Override
    public void binaryPart(ByteBuf buffer, int index, int length, boolean last) {
      blackhole.consume(index);
    }

    @Override
    public void ping(ByteBuf buffer, int index, int length) {
      blackhole.consume(index);
    }

    @Override
    public void pong(ByteBuf buffer, int index, int length) {
      blackhole.consume(index);
    }

    @Override
    public void close(int code, String reason) {
      blackhole.consume(reason);
    }
  }
}
