// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a named module with nothing exported, as strictly as a user may: every lint is on, and each warning is an error.
 * Runs on disk, since a file manager in memory does not keep modules apart.
 */
final class ModuleCompiler {

  private static final String MODULE = "module app {\n  requires io.fresh;\n}\n";

  private static final List<String> RUNTIME =
      List.of("fresh-annotations", "fresh-runtime", "netty-", "slf4j-api", "jspecify", "jackson-");

  private static final List<String> JACKSON = List.of("jackson-");

  private static final List<String> PROCESSOR =
      List.of("fresh-processor", "fresh-annotations", "javapoet");

  private final Path folder;
  private final List<String> libraries;

  /** Works below an empty folder. */
  ModuleCompiler(Path folder) {
    this(folder, RUNTIME);
  }

  private ModuleCompiler(Path folder, List<String> libraries) {
    this.folder = folder;
    this.libraries = libraries;
  }

  /** Has Jackson on the module path, too, which the runtime does not bring. */
  static ModuleCompiler withJackson(Path folder) {
    return new ModuleCompiler(folder, Stream.of(RUNTIME, JACKSON).flatMap(List::stream).toList());
  }

  /**
   * What came of it.
   *
   * @param messages what javac said
   * @param generated text by file name
   */
  record Result(List<String> messages, Map<String, String> generated) {}

  /** Compiles sources; a missing module-info is added. */
  Result compile(List<Path> sources) throws IOException {
    List<Path> all = new ArrayList<>(sources);
    if (sources.stream().noneMatch(source -> source.endsWith("module-info.java"))) {
      all.add(Files.writeString(folder.resolve("module-info.java"), MODULE));
    }
    Path generated = Files.createDirectories(folder.resolve("generated"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> options =
        List.of(
            TestCompiler.lint(texts(all).stream()),
            "-Werror",
            "--module-path",
            path(libraries),
            "--processor-path",
            path(PROCESSOR),
            "-s",
            generated.toString(),
            "-d",
            classes.toString());
    return new Result(messages(options, all), generated(generated));
  }

  private static List<String> texts(List<Path> sources) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path source : sources) {
      texts.add(Files.readString(source));
    }
    return texts;
  }

  private static List<String> messages(List<String> options, List<Path> sources)
      throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean isSuccess =
          javac
              .getTask(
                  null,
                  files,
                  diagnostics,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      List<String> messages =
          new ArrayList<>(diagnostics.getDiagnostics().stream().map(Object::toString).toList());
      if (!isSuccess && messages.isEmpty()) {
        messages.add("javac failed without a word");
      }
      return messages;
    }
  }

  private static Map<String, String> generated(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : TestCompiler.files(folder)) {
      texts.put(file.getFileName().toString(), Files.readString(file));
    }
    return texts;
  }

  private static String path(List<String> names) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> names.stream().anyMatch(entry::contains))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
