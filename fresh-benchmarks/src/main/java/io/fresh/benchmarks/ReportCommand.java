// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a run's file holds, without measuring. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Prints the tables of a run from its JSON file.")
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "What --json has written.")
  private Path file = Path.of("");

  @Option(names = "--bars", description = "Only what Fresh promises, and whether the run keeps it.")
  private boolean bars;

  @Option(names = "--readme", description = "Only what stands in the README.")
  private boolean readme;

  @Option(names = "--into", description = "Writes that into this README, between its comments.")
  private @Nullable Path into;

  @Option(names = "--reference", description = "A file with other floors to compare with.")
  private @Nullable Path reference;

  @Override
  public Integer call() throws IOException {
    if (into != null) {
      String text = ReadmeBlock.replace(Files.readString(into), ReadmeBlock.of(Optional.of(file)));
      Files.writeString(into, text);
    } else {
      System.out.print(text());
    }
    return 0;
  }

  private String text() throws IOException {
    if (readme) {
      return ReadmeBlock.of(Optional.of(file));
    }
    Report report = JsonReader.read(file);
    return bars
        ? new Bars(report.results()).table() + "\n"
        : new MarkdownReport(report, Reference.of(Optional.ofNullable(reference))).write();
  }
}
