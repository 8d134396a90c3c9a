// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of one section of a document, whose last column names tests. */
final class ParityTable {

  static final String SECTION = "Fresh for Elixir → Fresh for Java";

  private static final Pattern TEST = Pattern.compile("`([\\w.]+#\\w+)`");
  private static final Pattern QUOTED = Pattern.compile("`[^`]*`");
  private static final Pattern RULE = Pattern.compile("\\|[-:| ]+\\|");
  private static final int CELLS = 3;

  private ParityTable() {}

  /**
   * One row.
   *
   * @param elixir what there is in Fresh for Elixir
   * @param java what there is here
   * @param tests what shows it, in the form {@code Class#method} or {@code package.Class#method}
   */
  record Row(String elixir, String java, List<String> tests) {}

  /** All rows of all tables between the section's heading and the next of its kind. */
  static List<Row> read(String markdown) {
    List<String> section =
        markdown
            .lines()
            .dropWhile(line -> !line.equals("## " + SECTION))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .toList();
    return section.stream()
        .filter(line -> line.startsWith("|") && !RULE.matcher(line).matches())
        .filter(line -> !isHeader(line, section))
        .map(ParityTable::row)
        .toList();
  }

  /** Whether the rule that makes it a header comes next. */
  private static boolean isHeader(String line, List<String> section) {
    int next = section.indexOf(line) + 1;
    return next < section.size() && RULE.matcher(section.get(next)).matches();
  }

  private static Row row(String line) {
    List<String> cells = Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    if (cells.size() != CELLS) {
      throw new AssertionError("Expected a row of " + CELLS + " cells, was: " + line);
    }
    return new Row(cells.get(0), cells.get(1), tests(cells.get(CELLS - 1)));
  }

  /** What is quoted must be the name of a test: one that is misspelt would not be asked for. */
  private static List<String> tests(String cell) {
    return QUOTED.matcher(cell).results().map(MatchResult::group).map(ParityTable::test).toList();
  }

  private static String test(String quoted) {
    Matcher test = TEST.matcher(quoted);
    if (!test.matches()) {
      throw new AssertionError("Expected `Class#method`, was: " + quoted);
    }
    return test.group(1);
  }
}
