// SPDX-License-Identifier: MIT
package io.fresh.examples;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled with the processor as a user compiles them: all lints on, and warnings are errors. */
final class Compilation {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Path folder;

  private Compilation(Path folder) {
    this.folder = folder;
  }

  /** Compiles a class of the unnamed package, on the class path. */
  static Compilation of(Path folder, String className, String source) throws IOException {
    return of(folder, Map.of(className, source));
  }

  /** Compiles classes of the unnamed package, on the class path. */
  static Compilation of(Path folder, Map<String, String> sources) throws IOException {
    return compile(folder, sources, List.of("--class-path", CLASS_PATH));
  }

  /** Compiles a named module, on the module path. */
  static Compilation ofModule(Path folder, Map<String, String> sources) throws IOException {
    String modules =
        Arrays.stream(CLASS_PATH.split(File.pathSeparator))
            .filter(entry -> entry.matches(".*(fresh-|netty-|slf4j-api|jspecify).*"))
            .collect(Collectors.joining(File.pathSeparator));
    return compile(folder, sources, List.of("--module-path", modules));
  }

  private static Compilation compile(Path folder, Map<String, String> sources, List<String> paths)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      files.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()));
    }
    List<String> options = new ArrayList<>(paths);
    options.addAll(
        List.of("--processor-path", CLASS_PATH, "--release", "17", "-Xlint:all", "-Werror"));
    options.addAll(List.of("-d", folder.toString(), "-s", folder.toString()));
    run(files, options);
    return new Compilation(folder);
  }

  private static void run(List<Path> sources, List<String> options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
      if (!compiler.getTask(null, files, diagnostics, options, null, units).call()) {
        throw new AssertionError(
            diagnostics.getDiagnostics().stream()
                .map(Compilation::asJavacPrintsIt)
                .collect(Collectors.joining("\n")));
      }
    }
  }

  private static String asJavacPrintsIt(
      javax.tools.Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    return "%s:%d: error: %s"
        .formatted(
            source == null ? "" : Path.of(source.getName()).getFileName(),
            diagnostic.getLineNumber(),
            diagnostic.getMessage(Locale.ROOT));
  }

  /** A source that the processor has written. */
  String generated(String className) throws IOException {
    return Files.readString(folder.resolve(className + ".java"));
  }

  /** Loads what was compiled; to be closed. */
  URLClassLoader load() throws MalformedURLException {
    return new URLClassLoader(new URL[] {folder.toUri().toURL()});
  }
}
