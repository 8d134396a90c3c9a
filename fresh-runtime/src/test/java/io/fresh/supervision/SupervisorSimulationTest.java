// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Many lives of random supervisors. {@code -Dfresh.simulation.seconds=60} lets it run longer, {@code -Dfresh.simulation.seed=…} begins
 * with the life of that seed, which a failure names.
 */
final class SupervisorSimulationTest {

  private static final long SEED = Long.getLong("fresh.simulation.seed", 18);
  private static final long SECONDS = Long.getLong("fresh.simulation.seconds", 0);

  private static final int LIVES = 3_000;

  @Test
  void whateverHappensTheRulesHoldAndEverythingEndsInTheEnd() {
    long deadline = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    for (long life = 0; life < LIVES || System.nanoTime() - deadline < 0; life++) {
      live(SEED + life);
    }
  }

  private static void live(long seed) {
    SupervisorSimulation simulation = new SupervisorSimulation(seed);
    try {
      simulation.run();
    } catch (Throwable failure) {
      throw new AssertionError(
          "Seed %d: %s%n%s"
              .formatted(seed, failure.getMessage(), String.join("\n", simulation.trace())),
          failure);
    }
  }
}
