// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Server and client on a processor each, where the system has {@code taskset} and lets this process use two; else wherever it puts them.
 *
 * @param processors the server's and the client's; empty if they are not pinned
 */
record Pinning(List<Integer> processors) {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";

  Pinning {
    processors = List.copyOf(processors);
  }

  static Pinning none() {
    return new Pinning(List.of());
  }

  static Pinning ofThisSystem() throws IOException {
    boolean there =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    return there && Files.isReadable(STATUS) ? of(Files.readAllLines(STATUS)) : none();
  }

  /** From what Linux says of a process. */
  static Pinning of(List<String> status) {
    List<Integer> allowed =
        status.stream()
            .filter(line -> line.startsWith(ALLOWED))
            .flatMap(line -> numbers(line.substring(ALLOWED.length()).trim()).stream())
            .toList();
    return allowed.size() < 2 ? none() : new Pinning(allowed.subList(0, 2));
  }

  boolean isPinned() {
    return !processors.isEmpty();
  }

  /** What stands before the command of the server. */
  List<String> ofServer() {
    return isPinned() ? taskset(processors.get(0)) : List.of();
  }

  /** What stands before the command of a client. */
  List<String> ofClient() {
    return isPinned() ? taskset(processors.get(1)) : List.of();
  }

  private static List<String> taskset(int processor) {
    return List.of("taskset", "-c", Integer.toString(processor));
  }

  /** Of a list such as {@code 0-3,8}. */
  private static List<Integer> numbers(String list) {
    List<Integer> numbers = new ArrayList<>();
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", -1);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }
}
