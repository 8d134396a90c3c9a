// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.examples.parity.ParityTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each row of the README's table names a test, and each of these tests has passed in this build. Runs after all other tests, in an
 * execution of its own, which the POM leaves out if only some tests are asked for.
 */
final class ParityTest {

  private static final Path ROOT = Path.of("..");

  private final List<Row> rows = ParityTable.read(Files.readString(ROOT.resolve("README.md")));

  ParityTest() throws IOException {}

  /** What the documentation of Fresh for Elixir 0.4.4 lists. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "use Fresh",
        "start/1",
        "start_link/1",
        "child_spec/1",
        "Fresh.start/4",
        "Fresh.start_link/4",
        "Fresh.send/2",
        "Fresh.close/3",
        "Fresh.open?/1",
        "handle_connect/3",
        "handle_in/2",
        "handle_control/2",
        "handle_info/2",
        "handle_error/2",
        "handle_disconnect/3",
        "handle_terminate/2",
        "{:ok, state}",
        "{:reply, frame, state}",
        "{:reply, [frame], state}",
        "{:close, code, reason, state}",
        "{:ignore, state}",
        ":reconnect",
        "{:reconnect, initial}",
        ":close",
        "{:close, reason}",
        ":connecting_failed",
        ":upgrading_failed",
        ":streaming_failed",
        ":establishing_failed",
        ":processing_failed",
        ":decoding_failed",
        ":encoding_failed",
        ":casting_failed",
        ":name",
        ":headers",
        ":transport_opts",
        ":mint_upgrade_opts",
        ":ping_interval",
        ":error_logging",
        ":info_logging",
        ":backoff_initial",
        ":backoff_max",
        ":hibernate_after"
      })
  void theTableHasARowForWhatTheOriginalDocuments(String documented) {
    assertThat(rows).anyMatch(row -> row.elixir().contains("`" + documented + "`"));
  }

  @Test
  void everyRowNamesATest() {
    assertThat(rows).isNotEmpty();
    assertThat(rows).filteredOn(row -> row.tests().isEmpty()).isEmpty();
  }

  @Test
  void everyNamedTestHasPassedInThisBuild() {
    TestReports reports = TestReports.read(folders(), buildStart());

    List<String> problems =
        rows.stream()
            .flatMap(row -> row.tests().stream())
            .distinct()
            .flatMap(test -> reports.problem(test).stream())
            .collect(Collectors.toList());
    assertThat(problems).isEmpty();
  }

  /** Of all modules of this build that have tests. */
  private static List<Path> folders() {
    return Stream.of("fresh-processor", "fresh-runtime", "fresh-examples")
        .map(module -> ROOT.resolve(module).resolve("target").resolve("surefire-reports"))
        .toList();
  }

  private static Instant buildStart() {
    String start = System.getProperty("fresh.build.start");
    assertThat(start).as("the time when the Maven build began, which runs this test").isNotNull();
    return Instant.parse(start);
  }
}
