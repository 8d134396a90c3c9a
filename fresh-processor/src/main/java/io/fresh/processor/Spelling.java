// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant who wrote something else. */
final class Spelling {

  /** A word of fewer characters may have one mistake, any other one more. */
  private static final int LONG_WORD = 8;

  private Spelling() {}

  /** The word that a text was probably meant to be, whatever its case; empty if none is near. */
  static Optional<String> meantBy(String text, Collection<String> words) {
    return words.stream()
        .filter(word -> distance(text, word) <= (word.length() < LONG_WORD ? 1 : 2))
        .min(Comparator.comparingInt(word -> distance(text, word)));
  }

  /** How many characters must be added, removed, replaced, or swapped with the next. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] mistakes = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        mistakes[i][j] = i == 0 || j == 0 ? i + j : cheapest(mistakes, a, i, b, j);
      }
    }
    return mistakes[a.length()][b.length()];
  }

  private static int cheapest(int[][] mistakes, String a, int i, String b, int j) {
    int replaced = mistakes[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int moved = Math.min(mistakes[i - 1][j], mistakes[i][j - 1]) + 1;
    boolean isSwapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    int swapped = isSwapped ? mistakes[i - 2][j - 2] + 1 : Integer.MAX_VALUE;
    return Math.min(swapped, Math.min(replaced, moved));
  }
}
