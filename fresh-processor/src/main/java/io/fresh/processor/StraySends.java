// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.annotation.Send;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Finds methods with {@code @Send} that no client could implement. An interface that no client names is not asked: a client
 * in another compilation may name it, and who has forgotten to do so has no {@code sends} to call.
 */
final class StraySends {

  private final AnnotatedElements annotated;

  StraySends(AnnotatedElements annotated) {
    this.annotated = annotated;
  }

  /** Tells of each. */
  void print(Messager messager) {
    Diagnostic stray = Diagnostic.STRAY_SEND;
    for (ExecutableElement method : annotated.methods(Send.class)) {
      obstacle(method)
          .map(reason -> stray.message("@Send method " + Names.of(method), reason))
          .ifPresent(message -> messager.printMessage(stray.kind(), message, method));
    }
  }

  private static Optional<String> obstacle(ExecutableElement method) {
    TypeElement type = AnnotatedElements.classOf(method);
    if (!type.getKind().isInterface()) {
      return Optional.of("'" + type.getSimpleName() + "' is no interface");
    }
    return method.getModifiers().contains(Modifier.ABSTRACT)
        ? Optional.empty()
        : Optional.of("it has a body");
  }
}
