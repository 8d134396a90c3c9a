// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The constructor of a client that takes nothing.
 *
 * @param element the constructor
 * @param throwsExceptions whether all that it throws are exceptions or errors, so that a {@code Callable} may call it
 */
record ConstructorModel(ExecutableElement element, boolean throwsExceptions) {

  /** What it throws. */
  List<? extends TypeMirror> thrown() {
    return element.getThrownTypes();
  }
}
