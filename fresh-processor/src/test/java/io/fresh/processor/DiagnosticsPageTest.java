// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/diagnostics.md} says of each diagnostic what the code says. */
class DiagnosticsPageTest {

  private static final Pattern SECTION =
      Pattern.compile("^## (\\w+)\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("(?:class|interface) (\\w+)");
  private static final Pattern CODE = Pattern.compile("\\[(Fresh\\w+)\\]");

  private static final JavaFileObject OTHER =
      JavaFileObjects.forSourceString(
          "other.Base",
          """
          package other;
          public abstract class Base {
            @io.fresh.annotation.OnText
            protected void onText(String text) {}
          }
          """);

  static Stream<Diagnostic> diagnostics() {
    return Arrays.stream(Diagnostic.values());
  }

  static List<Diagnostic> diagnosticsWithAnExample() throws IOException {
    Map<String, String> sections = sections();
    return diagnostics()
        .filter(diagnostic -> EXAMPLE.matcher(sections.get(diagnostic.code())).find())
        .toList();
  }

  @Test
  void thePageHasASectionForEachDiagnosticAndNoOther() throws IOException {
    assertThat(sections().keySet())
        .containsExactlyElementsOf(diagnostics().map(Diagnostic::code).toList());
  }

  @ParameterizedTest
  @MethodSource("diagnostics")
  void aSectionBeginsWithKindAndRule(Diagnostic diagnostic) throws IOException {
    String kind = diagnostic.kind() == Kind.ERROR ? "Error" : "Warning";

    assertThat(sections().get(diagnostic.code()))
        .startsWith("\n*" + kind + ".* " + diagnostic.rule() + "\n");
  }

  @ParameterizedTest
  @MethodSource("diagnosticsWithAnExample")
  void anExampleLeadsToTheMessageAndToNoOther(Diagnostic diagnostic) throws IOException {
    Matcher example = EXAMPLE.matcher(sections().get(diagnostic.code()));
    assertThat(example.find()).isTrue();
    String source =
        """
        package app;
        import io.fresh.*;
        import io.fresh.annotation.*;
        import io.fresh.json.Json;
        import java.nio.ByteBuffer;
        import java.time.LocalDate;
        import java.util.*;
        """
            + example.group(1);

    Compilation compilation =
        TestCompiler.compileWith(
            List.of(new FreshProcessor()),
            OTHER,
            JavaFileObjects.forSourceString("app." + firstClass(example.group(1)), source));

    assertThat(compilation.diagnostics())
        .extracting(found -> code(found.getMessage(Locale.ROOT)))
        .isNotEmpty()
        .containsOnly(diagnostic.code());
  }

  @Test
  void onlyWhatNoSingleFileCanShowHasNoExample() throws IOException {
    assertThat(diagnosticsWithAnExample())
        .contains(Diagnostic.PRIVATE_HANDLER)
        .doesNotContain(
            Diagnostic.NO_RUNTIME,
            Diagnostic.NO_JACKSON,
            Diagnostic.SUSPEND_HANDLER,
            Diagnostic.INTERNAL_ERROR)
        .hasSize(Diagnostic.values().length - 4);
  }

  private static String firstClass(String source) {
    Matcher name = CLASS.matcher(source);
    assertThat(name.find()).isTrue();
    return name.group(1);
  }

  private static String code(String message) {
    Matcher code = CODE.matcher(message);
    return code.find() ? code.group(1) : message;
  }

  private static Map<String, String> sections() throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    Matcher section = SECTION.matcher(Files.readString(Path.of("../docs/diagnostics.md")));
    while (section.find()) {
      sections.put(section.group(1), section.group(2));
    }
    return sections;
  }
}
