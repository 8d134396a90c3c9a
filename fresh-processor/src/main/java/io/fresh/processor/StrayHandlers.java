// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Finds handlers that nobody calls: their class is no client, and none that a client extends. An abstract class or
 * an interface may be inherited from in another compilation and is not asked.
 */
final class StrayHandlers {

  private final List<ExecutableElement> handlers;
  private final Set<TypeElement> called = new HashSet<>();

  StrayHandlers(List<ExecutableElement> handlers, List<TypeElement> clients) {
    this.handlers = handlers;
    clients.forEach(this::addWithSuperclasses);
  }

  /** Tells of each. */
  void print(Messager messager) {
    for (ExecutableElement method : handlers) {
      TypeElement type = AnnotatedElements.classOf(method);
      if (!called.contains(type) && !isOpenBase(type)) {
        Annotations.kinds(method).forEach(kind -> print(kind, method, type, messager));
      }
    }
  }

  private static void print(
      HandlerKind kind, ExecutableElement method, TypeElement type, Messager messager) {
    Diagnostic stray = Diagnostic.STRAY_HANDLER;
    String message = stray.message(Names.of(kind, method), type.getSimpleName());
    messager.printMessage(stray.kind(), message, method);
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
