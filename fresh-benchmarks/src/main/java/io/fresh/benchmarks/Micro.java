// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs JMH, in a process that has its libraries and Fresh's. */
final class Micro {

  /** What is said of an agent and of Unsafe is said by newer JVMs about JMH, not by the benchmarks. */
  private static final List<String> QUIET =
      List.of("-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow");

  private static final List<String> SHORT =
      List.of("-f", "1", "-wi", "1", "-w", "100ms", "-i", "1", "-r", "100ms", "-foe", "true");

  private Micro() {}

  /**
   * Runs them with the arguments of JMH; {@code --quick} stands for one short iteration of each.
   *
   * @return JMH's exit status
   */
  static int run(Libraries libraries, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUIET);
    command.addAll(List.of("-cp", classPath(libraries), "org.openjdk.jmh.Main"));
    for (String argument : arguments) {
      command.addAll(argument.equals("--quick") ? SHORT : List.of(argument));
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static String classPath(Libraries libraries) {
    return String.join(
        File.pathSeparator,
        libraries.folder().resolve("jmh") + "/*",
        libraries.classPath(ClientKind.FRESH));
  }
}
