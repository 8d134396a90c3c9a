// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/** Compiles in memory, on the class path, with every lint on. */
final class TestCompiler {

  private static final String LINT = "-Xlint:all";

  /** Without what javac has to say of processors and of the files that they create. */
  private static final String LINT_OF_SOURCES = LINT + ",-processing";

  private TestCompiler() {}

  /** Compiles with the processor; a warning is an error. */
  static Compilation compile(JavaFileObject... sources) {
    return Compiler.javac()
        .withProcessors(new FreshProcessor())
        .withOptions(lint(Stream.of(sources).map(TestCompiler::text)), "-Werror")
        .compile(sources);
  }

  /** Compiles with the processor and the class files of a folder; a warning is an error. */
  static Compilation compileAgainst(Path library, JavaFileObject... sources) {
    List<File> path =
        Stream.concat(
                Stream.of(library.toFile()),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new))
            .toList();
    return Compiler.javac()
        .withProcessors(new FreshProcessor())
        .withOptions(lint(Stream.of(sources).map(TestCompiler::text)), "-Werror")
        .withClasspath(path)
        .compile(sources);
  }

  /** Every lint, but for sources with annotations of others: that nobody claims those is not for this processor to mend. */
  static String lint(Stream<String> sources) {
    return sources.anyMatch(source -> source.contains("org.jspecify.")) ? LINT_OF_SOURCES : LINT;
  }

  private static String text(JavaFileObject source) {
    try {
      return source.getCharContent(false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles with these processors; warnings on sources are left as they are, those on processors are off. */
  static Compilation compileWith(List<Processor> processors, JavaFileObject... sources) {
    return Compiler.javac()
        .withProcessors(processors)
        .withOptions(LINT_OF_SOURCES)
        .compile(sources);
  }

  /** A source file on disk. */
  static JavaFileObject file(Path path) {
    try {
      return JavaFileObjects.forResource(path.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The Java files in a folder and below, or the file itself. */
  static List<Path> files(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a folder of cases. */
  static List<Path> cases(Path folder) {
    try (Stream<Path> cases = Files.list(folder)) {
      return cases.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
