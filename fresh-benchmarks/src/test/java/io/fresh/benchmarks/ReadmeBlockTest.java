// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadmeBlockTest {

  private static final Path PROJECT = Path.of("..");

  @TempDir private Path folder;

  /** Tests run in the module's folder, as Maven starts them there. */
  @Test
  void theReadmeHasTheFiguresOfTheNewestRunThatIsCommitted() throws IOException {
    Optional<Path> newest = ReadmeBlock.newest(PROJECT.resolve("docs/benchmarks"));

    assertThat(Files.readString(PROJECT.resolve("README.md"))).contains(ReadmeBlock.of(newest));
  }

  @Test
  void aRowHasFreshTheFloorAndTheBestOtherClient() throws IOException {
    String block = ReadmeBlock.of(Optional.of(sample("2026-11-22.json")));

    assertThat(block)
        .startsWith(ReadmeBlock.BEGIN + "- 2026-11-22T20:00:00Z: `java -jar fresh-benchmarks.jar`")
        .contains("Medians of 2 rounds.")
        .contains("| echo-1 | 33.0 µs | 22.0 µs | 1.50 | – | – |")
        .endsWith(ReadmeBlock.END);
  }

  @Test
  void withoutARunItSaysSo() throws IOException {
    assertThat(ReadmeBlock.of(ReadmeBlock.newest(folder.resolve("none"))))
        .contains("No whole run is published yet.");
  }

  @Test
  void theNewestIsTheLastByItsName() throws IOException {
    sample("2026-09-30.json");
    Path newest = sample("2026-11-22.json");

    assertThat(ReadmeBlock.newest(folder)).contains(newest);
  }

  @Test
  void onlyWhatStandsBetweenTheCommentsIsReplaced() {
    String text = "before\n" + ReadmeBlock.BEGIN + "old\n" + ReadmeBlock.END + "after\n";
    String block = ReadmeBlock.BEGIN + "new\n" + ReadmeBlock.END;

    assertThat(ReadmeBlock.replace(text, block)).isEqualTo("before\n" + block + "after\n");
  }

  @Test
  void aReadmeWithoutTheCommentsIsRefused() {
    assertThatThrownBy(() -> ReadmeBlock.replace("text\n", "block"))
        .hasMessageContaining("measured: begin");
  }

  private Path sample(String name) throws IOException {
    Path file = folder.resolve(name);
    new JsonReport(SampleReport.report(), SampleReport.reference()).write(file);
    return file;
  }
}
