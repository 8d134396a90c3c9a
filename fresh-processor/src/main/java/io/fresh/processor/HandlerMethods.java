// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The annotated methods of a class and its superclasses.
 *
 * @param handlers in source order, those of superclasses last; an overridden method is left out
 * @param lost overrides without an annotation of methods that have one
 */
record HandlerMethods(List<ExecutableElement> handlers, List<Lost> lost) {

  /**
   * A handler whose override is none.
   *
   * @param handler the method with an annotation
   * @param override the method without
   */
  record Lost(ExecutableElement handler, ExecutableElement override) {}

  /** Finds the methods; empty if a superclass does not exist yet. */
  static Optional<HandlerMethods> of(TypeElement client, Elements elements) {
    List<ExecutableElement> handlers = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    List<ExecutableElement> seen = new ArrayList<>();
    for (Optional<TypeElement> type = Optional.of(client); type.isPresent(); ) {
      for (ExecutableElement method : ElementFilter.methodsIn(type.get().getEnclosedElements())) {
        Optional<ExecutableElement> override =
            seen.stream().filter(below -> elements.overrides(below, method, client)).findFirst();
        boolean isHandler = !Annotations.kinds(method).isEmpty();
        if (isHandler && override.isEmpty()) {
          handlers.add(method);
        } else if (isHandler && Annotations.kinds(override.get()).isEmpty()) {
          lost.add(new Lost(method, override.get()));
        }
        seen.add(method);
      }
      TypeMirror parent = type.get().getSuperclass();
      if (MissingTypes.in(parent)) {
        return Optional.empty();
      }
      type = superclass(parent);
    }
    return Optional.of(new HandlerMethods(List.copyOf(handlers), List.copyOf(lost)));
  }

  private static Optional<TypeElement> superclass(TypeMirror parent) {
    return parent instanceof DeclaredType declared
        ? Optional.of((TypeElement) declared.asElement())
        : Optional.empty();
  }
}
