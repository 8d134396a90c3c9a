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
 * @param origin the class, method or parameter that it is of
 * @param element the one at which it is shown: the same, or the client that inherits it
 * @param annotation an annotation of the element, if it is that; otherwise {@code null}
 * @param value a value in the annotation, if it is that; otherwise {@code null}
 */
record Problem(
    Diagnostic diagnostic,
    String message,
    Element origin,
    Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value) {}
