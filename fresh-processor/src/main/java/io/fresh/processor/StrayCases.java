// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.annotation.Case;
import io.fresh.annotation.Discriminator;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Judges the types that messages are told apart by, where they are declared: each once, whatever clients use them. */
final class StrayCases {

  private final AnnotatedElements annotated;
  private final Types types;
  private final CaseReader cases;
  private final Messager messager;

  StrayCases(AnnotatedElements annotated, Types types, Messager messager) {
    this.annotated = annotated;
    this.types = types;
    this.cases = new CaseReader(types);
    this.messager = messager;
  }

  /** Tells of each mistake. */
  void print() {
    for (TypeElement type : annotated.types(Case.class)) {
      if (cases.root(type.asType()).isEmpty()) {
        print(Diagnostic.STRAY_CASE, type, Case.class, "value", type.getSimpleName());
      }
    }
    for (TypeElement root : annotated.types(Discriminator.class)) {
      validatePaths(root);
      validateValues(root);
    }
  }

  private void validatePaths(TypeElement root) {
    AnnotationMirror discriminator = Annotations.find(root, Discriminator.class).orElseThrow();
    for (String attribute : List.of("value", "at")) {
      Annotations.value(discriminator, attribute)
          .map(value -> String.valueOf(value.getValue()))
          .filter(path -> !Paths.isPath(path))
          .ifPresent(
              path ->
                  print(Diagnostic.MALFORMED_FIELD, root, Discriminator.class, attribute, path));
    }
  }

  private void validateValues(TypeElement root) {
    Map<String, TypeMirror> seen = new HashMap<>();
    for (TypeMirror type : cases.permitted(root.asType())) {
      for (String value : cases.values(type).orElse(List.of())) {
        TypeMirror earlier = seen.putIfAbsent(value, type);
        if (earlier != null) {
          TypeElement later = (TypeElement) types.asElement(type);
          String one = Names.of(earlier);
          print(Diagnostic.REPEATED_CASE, later, Case.class, "value", one, Names.of(type), value);
        }
      }
    }
  }

  private void print(
      Diagnostic diagnostic,
      Element element,
      Class<? extends Annotation> annotation,
      String attribute,
      Object... details) {
    AnnotationMirror mirror = Annotations.find(element, annotation).orElseThrow();
    AnnotationValue value = Annotations.value(mirror, attribute).orElse(null);
    messager.printMessage(diagnostic.kind(), diagnostic.message(details), element, mirror, value);
  }
}
