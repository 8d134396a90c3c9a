// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.examples.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a message allocates from the caller to the socket, in a JVM of its own that has warmed up. */
final class SendingAllocationTest {

  @ParameterizedTest
  @EnumSource
  void aMessageThatIsSentAllocatesNoMoreThanItsBound(Sends sends) throws Exception {
    Program.Result result = Program.run(SendingProbe.class, sends.name());

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    // A byte more: the JVM itself allocates a little now and then.
    assertThat(Double.parseDouble(result.out().get(0))).isLessThanOrEqualTo(Sends.BOUND + 1.0);
  }
}
