// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
final class Similar {

  private Similar() {}

  /** A question to put behind what was found, with a blank in front; empty if nothing is near. */
  static String hint(String text, Collection<String> choice) {
    return nearest(text, choice).map(near -> " Did you mean \"" + near + "\"?").orElse("");
  }

  /** The one that is a slip of the pen away: a third of the letters at most. */
  static Optional<String> nearest(String text, Collection<String> choice) {
    return choice.stream()
        .filter(other -> distance(text, other) <= Math.max(1, text.length() / 3))
        .min(Comparator.comparingInt(other -> distance(text, other)));
  }

  /** How many letters must be added, removed or replaced; case does not count. */
  private static int distance(String one, String other) {
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
