// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * Finds handlers that nobody calls: their class is no client, and none that a client extends. An abstract class or
 * an interface may be inherited from in another compilation and is not asked.
 */
final class StrayHandlers {

  private final RoundEnvironment round;
  private final Set<TypeElement> called = new HashSet<>();

  StrayHandlers(RoundEnvironment round, List<TypeElement> clients) {
    this.round = round;
    clients.forEach(this::addWithSuperclasses);
  }

  /** Tells of each. */
  void print(Messager messager) {
    for (HandlerKind kind : HandlerKind.values()) {
      for (ExecutableElement method :
          ElementFilter.methodsIn(round.getElementsAnnotatedWith(kind.annotation()))) {
        TypeElement type = (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
        if (!called.contains(type) && !isOpenBase(type)) {
          Diagnostic stray = Diagnostic.STRAY_HANDLER;
          messager.printMessage(
              stray.kind(), stray.message(Names.of(kind, method), type.getSimpleName()), method);
        }
      }
    }
  }

  private void addWithSuperclasses(TypeElement type) {
    called.add(type);
    if (type.getSuperclass() instanceof DeclaredType parent) {
      addWithSuperclasses((TypeElement) parent.asElement());
    }
  }

  private static boolean isOpenBase(Element type) {
    return type.getKind() == ElementKind.INTERFACE
        || (type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.ABSTRACT));
  }
}
