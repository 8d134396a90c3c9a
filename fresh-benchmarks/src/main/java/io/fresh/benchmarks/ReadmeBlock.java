// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a README says of a run between two comments: made of the run's file alone, so that no figure is typed. */
final class ReadmeBlock {

  static final String BEGIN = "<!-- measured: begin -->\n";
  static final String END = "<!-- measured: end -->\n";

  private static final String NOTHING = "No whole run is published yet.\n";

  private ReadmeBlock() {}

  /** The newest of a folder's files, which have the day in their names; none if there is none. */
  static Optional<Path> newest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).max(Path::compareTo);
    }
  }

  /** The block of a run's file; if there is none, one that says so. */
  static String of(Optional<Path> file) throws IOException {
    return BEGIN + (file.isPresent() ? of(JsonReader.read(file.get())) : NOTHING) + END;
  }

  private static String of(Report report) {
    return "%s\n\nCPU time of the client's process per message, round trip or connection; for idle connections memory. Medians of %d rounds.\n\n%s\n"
        .formatted(new Head(report).lines(), report.settings().rounds(), table(report.results()));
  }

  private static String table(Results results) {
    Bars bars = new Bars(results);
    Table table =
        new Table(
            "",
            List.of("Fresh", "floor", "Fresh / floor", "best other client", "that one / Fresh"));
    for (Row row : Row.ofAll(results.workloads())) {
      Optional<Bars.Bar> floor = bars.floor(row);
      Optional<Bars.Bar> others = bars.others(row);
      table.row(
          row.toString(),
          List.of(
              floor.or(() -> others).map(bar -> row.show(bar.fresh())).orElse(Table.NONE),
              floor.map(bar -> row.show(bar.others())).orElse(Table.NONE),
              floor.map(bar -> number(bar.ratio())).orElse(Table.NONE),
              others.map(bar -> bar.other() + " " + row.show(bar.others())).orElse(Table.NONE),
              others.map(bar -> number(1 / bar.ratio())).orElse(Table.NONE)));
    }
    return table.toString();
  }

  /** A text with the block between its comments, instead of what stood there. */
  static String replace(String text, String block) {
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "Expected %s and later %s, each on a line of its own, were not both there"
              .formatted(BEGIN.strip(), END.strip()));
    }
    return text.substring(0, from) + block + text.substring(to + END.length());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
