// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Judges the URI that a client declares: its parameters, and what it is when they are given. */
final class UriValidator {

  private static final String OTHER_NAME =
      "Use letters and digits, the first a letter, and no keyword of Java";

  private final UriModel uri;
  private final ValueReport report;

  UriValidator(UriModel uri, ValueReport report) {
    this.uri = uri;
    this.report = report;
  }

  void validate() {
    Set<String> seen = new HashSet<>();
    uri.braces().forEach(braces -> validate(braces, seen));
    if (uri.hasLoneBrace()) {
      report.add(
          Diagnostic.MALFORMED_URI_PARAMETER,
          "has a brace without its other",
          "Write {name}; a brace that is meant as such is %7B or %7D");
    } else if (uri.braces().stream().noneMatch(UriModel.Braces::isBeforePath)) {
      new UriSyntaxValidator(report).validate(uri.sample());
    }
  }

  private void validate(UriModel.Braces braces, Set<String> seen) {
    String name = braces.name();
    if (!braces.isNamed()) {
      report.add(Diagnostic.MALFORMED_URI_PARAMETER, found(name), fix(name));
    } else if (!seen.add(name)) {
      report.add(Diagnostic.REPEATED_URI_PARAMETER, name);
    } else if (braces.isBeforePath()) {
      report.add(Diagnostic.URI_PARAMETER_PLACE, name);
    } else if (UriParameter.Type.of(braces.type()).isEmpty()) {
      report.add(
          Diagnostic.URI_PARAMETER_TYPE, name, shown(braces.type()), fixedType(braces.type()));
    }
  }

  private static String found(String name) {
    if (name.isEmpty()) {
      return "has braces without a name";
    }
    String kind = SourceVersion.isKeyword(name) ? "a keyword of Java" : "which is no name in Java";
    return "has {" + shown(name) + "}, " + kind;
  }

  /** What RFC 6570 has beyond names is read as the names in it: {@code {+path}} or {@code {x,y}}. */
  private static String fix(String name) {
    List<String> names =
        Arrays.stream(name.split(","))
            .map(UriValidator::camelCase)
            .filter(SourceVersion::isName)
            .map(good -> "{" + good + "}")
            .toList();
    return names.isEmpty() ? OTHER_NAME : "Write " + String.join(" and ", names);
  }

  /** {@code user-id} becomes {@code userId}. */
  private static String camelCase(String name) {
    String words =
        Arrays.stream(name.split("[^A-Za-z0-9_]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private static String fixedType(String type) {
    List<String> types = UriParameter.Type.labels();
    Optional<String> near = Spelling.meantBy(type, types);
    return near.map(label -> "Write '" + label + "'")
        .orElseGet(() -> "Use one of: " + String.join(", ", types));
  }

  /** A text on one line. */
  private static String shown(String text) {
    return text.replaceAll("[^\\x20-\\x7E]", "?");
  }
}
