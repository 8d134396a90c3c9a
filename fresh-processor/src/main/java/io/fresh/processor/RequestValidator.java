// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import javax.lang.model.element.AnnotationValue;

/**
 * Judges what a client's annotation adds to the upgrade request. No text of a header is shown but a name that is in order: a
 * credential may stand in the wrong place, and the compiler's output is kept by many.
 */
final class RequestValidator {

  private static final String SET_BY_RUNTIME = "the runtime sets it";
  private static final String NO_BODY = "an upgrade request has no body";

  /** Lower-case name to the reason for the refusal: the runtime's own list. */
  static final Map<String, String> RUNTIME_HEADERS =
      Map.of(
          "host", "the runtime takes it from the URI",
          "upgrade", SET_BY_RUNTIME,
          "connection", SET_BY_RUNTIME,
          "sec-websocket-key", SET_BY_RUNTIME,
          "sec-websocket-version", SET_BY_RUNTIME,
          "sec-websocket-accept", "it belongs to the server's answer",
          "sec-websocket-extensions", "use UpgradeOptions.deflate",
          "sec-websocket-protocol", "the runtime makes it of 'subprotocols'",
          "content-length", NO_BODY,
          "transfer-encoding", NO_BODY);

  /** Without {@code host}, of which too many words are but one letter away. */
  private static final List<String> LONG_NAMES =
      RUNTIME_HEADERS.keySet().stream().filter(name -> name.length() > 4).sorted().toList();

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final ClientModel client;
  private final Report report;

  RequestValidator(ClientModel client, Report report) {
    this.client = client;
    this.report = report;
  }

  void validateHeaders(SettingModel headers) {
    headers.values().forEach(this::validateHeader);
  }

  private void validateHeader(AnnotationValue value) {
    HeaderLine header = HeaderLine.of(String.valueOf(value.getValue()));
    String reason = RUNTIME_HEADERS.get(header.name().toLowerCase(Locale.ROOT));
    if (header.value().isEmpty()) {
      report(Diagnostic.MALFORMED_HEADER, value, "has no colon");
    } else if (reason != null) {
      report(Diagnostic.RUNTIME_HEADER, value, header.name(), reason);
    } else {
      fault(header)
          .ifPresentOrElse(
              fault -> report(Diagnostic.MALFORMED_HEADER, value, fault),
              () -> validateSpelling(header, value));
    }
  }

  private void validateSpelling(HeaderLine header, AnnotationValue value) {
    Spelling.meantBy(header.name(), LONG_NAMES)
        .ifPresent(
            name ->
                report(
                    Diagnostic.SIMILAR_HEADER,
                    value,
                    header.name(),
                    name,
                    RUNTIME_HEADERS.getOrDefault(name, SET_BY_RUNTIME)));
  }

  private static Optional<String> fault(HeaderLine header) {
    if (header.name().isEmpty()) {
      return Optional.of("has no name");
    }
    return firstNot(RequestValidator::isTokenChar, header.name())
        .map(character -> "has " + character + " in its name")
        .or(
            () ->
                header
                    .value()
                    .flatMap(value -> firstNot(RequestValidator::isValueChar, value))
                    .map(character -> "has " + character + " in its value"));
  }

  void validateSubprotocols(SettingModel subprotocols) {
    Set<String> seen = new HashSet<>();
    for (AnnotationValue value : subprotocols.values()) {
      String name = String.valueOf(value.getValue());
      Optional<String> wrong = firstNot(RequestValidator::isTokenChar, name);
      if (name.isEmpty()) {
        report(Diagnostic.MALFORMED_SUBPROTOCOL, value, "is empty");
      } else if (wrong.isPresent()) {
        report(Diagnostic.MALFORMED_SUBPROTOCOL, value, "has " + wrong.get() + " in it");
      } else if (!seen.add(name)) {
        report(Diagnostic.REPEATED_SUBPROTOCOL, value, name);
      }
    }
  }

  /** The first character that must not be there, as a line of text can show it. */
  private static Optional<String> firstNot(IntPredicate isAllowed, String text) {
    return text.chars().filter(isAllowed.negate()).mapToObj("U+%04X"::formatted).findFirst();
  }

  /** RFC 9110 §5.6.2. */
  static boolean isTokenChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  /** RFC 9110 §5.5: no control character but the tab, and nothing beyond ISO-8859-1. */
  static boolean isValueChar(int c) {
    return c == '\t' || (c >= ' ' && c != 0x7F && c <= 0xFF);
  }

  private void report(Diagnostic diagnostic, AnnotationValue value, Object... details) {
    report.add(diagnostic, client.element(), client.annotation(), value, details);
  }
}
