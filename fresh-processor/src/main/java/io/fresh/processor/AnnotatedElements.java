// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * What has an annotation of Fresh in one round. javac looks through all classes of the round each time it is asked, and is asked once.
 *
 * @param all in the order of the source
 */
record AnnotatedElements(Set<? extends Element> all) {

  /** Those with any of these annotations. */
  static AnnotatedElements in(RoundEnvironment round, Collection<TypeElement> annotations) {
    return new AnnotatedElements(
        annotations.isEmpty()
            ? Set.of()
            : round.getElementsAnnotatedWithAny(annotations.toArray(TypeElement[]::new)));
  }

  /** Classes and interfaces with an annotation. */
  List<TypeElement> types(Class<? extends Annotation> annotation) {
    return ElementFilter.typesIn(all).stream().filter(type -> has(type, annotation)).toList();
  }

  /** Methods with an annotation. */
  List<ExecutableElement> methods(Class<? extends Annotation> annotation) {
    return ElementFilter.methodsIn(all).stream().filter(method -> has(method, annotation)).toList();
  }

  /** Methods that are marked as handlers, wherever they stand. */
  List<ExecutableElement> handlers() {
    return ElementFilter.methodsIn(all).stream()
        .filter(method -> !Annotations.kinds(method).isEmpty())
        .toList();
  }

  /** The class in which a method stands. */
  static TypeElement classOf(ExecutableElement method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  private static boolean has(Element element, Class<? extends Annotation> annotation) {
    return Annotations.find(element, annotation).isPresent();
  }
}
