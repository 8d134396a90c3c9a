// SPDX-License-Identifier: MIT
package io.fresh;

import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Runs many simulations, each with a seed of its own. {@code -Dfresh.simulation.seconds=60} lets it run longer, {@code
 * -Dfresh.simulation.seed=…} begins with the life of that seed, which a failure names.
 */
public final class RandomLives {

  /** One random life, under the rules that it checks. */
  public interface Simulation {

    void run();

    /** What has happened so far, a line each. */
    List<String> trace();
  }

  private static final int LIVES = 3_000;

  private RandomLives() {}

  public static void run(long firstSeed, LongFunction<? extends Simulation> simulation) {
    long seed = Long.getLong("fresh.simulation.seed", firstSeed);
    long deadline =
        System.nanoTime()
            + Duration.ofSeconds(Long.getLong("fresh.simulation.seconds", 0)).toNanos();
    for (long life = 0; life < LIVES || System.nanoTime() - deadline < 0; life++) {
      live(seed + life, simulation.apply(seed + life));
    }
  }

  private static void live(long seed, Simulation simulation) {
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
