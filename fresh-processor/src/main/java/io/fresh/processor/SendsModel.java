// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The interface by which a client sends.
 *
 * @param type the interface, or what is named in its place
 * @param value where it is named
 * @param methods its methods with an annotation, in source order, inherited ones last
 * @param bare its abstract methods without one
 * @param memberTypes the simple names of the types that who implements it inherits
 */
record SendsModel(
    TypeMirror type,
    AnnotationValue value,
    List<SendModel> methods,
    List<ExecutableElement> bare,
    Set<String> memberTypes) {

  /** Whether it is an interface with something to implement. */
  boolean hasMethods() {
    return !methods.isEmpty() || !bare.isEmpty();
  }

  /** What its methods encode with. */
  Stream<CodingModel> encoders() {
    return methods.stream().flatMap(method -> method.encoders().stream());
  }
}
