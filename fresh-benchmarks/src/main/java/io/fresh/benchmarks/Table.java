// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown, whose first column is text and whose others are figures. */
final class Table {

  static final String NONE = "–";

  private final List<String> lines = new ArrayList<>();

  Table(String first, List<String> others) {
    row(first, others);
    lines.add("|---|" + String.join("|", Collections.nCopies(others.size(), "--:")) + "|");
  }

  void row(String first, List<String> others) {
    lines.add("| " + first + " | " + String.join(" | ", others) + " |");
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
