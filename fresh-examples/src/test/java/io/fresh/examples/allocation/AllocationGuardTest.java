// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.examples.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a message allocates from the socket to the handler; each in a JVM of its own, warmed up. */
final class AllocationGuardTest {

  @ParameterizedTest
  @EnumSource
  void aMessageAllocatesNoMoreThanItsBound(Workload workload) throws Exception {
    Program.Result result = Program.run(AllocationProbe.class, workload.name());

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    // A byte more: the JVM itself allocates a little now and then, the smallest object has 16
    // bytes.
    assertThat(Double.parseDouble(result.out().get(0))).isLessThanOrEqualTo(workload.bound() + 1.0);
  }
}
