// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.RandomLives;
import org.junit.jupiter.api.Test;

/** Many lives of random supervisors; see {@link RandomLives} for how to run more, or one again. */
final class SupervisorSimulationTest {

  private static final long SEED = 18;

  @Test
  void whateverHappensTheRulesHoldAndEverythingEndsInTheEnd() {
    RandomLives.run(SEED, SupervisorSimulation::new);
  }
}
