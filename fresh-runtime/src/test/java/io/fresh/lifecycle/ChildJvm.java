// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import io.fresh.testing.Patience;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program in a JVM of its own. Closing it ends the program, whatever it does. */
final class ChildJvm implements AutoCloseable {

  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(\\d+).*");

  /** Whether Netty's native transport, which is optional, is on the class path. */
  enum Sockets {
    NATIVE,
    NIO
  }

  /** A JDK and the sockets; what a program is run on. */
  record Platform(Path javaHome, Sockets sockets) {

    /** The running JDK and, if a newer one is installed, that one. */
    static Stream<Platform> all() {
      Path running = Path.of(System.getProperty("java.home"));
      Path newest = newest().filter(home -> feature(home) > feature(running)).orElse(running);
      return Stream.of(running, newest)
          .distinct()
          .flatMap(home -> Stream.of(Sockets.values()).map(kind -> new Platform(home, kind)));
    }

    /** Those with the native sockets. */
    static Stream<Platform> jdks() {
      return all().filter(platform -> platform.sockets == Sockets.NATIVE);
    }

    private static Optional<Path> newest() {
      if (!Files.isDirectory(INSTALLED)) {
        return Optional.empty();
      }
      try (Stream<Path> homes = Files.list(INSTALLED)) {
        return homes
            .filter(home -> Files.isExecutable(home.resolve("bin/java")))
            .max(Comparator.comparingInt(Platform::feature));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private static int feature(Path home) {
      try (Stream<String> lines = Files.lines(home.resolve("release"))) {
        return lines
            .map(FEATURE::matcher)
            .filter(Matcher::matches)
            .mapToInt(version -> Integer.parseInt(version.group(1)))
            .findFirst()
            .orElse(0);
      } catch (IOException e) {
        return 0; // something else than a JDK
      }
    }

    private List<String> command() {
      List<String> command = new ArrayList<>();
      command.add(javaHome.resolve("bin/java").toString());
      if (sockets == Sockets.NATIVE && feature(javaHome) >= 22) {
        command.add("--enable-native-access=ALL-UNNAMED"); // what loads a native library needs
      }
      command.add("-cp");
      command.add(classPath());
      return command;
    }

    private String classPath() {
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> sockets == Sockets.NATIVE || !entry.contains("epoll"))
          .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public String toString() {
      return "JDK " + feature(javaHome) + ", " + sockets;
    }
  }

  /** How a program has ended. */
  record Result(int exitCode, List<String> out, List<String> err) {}

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildJvm(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static ChildJvm start(Platform platform, Class<?> program, Object... arguments)
      throws IOException {
    List<String> command = platform.command();
    command.add(program.getName());
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new ChildJvm(process, out, err);
  }

  /** Waits until the program has ended by itself. */
  Result awaitEnd() throws IOException, InterruptedException {
    boolean ended = process.waitFor(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    Result soFar =
        new Result(
            ended ? process.exitValue() : -1, Files.readAllLines(out), Files.readAllLines(err));
    if (!ended) {
      throw new AssertionError("Expected the program to end by itself, it lives: " + soFar);
    }
    return soFar;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(out);
    Files.delete(err);
  }
}
