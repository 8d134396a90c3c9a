// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads annotations as mirrors, so that a problem can be shown at a single value. */
final class Annotations {

  private Annotations() {}

  /** What an element is a handler of; more than one kind is a mistake. */
  static List<HandlerKind> kinds(Element element) {
    return element.getAnnotationMirrors().isEmpty()
        ? List.of()
        : Arrays.stream(HandlerKind.values())
            .filter(kind -> find(element, kind.annotation()).isPresent())
            .toList();
  }

  /** An annotation of an element. */
  static Optional<AnnotationMirror> find(Element element, Class<? extends Annotation> annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(annotation.getCanonicalName())) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** A value that stands in an annotation; empty if it was left to its default. */
  static Optional<AnnotationValue> value(AnnotationMirror annotation, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /** The values of an array; a single value is an array of one. */
  static List<AnnotationValue> array(AnnotationValue value) {
    if (value.getValue() instanceof List<?> list) {
      return list.stream().map(AnnotationValue.class::cast).toList();
    }
    return List.of(value);
  }

  /** Whether a class that stands in an annotation does not exist yet. */
  static boolean namesMissing(AnnotationMirror annotation) {
    return annotation.getElementValues().values().stream()
        .flatMap(value -> array(value).stream())
        .anyMatch(value -> value.getValue() instanceof TypeMirror type && MissingTypes.in(type));
  }

  /**
   * Whether a constant that stands in an annotation does not exist yet: another processor may generate it. javac has this text
   * in its place, whatever the attribute's type.
   */
  static boolean isUnresolved(AnnotationMirror annotation) {
    return annotation.getElementValues().values().stream()
        .flatMap(value -> array(value).stream())
        .anyMatch(value -> "<error>".equals(value.getValue()));
  }
}
