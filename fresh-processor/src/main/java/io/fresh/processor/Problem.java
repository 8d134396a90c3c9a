// SPDX-License-Identifier: MIT
package io.fresh.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * One finding, and where to show it.
 *
 * @param diagnostic what is wrong
 * @param message what the user reads
 * @param element the class, method or parameter
 * @param annotation an annotation of the element, if it is that; otherwise {@code null}
 * @param value a value in the annotation, if it is that; otherwise {@code null}
 */
record Problem(
    Diagnostic diagnostic,
    String message,
    Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value) {}
