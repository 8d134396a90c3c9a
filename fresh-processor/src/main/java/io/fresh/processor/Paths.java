// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Arrays;

/** The form in which annotations name a member of a message: {@code data/type}. */
final class Paths {

  private Paths() {}

  /** Whether a text is one: names, none of them empty, joined by {@code /}. */
  static boolean isPath(String text) {
    return Arrays.stream(text.split("/", -1)).noneMatch(String::isBlank);
  }
}
