// SPDX-License-Identifier: MIT
package io.fresh.processor;

import javax.lang.model.element.AnnotationValue;
import javax.lang.model.type.TypeMirror;

/**
 * The state that a client declares.
 *
 * @param declared the type as it stands in the annotation, without type arguments
 * @param type the type with the arguments that the handlers give it
 * @param value where it stands
 */
record StateModel(TypeMirror declared, TypeMirror type, AnnotationValue value) {}
