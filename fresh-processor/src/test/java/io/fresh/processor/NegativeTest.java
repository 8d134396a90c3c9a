// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One file, or one folder, is one case. The line that is wrong says so: {@code // ERROR [FreshCode] beginning of the text}.
 * Nothing else may be found, neither by the processor nor by javac.
 */
class NegativeTest {

  private static final Path CASES = Path.of("src/test/resources/negative");
  private static final Pattern EXPECTATION =
      Pattern.compile("// (ERROR|WARNING) (\\[Fresh\\w+\\].*?)(?=$| // (?:ERROR|WARNING))");

  /** A finding, as far as an expectation tells of it. */
  private record Finding(String file, long line, String text) {}

  static List<Path> cases() {
    return TestCompiler.cases(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMistakeIsShownOnItsLineAndNothingElse(Path negative) throws IOException {
    List<Path> files = TestCompiler.files(negative);
    Compilation compilation =
        TestCompiler.compileWith(
            List.of(new FreshProcessor()),
            files.stream().map(TestCompiler::file).toArray(JavaFileObject[]::new));

    List<Finding> expected = new ArrayList<>();
    for (Path file : files) {
      expected.addAll(expectations(file));
    }
    List<Finding> found = compilation.diagnostics().stream().map(NegativeTest::finding).toList();

    assertThat(found)
        .usingElementComparator(
            (one, other) -> one.equals(other) || isBeginning(one, other) ? 0 : 1)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).isNotEmpty();
    assertThat(compilation.diagnostics()).allSatisfy(NegativeTest::saysTheRule);
  }

  @Test
  void everyDiagnosticHasACase() throws IOException {
    TreeSet<String> texts = new TreeSet<>();
    for (Path file : TestCompiler.files(CASES)) {
      expectations(file).forEach(expectation -> texts.add(expectation.text()));
    }
    String all = String.join("\n", texts);
    assertThat(io.fresh.processor.Diagnostic.values())
        .filteredOn(diagnostic -> !all.contains("[" + diagnostic.code() + "]"))
        .containsExactlyInAnyOrder(
            // These need a compilation of another kind: see RobustnessTest.
            io.fresh.processor.Diagnostic.INTERNAL_ERROR,
            io.fresh.processor.Diagnostic.NO_JACKSON,
            io.fresh.processor.Diagnostic.NO_RUNTIME);
  }

  private static List<Finding> expectations(Path file) throws IOException {
    List<Finding> expectations = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = EXPECTATION.matcher(lines.get(i));
      while (matcher.find()) {
        String text = matcher.group(1) + " " + matcher.group(2).strip();
        expectations.add(new Finding(file.getFileName().toString(), i + 1, text));
      }
    }
    return expectations;
  }

  private static Finding finding(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String path = source == null ? "" : source.getName();
    String kind =
        diagnostic.getKind() == Diagnostic.Kind.ERROR ? "ERROR" : diagnostic.getKind().name();
    return new Finding(
        path.substring(path.lastIndexOf('/') + 1),
        diagnostic.getLineNumber(),
        kind + " " + firstLine(diagnostic.getMessage(Locale.ROOT)));
  }

  private static void saysTheRule(Diagnostic<?> found) {
    String message = found.getMessage(Locale.ROOT);
    assertThat(io.fresh.processor.Diagnostic.values())
        .filteredOn(diagnostic -> message.startsWith("[" + diagnostic.code() + "] "))
        .singleElement()
        .satisfies(
            diagnostic ->
                assertThat(message.lines().map(String::strip))
                    .last()
                    .isEqualTo("rule: " + diagnostic.rule()));
  }

  private static String firstLine(String message) {
    return message.lines().limit(1).collect(Collectors.joining());
  }

  private static boolean isBeginning(Finding one, Finding other) {
    return one.file().equals(other.file())
        && one.line() == other.line()
        && (one.text().startsWith(other.text()) || other.text().startsWith(one.text()));
  }
}
