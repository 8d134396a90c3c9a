// SPDX-License-Identifier: MIT
package io.fresh.processor;

import javax.lang.model.element.AnnotationValue;

/**
 * A status code that a handler names.
 *
 * @param code the code
 * @param value where it stands
 */
record CodeModel(int code, AnnotationValue value) {}
