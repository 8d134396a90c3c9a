// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.examples.Program;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a message allocates from the socket to the handler; each in a JVM of its own, warmed up. */
final class AllocationGuardTest {

  /**
   * From Java 24 on Netty does without {@code Unsafe} unless it is told otherwise, and makes objects of the JDK's for each read of a
   * socket. Those are not what is guarded here.
   */
  private static final List<String> FLAGS =
      Runtime.version().feature() < 24
          ? List.of()
          : List.of("--sun-misc-unsafe-memory-access=allow", "-Dio.netty.noUnsafe=false");

  @ParameterizedTest
  @EnumSource
  void aMessageAllocatesNoMoreThanItsBound(Workload workload) throws Exception {
    Program.Result result = Program.run(FLAGS, AllocationProbe.class, workload.name());

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    // A byte more: the JVM itself allocates a little now and then, the smallest object has 16
    // bytes.
    assertThat(Double.parseDouble(result.out().get(0))).isLessThanOrEqualTo(workload.bound() + 1.0);
  }
}
