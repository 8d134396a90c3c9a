// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.processor.CostRun.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A measurement, no test: what the processor adds to the compilation of a hundred clients. See docs/performance.md. The
 * kinds take turns, so that a busy machine is busy for all of them. It ends by itself, after a minute or two.
 */
final class ProcessorCost {

  private static final int ROUNDS = 7;
  private static final String ROW = "%-24s %18s %18s %18s%n";
  private static final List<String> KINDS = Stream.of(Kind.values()).map(Kind::name).toList();

  @TempDir Path folder;

  @Test
  void ofTheFirstCompilationOfAJvm() throws Exception {
    CostRun.prepare(folder);
    List<String> printed = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String kind : KINDS) {
        printed.addAll(run(1, List.of(kind)));
      }
    }
    print("first compilation of a JVM", printed);
  }

  @Test
  void ofTheLaterCompilationsOfAJvm() throws Exception {
    CostRun.prepare(folder);
    List<String> printed = run(3 * ROUNDS, KINDS);
    print(
        "compilations " + (2 * ROUNDS + 1) + " to " + 3 * ROUNDS + " of a JVM",
        printed.subList(2 * ROUNDS * KINDS.size(), printed.size()));
  }

  /** The lines that a JVM of its own prints. */
  private List<String> run(int rounds, List<String> kinds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CostRun.class.getName(), folder.toString(), String.valueOf(rounds)));
    command.addAll(kinds);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.lines().toList();
  }

  private static void print(String what, List<String> lines) {
    System.out.printf("%s, %d rounds, minimum / median in ms%n", what, ROUNDS);
    System.out.printf(ROW, "", "wall", "compiling thread", "CPU of the JVM");
    for (String kind : KINDS) {
      List<String[]> costs =
          lines.stream()
              .map(line -> line.split(" ", 4))
              .filter(cost -> cost[0].equals(kind))
              .toList();
      System.out.printf(ROW, kind, column(costs, 1), column(costs, 2), column(costs, 3));
    }
  }

  private static String column(List<String[]> costs, int column) {
    List<Long> sorted = costs.stream().map(cost -> Long.valueOf(cost[column])).sorted().toList();
    return sorted.get(0) / 1_000_000 + " / " + sorted.get(sorted.size() / 2) / 1_000_000;
  }
}
