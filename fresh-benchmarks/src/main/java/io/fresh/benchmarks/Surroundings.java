// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * Where and when it was measured, and how to do it again.
 *
 * @param command what was asked for
 * @param date when it began
 * @param java the JVM
 * @param system the operating system
 * @param processor the model, and how many
 * @param pinned on which processors server and client ran
 */
record Surroundings(
    String command, Instant date, String java, String system, String processor, String pinned) {

  private static final Path CPU = Path.of("/proc/cpuinfo");

  static Surroundings of(String command, Clock clock, Pinning pinning) throws IOException {
    return new Surroundings(
        command,
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        model() + ", " + Runtime.getRuntime().availableProcessors() + " processors",
        pinning.isPinned()
            ? "server on processor %d, client on %d"
                .formatted(pinning.processors().get(0), pinning.processors().get(1))
            : "no");
  }

  private static String model() throws IOException {
    if (!Files.isReadable(CPU)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
