// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program in a JVM of its own, with the class path of this one: for what would be measured with it otherwise, and for more descriptors
 * than one process may have. Closing it ends the program, whatever it does.
 */
public final class JavaProgram implements AutoCloseable {

  /** The name of the threads that wait for the ends of programs. */
  public static final String WATCH = "end of a program";

  private final Process process;
  private final BufferedReader out;
  private final CountDownLatch ended = new CountDownLatch(1);

  private JavaProgram(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  /**
   * Starts a program, which is killed if it has not ended after so long.
   *
   * @param flags of the JVM
   */
  public static JavaProgram start(
      Duration limit, List<String> flags, Class<?> program, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED"); // what loads a native library needs
    }
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    JavaProgram started = new JavaProgram(process);
    Thread watch = new Thread(() -> started.watch(limit), WATCH);
    watch.setDaemon(true);
    watch.start();
    return started;
  }

  /** On a thread of its own, not by {@code onExit()}: that leaves threads of the JDK behind, where tests count threads. */
  private void watch(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      ended.countDown();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  /** The next line that the program prints. */
  public String readLine() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("Expected the program to print a line, it has ended");
    }
    return line;
  }

  /** All that the program prints from here on, until it ends, which has to be well. */
  public List<String> readUntilEnd() throws IOException, InterruptedException {
    List<String> lines = out.lines().toList();
    if (process.waitFor() != 0) {
      throw new AssertionError(
          "Expected the program to end well, its exit code was %d after: %s"
              .formatted(process.exitValue(), lines));
    }
    return lines;
  }

  /** Ends the program, and returns when it has ended: its ports are free then. */
  @Override
  public void close() {
    process.destroyForcibly();
    Patience.await(ended, "the end of a program");
  }
}
