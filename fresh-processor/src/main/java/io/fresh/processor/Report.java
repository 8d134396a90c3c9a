// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/**
 * What was found wrong with one client. A problem of an inherited method is shown at the client: the superclass may be in
 * another file, or in no file at all.
 */
final class Report {

  private final TypeElement client;
  private final Set<String> sources;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Begins a report.
   *
   * @param client the client
   * @param sources the names of the top-level classes that are being compiled
   */
  Report(TypeElement client, Set<String> sources) {
    this.client = client;
    this.sources = sources;
  }

  /** Adds a problem of an element; the details fill the diagnostic's message. */
  void add(Diagnostic diagnostic, Element element, Object... details) {
    String message = diagnostic.message(details);
    problems.add(
        new Problem(diagnostic, message, element, isOwn(element) ? element : client, null, null));
  }

  /** Adds a problem of a value in an annotation. */
  void add(
      Diagnostic diagnostic,
      Element element,
      AnnotationMirror annotation,
      AnnotationValue value,
      Object... details) {
    String message = diagnostic.message(details);
    problems.add(
        isOwn(element)
            ? new Problem(diagnostic, message, element, element, annotation, value)
            : new Problem(diagnostic, message, element, client, null, null));
  }

  /**
   * Adds a problem of an element that may be in another file: shown there if that is compiled, too, or else at a value in the client's
   * annotation.
   */
  void addNear(
      Diagnostic diagnostic,
      Element element,
      AnnotationMirror annotation,
      AnnotationValue value,
      Object... details) {
    if (sources.contains(outermost(element))) {
      String message = diagnostic.message(details);
      problems.add(new Problem(diagnostic, message, element, element, null, null));
    } else {
      add(diagnostic, client, annotation, value, details);
    }
  }

  /** Whether the client must not be generated as it stands. */
  boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.diagnostic().kind() == Kind.ERROR);
  }

  /** Hands everything to the compiler, but warnings that {@code @SuppressWarnings} names. */
  void print(Messager messager) {
    for (Problem problem : problems) {
      if (isSuppressed(problem)) {
        continue;
      }
      messager.printMessage(
          problem.diagnostic().kind(),
          problem.message(),
          problem.element(),
          problem.annotation(),
          problem.value());
    }
  }

  /** An inherited method is shown at the client, but a word on the method itself counts, too. */
  private static boolean isSuppressed(Problem problem) {
    return Suppressions.cover(problem.diagnostic(), problem.element())
        || Suppressions.cover(problem.diagnostic(), problem.origin());
  }

  private static String outermost(Element element) {
    Element outer = element.getEnclosingElement();
    return outer == null || outer instanceof PackageElement ? element.toString() : outermost(outer);
  }

  /** Whether an element is the client, one of its methods, or in one; not those of a nested class. */
  private boolean isOwn(Element element) {
    Element outer = element.getEnclosingElement();
    return element.equals(client)
        || (!(element instanceof TypeElement) && outer != null && isOwn(outer));
  }
}
