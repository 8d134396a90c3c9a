// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.annotation.Blocking;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Where {@link Blocking} stands: what it does there, and where it does nothing. */
final class BlockingMarks {

  private final AnnotatedElements annotated;
  private final CalledClasses called;

  BlockingMarks(AnnotatedElements annotated, CalledClasses called) {
    this.annotated = annotated;
    this.called = called;
  }

  /** Whether a client, a type that it inherits from, or one of its handlers is marked. */
  static boolean isBlocking(TypeElement client, List<ExecutableElement> handlers) {
    return Supertypes.of(client).stream().flatMap(List::stream).anyMatch(BlockingMarks::isMarked)
        || handlers.stream().anyMatch(BlockingMarks::isMarked);
  }

  private static boolean isMarked(Element element) {
    return Annotations.find(element, Blocking.class).isPresent();
  }

  /** Tells of each that does nothing. The class of a handler is judged by {@link StrayHandlers}. */
  void print(Messager messager) {
    Diagnostic stray = Diagnostic.STRAY_BLOCKING;
    for (ExecutableElement method : annotated.methods(Blocking.class)) {
      if (Annotations.kinds(method).isEmpty()) {
        String message = stray.message("method " + Names.of(method), "handler");
        messager.printMessage(stray.kind(), message, method);
      }
    }
    for (TypeElement type : annotated.types(Blocking.class)) {
      if (!called.mayHave(type)) {
        String message = stray.message("'" + type.getSimpleName() + "'", "client");
        messager.printMessage(stray.kind(), message, type);
      }
    }
  }
}
