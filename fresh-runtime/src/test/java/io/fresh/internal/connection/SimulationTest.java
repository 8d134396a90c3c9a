// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.RandomLives;
import org.junit.jupiter.api.Test;

/** Many short lives of random connections; see {@link RandomLives} for how to run more, or one again. */
final class SimulationTest {

  private static final long SEED = 6455;

  @Test
  void whateverHappensTheRulesHoldAndTheConnectionComesBackOrEnds() {
    RandomLives.run(SEED, Simulation::new);
  }
}
