// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of an RFC that a document lists has a test, and that test runs. */
class RfcTableTest {

  private final NamedTests tests = new NamedTests(testClasses());

  /** The documents, each with the sections that it has rows of. */
  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("rfc6455.md", List.of("4", "5", "6", "7", "8", "10")),
        Arguments.of("rfc7692.md", List.of("5", "6", "7", "8")));
  }

  private static Path document(String name) {
    return Path.of("..", "docs", name);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theTableHasRowsOfEverySection(String name, List<String> sections) {
    assertThat(RfcTable.read(document(name)))
        .extracting(row -> row.section().replaceAll("\\..*", ""))
        .containsAll(sections);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRowNamesATest(String name) {
    assertThat(RfcTable.read(document(name))).filteredOn(row -> row.tests().isEmpty()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyNamedTestRuns(String name) {
    assertThat(RfcTable.read(document(name)))
        .flatExtracting(RfcTable.Row::tests)
        .isNotEmpty()
        .flatExtracting(test -> tests.problem(test).stream().toList())
        .isEmpty();
  }

  @Test
  void aTestThatIsNotThereIsFound() {
    assertThat(tests.problem("NoSuchTest#x")).contains("NoSuchTest#x: 0 classes of that name");
    assertThat(tests.problem("RfcTableTest#x")).contains("RfcTableTest#x: no such method");
    assertThat(tests.problem("RfcTableTest#everyNamedTestRuns")).isEmpty();
    assertThat(tests.problem("fresh.RfcTableTest#everyNamedTestRuns")).isEmpty();
    assertThat(tests.problem("elsewhere.RfcTableTest#everyNamedTestRuns")).isPresent();
  }

  @Test
  void aTestThatDoesNotRunIsFound() {
    String skipped = "disabled, or runs only under a condition";
    assertThat(NamedTests.problem(Samples.class, "runs")).isEmpty();
    assertThat(NamedTests.problem(RfcTableTest.class, "testClasses")).contains("not a test");
    assertThat(NamedTests.problem(Samples.class, "sleeps")).contains(skipped);
    assertThat(NamedTests.problem(Samples.class, "runsSomewhere")).contains(skipped);
    assertThat(NamedTests.problem(Asleep.class, "runs")).contains(skipped);
  }

  /** Looked at, never run: JUnit does not run the tests of a nested class that is private and static. */
  private static final class Samples {

    @Test
    void runs() {}

    @Test
    @Disabled("a sample")
    void sleeps() {}

    @Test
    @EnabledOnOs(OS.LINUX)
    void runsSomewhere() {}
  }

  @Disabled("a sample")
  private static final class Asleep {

    @Test
    void runs() {}
  }

  private static Path testClasses() {
    try {
      return Path.of(
          RfcTableTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
