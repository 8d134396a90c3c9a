// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The annotated methods of a class and all its supertypes.
 *
 * @param handlers in source order: those of the class, of its superclasses, of their interfaces; an overridden method is left out
 * @param lost handlers whose override is none, or one of another kind
 */
record HandlerMethods(List<ExecutableElement> handlers, List<Lost> lost) {

  /**
   * A handler whose override is not the same kind of handler.
   *
   * @param handler the method with an annotation
   * @param override the method that is called in its place
   */
  record Lost(ExecutableElement handler, ExecutableElement override) {}

  /** Finds the methods; empty if a supertype does not exist yet. */
  static Optional<HandlerMethods> of(TypeElement client, Elements elements) {
    return Supertypes.of(client).map(types -> new Search(client, elements, types).run());
  }

  /** Looks through the methods of one client. */
  private static final class Search {

    private final TypeElement client;
    private final Elements elements;
    private final List<ExecutableElement> methods;

    Search(TypeElement client, Elements elements, List<TypeElement> types) {
      this.client = client;
      this.elements = elements;
      this.methods =
          types.stream()
              .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
              .toList();
    }

    HandlerMethods run() {
      List<ExecutableElement> handlers = new ArrayList<>();
      List<Lost> lost = new ArrayList<>();
      Set<ExecutableElement> told = new LinkedHashSet<>();
      for (ExecutableElement method : methods) {
        List<HandlerKind> kinds = Annotations.kinds(method);
        Optional<ExecutableElement> override =
            kinds.isEmpty() ? Optional.empty() : override(method);
        if (!kinds.isEmpty() && override.isEmpty()) {
          handlers.add(method);
        }
        // One override may lose many: the nearest says it.
        override
            .filter(below -> !kinds.equals(Annotations.kinds(below)) && told.add(below))
            .ifPresent(below -> lost.add(new Lost(method, below)));
      }
      return new HandlerMethods(List.copyOf(handlers), List.copyOf(lost));
    }

    /** The method that is called in place of another: the override that nothing overrides. */
    private Optional<ExecutableElement> override(ExecutableElement method) {
      List<ExecutableElement> overrides = overrides(method);
      return overrides.stream().filter(below -> overrides(below).isEmpty()).findFirst();
    }

    private List<ExecutableElement> overrides(ExecutableElement method) {
      return methods.stream().filter(below -> elements.overrides(below, method, client)).toList();
    }
  }
}
