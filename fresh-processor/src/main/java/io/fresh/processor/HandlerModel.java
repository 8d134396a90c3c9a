// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A handler.
 *
 * @param kind what it handles
 * @param method where it stands
 * @param annotation what makes it a handler
 * @param parameters what it takes
 * @param returnType what it returns, seen from the client
 * @param answer what that means; {@code null} if it means nothing
 * @param async whether it returns a stage of the answer
 * @param answered the type of the answer: what it returns, or what the stage completes with
 * @param thrown what it throws, seen from the client
 * @param codes the status codes that it names
 * @param payload how messages come to it and how its answers become messages
 */
record HandlerModel(
    HandlerKind kind,
    ExecutableElement method,
    AnnotationMirror annotation,
    List<ParameterModel> parameters,
    TypeMirror returnType,
    @Nullable Answer answer,
    boolean async,
    TypeMirror answered,
    List<TypeMirror> thrown,
    List<CodeModel> codes,
    PayloadModel payload) {

  /** The parameters that are given the event itself. */
  List<ParameterModel> eventParameters() {
    return parameters.stream()
        .filter(parameter -> parameter.argument() != null && parameter.argument().isEvent())
        .toList();
  }

  /** What tells it from the other handlers of its kind, if its kind goes by type. */
  Optional<TypeMirror> handledType() {
    return parameters.stream()
        .filter(parameter -> parameter.argument() != null && parameter.argument().isOpen())
        .map(ParameterModel::type)
        .findFirst();
  }

  /** The parameter of the dispatcher's method that holds what the handler takes of the event. */
  Argument carrier() {
    return eventParameters().stream()
        .map(parameter -> Objects.requireNonNull(parameter.argument()))
        .findFirst()
        .orElse(kind.arguments().get(0))
        .carrier();
  }

  /** Whether a parameter is given this. */
  boolean takes(Argument argument) {
    return parameters.stream().anyMatch(parameter -> parameter.argument() == argument);
  }

  /** Whether its annotations agree on what it handles; if not, what is wrong with it for one kind may be right for the other. */
  boolean isOfOneKind() {
    return Annotations.kinds(method).size() == 1;
  }
}
