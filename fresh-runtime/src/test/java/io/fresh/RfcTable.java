// SPDX-License-Identifier: MIT
package io.fresh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rows of a document under {@code docs} that names a test for each rule of an RFC. */
final class RfcTable {

  private static final Pattern CELL = Pattern.compile("\\s*\\|\\s*");
  private static final Pattern TEST = Pattern.compile("`([\\w.]+#\\w+)`");
  private static final int CELLS = 4;

  private RfcTable() {}

  /** One rule, and the tests in the form {@code Class#method}. */
  record Row(String section, String rule, List<String> tests) {}

  static List<Row> read(Path document) {
    try (var lines = Files.lines(document)) {
      return lines
          .filter(line -> line.startsWith("|"))
          .map(line -> CELL.split(line.substring(1).strip(), -1))
          .filter(cells -> Character.isDigit(cells[0].isEmpty() ? ' ' : cells[0].charAt(0)))
          .map(RfcTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String[] cells) {
    if (cells.length < CELLS) {
      throw new AssertionError("Expected a row of " + CELLS + " cells, was " + List.of(cells));
    }
    List<String> tests =
        TEST.matcher(cells[CELLS - 1])
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    return new Row(cells[0], cells[2], tests);
  }
}
