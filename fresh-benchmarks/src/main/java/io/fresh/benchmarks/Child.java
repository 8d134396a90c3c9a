// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that we have started. It ends by itself, too: the server with its standard input, a client when its time is over. */
final class Child implements AutoCloseable {

  private static final List<String> QUIET =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xmx512m");

  private final Process process;
  private final List<String> errors = new ArrayList<>();
  private final Thread errorReader;

  private Child(Process process) {
    this.process = process;
    this.errorReader = new Thread(this::readErrors, "errors of a child");
    errorReader.setDaemon(true);
    errorReader.start();
  }

  static Child start(
      List<String> pinning,
      List<String> jvm,
      String classPath,
      Class<?> program,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(pinning);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUIET);
    command.addAll(jvm);
    command.addAll(List.of("-cp", classPath, program.getName()));
    command.addAll(arguments);
    return new Child(new ProcessBuilder(command).start());
  }

  /** The next line that it writes; null at the end. */
  BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  /** Waits until it ends, and ends it if that takes longer than it may. */
  int exit(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
      return -1;
    }
    errorReader.join(1000);
    return process.exitValue();
  }

  /** What it has written to its standard error, line by line; the last of it. */
  List<String> errors() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void readErrors() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (errors) {
          if (errors.size() < 200) {
            errors.add(line);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
