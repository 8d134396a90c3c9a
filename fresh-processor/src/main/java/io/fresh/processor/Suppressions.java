// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static io.fresh.processor.Diagnostic.UNKNOWN_SUPPRESSION;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * What {@code @SuppressWarnings} says to this processor. A warning is suppressed by a token like {@code fresh:NoHandlers} on its
 * place or around it; a token that suppresses nothing is a warning itself, where the processor looks.
 */
final class Suppressions {

  private final Set<Element> annotated = new LinkedHashSet<>();

  /** Collects what is written on classes, their members, and the classes around them. */
  Suppressions(Collection<TypeElement> classes) {
    classes.forEach(this::collect);
  }

  /** Whether a diagnostic must not be shown at a place. */
  static boolean cover(Diagnostic diagnostic, Element place) {
    return diagnostic.kind() == Kind.WARNING && isNamed(diagnostic.token(), place);
  }

  private static boolean isNamed(String token, Element place) {
    SuppressWarnings suppressed = place.getAnnotation(SuppressWarnings.class);
    Element outer = place.getEnclosingElement();
    return (suppressed != null && Arrays.asList(suppressed.value()).contains(token))
        || (outer != null && isNamed(token, outer));
  }

  private void collect(TypeElement type) {
    for (Element outer = type; outer instanceof TypeElement; ) {
      annotated.add(outer);
      outer = outer.getEnclosingElement();
    }
    type.getEnclosedElements().stream()
        .filter(member -> !(member instanceof TypeElement))
        .forEach(
            member -> {
              annotated.add(member);
              if (member instanceof ExecutableElement method) {
                annotated.addAll(method.getParameters());
              }
            });
  }

  /** Tells of each token that is for this processor and suppresses nothing. */
  void print(Messager messager) {
    for (Element element : annotated) {
      Annotations.find(element, SuppressWarnings.class)
          .filter(annotation -> !cover(UNKNOWN_SUPPRESSION, element))
          .ifPresent(annotation -> print(element, annotation, messager));
    }
  }

  private static void print(Element element, AnnotationMirror annotation, Messager messager) {
    Annotations.value(annotation, "value").stream()
        .flatMap(value -> Annotations.array(value).stream())
        .forEach(
            value ->
                message(value)
                    .ifPresent(
                        message ->
                            messager.printMessage(
                                UNKNOWN_SUPPRESSION.kind(), message, element, annotation, value)));
  }

  private static Optional<String> message(AnnotationValue value) {
    String token = String.valueOf(value.getValue());
    boolean isOurs = token.toLowerCase(Locale.ROOT).startsWith(Diagnostic.TOKEN) || isCode(token);
    return isOurs && tokens(Kind.WARNING).noneMatch(token::equals)
        ? Optional.of(UNKNOWN_SUPPRESSION.message(token, fix(token)))
        : Optional.empty();
  }

  private static boolean isCode(String token) {
    return Arrays.stream(Diagnostic.values()).map(Diagnostic::code).anyMatch(token::equals);
  }

  private static String fix(String token) {
    String meant = isCode(token) ? Diagnostic.TOKEN + Diagnostic.withoutPrefix(token) : token;
    if (tokens(Kind.ERROR).anyMatch(meant::equals)) {
      return "Remove it: an error is not suppressed";
    }
    return Spelling.meantBy(meant, tokens(Kind.WARNING).toList())
        .map(near -> "Write \"" + near + "\"")
        .orElseGet(() -> "Write one of: " + tokens(Kind.WARNING).collect(Collectors.joining(", ")));
  }

  private static Stream<String> tokens(Kind kind) {
    return Arrays.stream(Diagnostic.values())
        .filter(diagnostic -> diagnostic.kind() == kind)
        .map(Diagnostic::token);
  }
}
