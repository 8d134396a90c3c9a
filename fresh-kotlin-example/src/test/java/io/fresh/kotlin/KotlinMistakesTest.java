// SPDX-License-Identifier: MIT
package io.fresh.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Kotlin allows and a client cannot have is shown on the line of the Kotlin source that says so: {@code // ERROR
 * [FreshCode] beginning of the text}.
 */
final class KotlinMistakesTest {

  private static final Path MISTAKES = Path.of("src/test/resources/mistakes");
  private static final Pattern EXPECTATION =
      Pattern.compile("// (ERROR|WARNING) (\\[Fresh\\w+\\].*?)(?=$| // (?:ERROR|WARNING))");
  private static final Pattern FOUND =
      Pattern.compile("(\\w+\\.kt):(\\d+): (error|warning): (\\[Fresh.*)");

  private static String printed = "";

  /** A finding, as far as an expectation tells of it. */
  private record Finding(String file, int line, String kind, String text) {
    boolean isExpectedAs(Finding expected) {
      return file.equals(expected.file)
          && line == expected.line
          && kind.equals(expected.kind)
          && text.startsWith(expected.text);
    }
  }

  /** Once for all, as the compiler takes seconds to begin. */
  @BeforeAll
  static void compile(@TempDir Path folder) {
    printed = Kapt.print(folder, MISTAKES.resolve("Mistakes.kt"), MISTAKES.resolve("Unseen.kt"));
  }

  @Test
  void aMistakeIsShownOnItsLineOfTheKotlinSourceAndNothingElse() throws IOException {
    assertFound("Mistakes.kt");
  }

  /** The processor sees Java stubs, and what has no name in Java is in none: README, "Kotlin". */
  @Test
  void aHandlerWhoseNameJavaCannotSpellIsNotSeen() throws IOException {
    assertFound("Unseen.kt");
  }

  private static void assertFound(String file) throws IOException {
    assertThat(found(file))
        .as(printed)
        .usingElementComparator(
            (one, other) -> one.isExpectedAs(other) || other.isExpectedAs(one) ? 0 : 1)
        .containsExactlyInAnyOrderElementsOf(expected(file))
        .isNotEmpty();
  }

  private static List<Finding> found(String file) {
    return FOUND
        .matcher(printed)
        .results()
        .map(KotlinMistakesTest::finding)
        .filter(finding -> finding.file().equals(file))
        .toList();
  }

  private static Finding finding(MatchResult line) {
    return new Finding(
        line.group(1),
        Integer.parseInt(line.group(2)),
        line.group(3).toUpperCase(Locale.ROOT),
        line.group(4));
  }

  private static List<Finding> expected(String file) throws IOException {
    List<Finding> expected = new ArrayList<>();
    List<String> lines = Files.readAllLines(MISTAKES.resolve(file));
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = EXPECTATION.matcher(lines.get(i));
      while (matcher.find()) {
        expected.add(new Finding(file, i + 1, matcher.group(1), matcher.group(2).strip()));
      }
    }
    return expected;
  }
}
