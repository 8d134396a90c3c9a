// SPDX-License-Identifier: MIT
package io.fresh.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a class with a main method in a JVM of its own, and keeps what it prints. */
public final class Program {

  /** As the manifest of the examples' jar says, for the JVMs that ask. */
  private static final String NATIVES = "--enable-native-access=ALL-UNNAMED";

  private static final int PATIENCE_SECONDS = 60;

  /** What is left of a program. */
  public record Result(int exitCode, List<String> out, List<String> err) {}

  private Program() {}

  /** Waits for its end. */
  public static Result run(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return run(Map.of(), List.of(), main, arguments);
  }

  /** The same, with these variables in its environment besides those that are there. */
  public static Result run(Map<String, String> environment, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return run(environment, List.of(), main, arguments);
  }

  /** The same, with these flags of the JVM. */
  public static Result run(List<String> flags, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return run(Map.of(), flags, main, arguments);
  }

  private static Result run(
      Map<String, String> environment, List<String> flags, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      command.add(NATIVES);
    }
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(command + " has not ended in " + PATIENCE_SECONDS + " s");
      }
      return new Result(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }
}
