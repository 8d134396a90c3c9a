// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.CompilationSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder is one case: clients, and below {@code expected} what is generated from them, to the letter. {@code
 * -Dfresh.goldens=update} writes the latter anew.
 */
class GoldenTest {

  private static final Path GOLDENS = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = "update".equals(System.getProperty("fresh.goldens"));

  static List<Path> cases() {
    return TestCompiler.cases(GOLDENS);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generatedCodeIsAsExpectedAndCompilesWithoutWarning(Path golden, @TempDir Path folder)
      throws IOException {
    Path expected = golden.resolve("expected");

    ModuleCompiler.Result result = new ModuleCompiler(folder).compile(sources(golden));

    assertThat(result.messages()).isEmpty();
    if (UPDATE) {
      write(expected, result.generated());
    }
    assertThat(result.generated()).isNotEmpty().isEqualTo(read(expected));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generatedCodeCompilesOnTheClassPathWithoutWarning(Path golden) {
    JavaFileObject[] sources =
        sources(golden).stream()
            .filter(source -> !source.endsWith("module-info.java"))
            .map(TestCompiler::file)
            .toArray(JavaFileObject[]::new);

    CompilationSubject.assertThat(TestCompiler.compile(sources)).succeededWithoutWarnings();
  }

  private static List<Path> sources(Path golden) {
    Path expected = golden.resolve("expected");
    return TestCompiler.files(golden).stream().filter(file -> !file.startsWith(expected)).toList();
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : TestCompiler.files(folder)) {
      texts.put(file.getFileName().toString(), Files.readString(file));
    }
    return texts;
  }

  private static void write(Path folder, Map<String, String> texts) throws IOException {
    Files.createDirectories(folder);
    for (Path old : TestCompiler.files(folder)) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(folder.resolve(text.getKey()), text.getValue());
    }
  }
}
