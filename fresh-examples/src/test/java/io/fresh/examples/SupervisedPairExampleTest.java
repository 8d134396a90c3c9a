// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs the example as a user does, as a process of its own. */
final class SupervisedPairExampleTest {

  @Test
  void theShakyOneIsStartedAgainAndTheSteadyOneNoticesNothing() throws Exception {
    Program.Result result = Program.run(Examples.class, "pair");

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsExactlyInAnyOrder(
            "steady: connected",
            "shaky, life 1: connected",
            "shaky, life 2: connected",
            "shaky, life 2: works",
            "ended: Normal[]")
        .endsWith("ended: Normal[]");
    assertThat(result.exitCode()).isZero();
  }
}
