// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The CPU time of this process without that of the JIT compilers: of all other threads, those of the garbage collector among them, which work
 * for what the client allocates.
 *
 * <p>Linux tells the time of each thread in nanoseconds. Elsewhere the threads of Java alone are counted, and so no collector.
 */
final class ProcessCpu {

  private static final Path TASKS = Path.of("/proc/self/task");
  private static final String JIT = "CompilerThre";

  private final boolean linux;

  private ProcessCpu(boolean linux) {
    this.linux = linux;
  }

  static ProcessCpu ofThisSystem() {
    return new ProcessCpu(
        Files.isDirectory(TASKS) && Files.isReadable(Path.of("/proc/self/schedstat")));
  }

  /** Whether the garbage collector's threads are counted. */
  boolean isComplete() {
    return linux;
  }

  /** The time so far, thread by thread. */
  Map<Long, Long> read() {
    return linux ? tasks(false) : javaThreads();
  }

  /**
   * How long the JIT has compiled, in milliseconds. Where the system tells the time of its threads, what it has not finished is in it; else, and if
   * nobody says anything, it is not, or 0.
   */
  long compiledMillis() {
    if (linux) {
      return TimeUnit.NANOSECONDS.toMillis(between(Map.of(), tasks(true)));
    }
    CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
    return jit != null && jit.isCompilationTimeMonitoringSupported()
        ? jit.getTotalCompilationTime()
        : 0;
  }

  /** The nanoseconds between two readings. A thread that has ended in between is left out. */
  static long between(Map<Long, Long> before, Map<Long, Long> after) {
    long nanos = 0;
    for (Map.Entry<Long, Long> thread : after.entrySet()) {
      nanos += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return nanos;
  }

  private static Map<Long, Long> tasks(boolean compilers) {
    Map<Long, Long> times = new HashMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        addTask(task, compilers, times);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return times;
  }

  private static void addTask(Path task, boolean compilers, Map<Long, Long> times) {
    try {
      if (Files.readString(task.resolve("comm")).contains(JIT) == compilers) {
        String time = Files.readString(task.resolve("schedstat"));
        times.put(
            Long.parseLong(task.getFileName().toString()),
            Long.parseLong(time.substring(0, time.indexOf(' '))));
      }
    } catch (IOException e) {
      // The thread has ended since the folder was read: no such file, or no such process.
    }
  }

  private static Map<Long, Long> javaThreads() {
    var threads = ManagementFactory.getThreadMXBean();
    Map<Long, Long> times = new HashMap<>();
    for (long id : threads.getAllThreadIds()) {
      long time = threads.getThreadCpuTime(id);
      if (time >= 0) {
        times.put(id, time);
      }
    }
    return times;
  }
}
