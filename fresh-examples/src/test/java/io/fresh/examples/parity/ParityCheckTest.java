// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.examples.parity.ParityTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of the README's table finds what is wrong with a table or a build. */
final class ParityCheckTest {

  private static final Instant BUILD_START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant IN_THE_BUILD = BUILD_START.plusMillis(1);
  private static final Instant BEFORE_THE_BUILD = BUILD_START.minusMillis(1);

  private static final String PASSED = "<testcase name=\"%s\" classname=\"%s\" time=\"0.1\"/>";
  private static final String TROUBLE = "<testcase name=\"%s\" classname=\"%s\"><%s/></testcase>";

  @TempDir Path folder;

  private void report(String testClass, Instant written, String... cases) throws IOException {
    String xml = "<testsuite name=\"x\">" + String.join("", cases) + "</testsuite>";
    Path file = folder.resolve("TEST-" + testClass + "-" + written.toEpochMilli() + ".xml");
    Files.writeString(file, xml);
    Files.setLastModifiedTime(file, FileTime.from(written));
  }

  private String problem(String test) {
    return TestReports.read(List.of(folder), BUILD_START).problem(test).orElse("none");
  }

  @Test
  void aTestThatHasPassedIsNoProblem() throws IOException {
    report("a.b.OneTest", IN_THE_BUILD, PASSED.formatted("works", "a.b.OneTest"));

    assertThat(problem("OneTest#works")).isEqualTo("none");
    assertThat(problem("b.OneTest#works")).isEqualTo("none");
    assertThat(problem("a.b.OneTest#works")).isEqualTo("none");
  }

  @Test
  void aTestWithParametersIsFoundByItsName() throws IOException {
    report(
        "a.OneTest",
        IN_THE_BUILD,
        PASSED.formatted("works(String, int)[1]", "a.OneTest"),
        PASSED.formatted("alsoWorks{String}[2]", "a.OneTest"));

    assertThat(problem("OneTest#works")).isEqualTo("none");
    assertThat(problem("OneTest#alsoWorks")).isEqualTo("none");
    assertThat(problem("OneTest#work")).endsWith("no such test was run");
  }

  @Test
  void aClassThatDoesNotExistOrWasNotRunIsFound() throws IOException {
    report("a.OneTest", IN_THE_BUILD, PASSED.formatted("works", "a.OneTest"));

    assertThat(problem("NoTest#works"))
        .isEqualTo("NoTest#works: no tests of such a class were run");
    assertThat(problem("neTest#works")).endsWith("no tests of such a class were run");
    assertThat(problem("b.OneTest#works")).endsWith("no tests of such a class were run");
  }

  @Test
  void aMethodThatDoesNotExistOrWasNotRunIsFound() throws IOException {
    report("a.OneTest", IN_THE_BUILD, PASSED.formatted("works", "a.OneTest"));

    assertThat(problem("OneTest#worked")).isEqualTo("OneTest#worked: no such test was run");
  }

  @Test
  void aTestThatIsDisabledIsFound() throws IOException {
    report("a.OneTest", IN_THE_BUILD, TROUBLE.formatted("works", "a.OneTest", "skipped"));

    assertThat(problem("OneTest#works")).isEqualTo("OneTest#works: skipped");
  }

  @Test
  void aTestWithParametersOneOfWhichFailedIsFound() throws IOException {
    report(
        "a.OneTest",
        IN_THE_BUILD,
        PASSED.formatted("works(int)[1]", "a.OneTest"),
        TROUBLE.formatted("works(int)[2]", "a.OneTest", "failure"));

    assertThat(problem("OneTest#works")).isEqualTo("OneTest#works: failed");
  }

  @Test
  void aReportOfABuildBeforeCountsForNothing() throws IOException {
    report("a.OneTest", BEFORE_THE_BUILD, PASSED.formatted("works", "a.OneTest"));

    assertThat(problem("OneTest#works")).endsWith("not run in this build, only in one before");
  }

  @Test
  void aClassThatHasMovedIsFoundWhereItIsNow() throws IOException {
    report("a.OneTest", BEFORE_THE_BUILD, PASSED.formatted("works", "a.OneTest"));
    report("b.OneTest", IN_THE_BUILD, PASSED.formatted("works", "b.OneTest"));

    assertThat(problem("OneTest#works")).isEqualTo("none");
  }

  @Test
  void aNameThatTwoClassesHaveIsFound() throws IOException {
    report("a.OneTest", IN_THE_BUILD, PASSED.formatted("works", "a.OneTest"));
    report("b.OneTest", IN_THE_BUILD, PASSED.formatted("works", "b.OneTest"));

    assertThat(problem("OneTest#works")).endsWith("more than one class of that name");
    assertThat(problem("b.OneTest#works")).isEqualTo("none");
  }

  @Test
  void aModuleWithoutReportsIsPassedOver() {
    List<Path> nowhere = List.of(folder.resolve("nowhere"));

    assertThat(TestReports.read(nowhere, BUILD_START).problem("OneTest#works")).isPresent();
  }

  private static final String TABLES =
      """
      ## Before
      | a | table | of others |
      |---|---|---|
      | x | y | `OtherTest#x` |

      ## Fresh for Elixir → Fresh for Java

      Some words.

      | Elixir | Java | test |
      |---|---|---|
      | `start/1` | `start` | `OneTest#starts`, `b.TwoTest#starts` |
      | `close` | `close` | none yet |

      ### More

      | Elixir | Java | test |
      | :-- | --- | --- |
      | `open?` | `isOpen` | `OneTest#opens` |

      ## After
      | x | y | `OtherTest#y` |
      """;

  @Test
  void theRowsOfAllTablesOfTheSectionAreRead() {
    assertThat(ParityTable.read(TABLES))
        .containsExactly(
            new Row("`start/1`", "`start`", List.of("OneTest#starts", "b.TwoTest#starts")),
            new Row("`close`", "`close`", List.of()),
            new Row("`open?`", "`isOpen`", List.of("OneTest#opens")));
  }

  @Test
  void aRowWithACellTooFewIsFound() {
    assertThatThrownBy(() -> ParityTable.read(TABLES.replace("| none yet |", "")))
        .hasMessageContaining("Expected a row of 3 cells, was: | `close` | `close`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OneTest.opens", "OneTest#opens()", "Outer$OneTest#opens", ""})
  void aNameThatIsNoTestIsFound(String name) {
    assertThatThrownBy(() -> ParityTable.read(TABLES.replace("OneTest#opens", name)))
        .hasMessage("Expected `Class#method`, was: `" + name + "`");
  }
}
