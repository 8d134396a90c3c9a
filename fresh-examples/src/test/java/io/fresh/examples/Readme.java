// SPDX-License-Identifier: MIT
package io.fresh.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The README, taken apart. */
final class Readme {

  private static final Path FILE = Path.of("..", "README.md");

  private Readme() {}

  /** The code blocks of a language, in order. */
  static List<String> blocks(String language) {
    return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text())
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** The rows of the table whose first column has this title, as columns. */
  static List<List<String>> table(String title) {
    return text()
        .lines()
        .dropWhile(line -> !line.startsWith("| " + title + " |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(row -> List.of(row.substring(1).split("\\|")).stream().map(String::strip).toList())
        .toList();
  }

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
