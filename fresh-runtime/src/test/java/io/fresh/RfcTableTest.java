// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every rule of the RFC that the document lists has a test, and that test runs. */
class RfcTableTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "rfc6455.md");

  private final NamedTests tests = new NamedTests(testClasses());

  @Test
  void theTableHasRowsOfEverySection() {
    assertThat(RfcTable.read(DOCUMENT))
        .extracting(row -> row.section().replaceAll("\\..*", ""))
        .contains("4", "5", "6", "7", "8", "10");
  }

  @Test
  void everyRowNamesATest() {
    assertThat(RfcTable.read(DOCUMENT)).filteredOn(row -> row.tests().isEmpty()).isEmpty();
  }

  @Test
  void everyNamedTestRuns() {
    assertThat(RfcTable.read(DOCUMENT))
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
