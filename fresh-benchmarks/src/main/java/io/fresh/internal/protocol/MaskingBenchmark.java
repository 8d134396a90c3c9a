// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A range, masked in place. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MaskingBenchmark {

  @Param({"100", "8192"})
  private int length = 100;

  private byte[] bytes = {};

  @Setup
  public void fill() {
    bytes = new byte[length];
  }

  @Benchmark
  public int mask() {
    return Masking.apply(0x12345678, bytes, 0, length);
  }
}
