// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.Jitter;
import io.fresh.testing.JavaProgram;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures what many connections take, and prints it as rows of a table. No part of the gate; its figures are in {@code docs/performance.md}. */
final class ConnectionScale {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  @ParameterizedTest
  @ValueSource(ints = {1_000, 2_500, 5_000, 10_000})
  void ofConnections(int count) throws Exception {
    print(count, 30, Jitter.FULL);
    print(count, 1, Jitter.NONE);
  }

  private static void print(int count, int pingSeconds, Jitter jitter) throws Exception {
    List<String> flags = List.of(Footprint.flags("512m"));
    try (JavaProgram program =
        JavaProgram.start(LIMIT, flags, CrowdFigures.class, count, pingSeconds, jitter)) {
      String cells = String.join(" | ", program.readUntilEnd());
      System.out.println("| %,d | %d s, %s | %s |".formatted(count, pingSeconds, jitter, cells));
    }
  }
}
