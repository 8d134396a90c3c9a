// SPDX-License-Identifier: MIT
package io.fresh.processor;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a handler.
 *
 * @param element where it stands
 * @param type its type, seen from the client
 * @param argument what it is given; {@code null} if there is nothing of that type
 */
record ParameterModel(VariableElement element, TypeMirror type, @Nullable Argument argument) {}
