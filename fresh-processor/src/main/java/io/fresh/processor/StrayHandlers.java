// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Finds handlers that nobody calls: their class is no client, and none that a client extends. An abstract class or
 * an interface may be inherited from in another compilation and is not asked.
 */
final class StrayHandlers {

  private final List<ExecutableElement> handlers;
  private final CalledClasses called;

  StrayHandlers(List<ExecutableElement> handlers, CalledClasses called) {
    this.handlers = handlers;
    this.called = called;
  }

  /** Tells of each. */
  void print(Messager messager) {
    for (ExecutableElement method : handlers) {
      TypeElement type = AnnotatedElements.classOf(method);
      if (!called.mayHave(type)) {
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
}
