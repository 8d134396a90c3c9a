// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * The URI that a client declares, with or without parameters.
 *
 * @param text as it stands in the annotation
 */
record UriModel(String text) {

  private static final Pattern SCHEME = Pattern.compile("^[^/]*://");
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");

  /**
   * A pair of braces.
   *
   * @param name what is between them, up to the colon if there is one
   * @param type what follows the colon; without one, that of a text
   * @param before what stands before them, with a letter for each other pair
   */
  record Braces(String name, String type, String before) {

    private static Braces of(String content, String before) {
      int colon = content.indexOf(':');
      return colon < 0
          ? new Braces(content, UriParameter.Type.STRING.label(), before)
          : new Braces(content.substring(0, colon), content.substring(colon + 1), before);
    }

    /** Whether a parameter in Java can have the name. */
    boolean isNamed() {
      return SourceVersion.isName(name) && name.indexOf('.') < 0;
    }

    /** Whether they stand before the first character of the path or query. */
    boolean isBeforePath() {
      return !SCHEME.matcher(before).replaceFirst("").matches("(?s).*[/?].*");
    }
  }

  /** All pairs, in order. */
  List<Braces> braces() {
    return BRACES
        .matcher(text)
        .results()
        .map(pair -> Braces.of(pair.group(1), sample(text.substring(0, pair.start()))))
        .toList();
  }

  /** Whether there is a brace that has no other. */
  boolean hasLoneBrace() {
    return sample().matches("(?s).*[{}].*");
  }

  /** What callers give, in order; of pairs that are not in order, what can be made of them. */
  List<UriParameter> parameters() {
    Map<String, UriParameter> parameters = new LinkedHashMap<>();
    for (Braces braces : braces()) {
      if (braces.isNamed()) {
        parameters.putIfAbsent(braces.name(), parameter(braces));
      }
    }
    return List.copyOf(parameters.values());
  }

  private static UriParameter parameter(Braces braces) {
    return new UriParameter(
        braces.name(), UriParameter.Type.of(braces.type()).orElse(UriParameter.Type.STRING));
  }

  /** The text without the types. */
  String template() {
    return replace(text, content -> "{" + Braces.of(content, "").name() + "}");
  }

  /** A URI as callers may make it. */
  String sample() {
    return sample(text);
  }

  private static String sample(String text) {
    return replace(text, content -> "x");
  }

  private static String replace(String text, Function<String, String> replacement) {
    return BRACES
        .matcher(text)
        .replaceAll(pair -> Matcher.quoteReplacement(replacement.apply(pair.group(1))));
  }
}
