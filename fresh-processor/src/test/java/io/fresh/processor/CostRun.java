// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the clients of {@link CostClients} once and says what that took; as a program, in a JVM of its own. */
final class CostRun {

  /** What is compiled, and how. */
  enum Kind {
    /** The clients alone, without the processor. */
    CLIENTS,
    /** The clients and what had been generated for them, without the processor. */
    CLIENTS_AND_GENERATED,
    /** The clients, with a processor that writes what had been generated for them, and does nothing else. */
    PREPARED,
    /** The clients, with the processor. */
    PROCESSOR
  }

  /** In nanoseconds: on the clock, of the compiling thread, and of the whole JVM with its JIT and collector. */
  record Cost(long wall, long thread, long process) {
    private static Cost now() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      OperatingSystemMXBean process =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return new Cost(
          System.nanoTime(), threads.getCurrentThreadCpuTime(), process.getProcessCpuTime());
    }

    private Cost since(Cost before) {
      return new Cost(wall - before.wall, thread - before.thread, process - before.process);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%d %d %d", wall, thread, process);
    }
  }

  private CostRun() {}

  /** {@code CostRun FOLDER ROUNDS KIND...}: lets the kinds take turns, and prints kind and cost of each compilation. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (int round = Integer.parseInt(arguments[1]); round > 0; round--) {
      for (String kind : List.of(arguments).subList(2, arguments.length)) {
        System.out.println(kind + " " + compile(folder, Kind.valueOf(kind)));
      }
    }
  }

  /** Writes the clients, and what is generated for them, below the folder. */
  static void prepare(Path folder) throws IOException {
    CostClients.writeTo(Files.createDirectories(folder.resolve("clients")));
    compile(folder, Kind.PROCESSOR);
    Path generated = Files.createDirectories(folder.resolve("generated"));
    try (Stream<Path> written = Files.walk(folder.resolve("out"))) {
      for (Path source : written.filter(CostRun::isSource).toList()) {
        Files.move(source, generated.resolve(source.getFileName()));
      }
    }
  }

  static Cost compile(Path folder, Kind kind) throws IOException {
    List<Path> sources = new ArrayList<>(TestCompiler.files(folder.resolve("clients")));
    if (kind == Kind.CLIENTS_AND_GENERATED) {
      sources.addAll(TestCompiler.files(folder.resolve("generated")));
    }
    Path out = Files.createDirectories(folder.resolve("out"));
    List<String> options = new ArrayList<>(List.of("-d", out.toString()));
    List<Processor> processors = processors(folder, kind);
    if (processors.isEmpty()) {
      options.add("-proc:none");
    }
    Cost before = Cost.now();
    compile(sources, options, processors);
    return Cost.now().since(before);
  }

  private static List<Processor> processors(Path folder, Kind kind) throws IOException {
    return switch (kind) {
      case CLIENTS, CLIENTS_AND_GENERATED -> List.of();
      case PREPARED -> List.of(new PreparedProcessor(texts(folder.resolve("generated"))));
      case PROCESSOR -> List.of(new FreshProcessor());
    };
  }

  private static Map<String, String> texts(Path generated) throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (Path file : TestCompiler.files(generated)) {
      String name = file.getFileName().toString().replace(".java", "");
      texts.put(CostClients.PACKAGE + "." + name, Files.readString(file));
    }
    return texts;
  }

  private static void compile(List<Path> sources, List<String> options, List<Processor> processors)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(processors);
      if (!task.call()) {
        throw new IllegalStateException(found.getDiagnostics().toString());
      }
    }
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java");
  }
}
