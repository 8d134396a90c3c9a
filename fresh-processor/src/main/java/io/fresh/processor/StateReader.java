// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Reads the state of a client. A class literal has no type arguments: those of a generic state come from the first handler
 * that names it.
 */
final class StateReader {

  private final Types types;
  private final KnownTypes known;

  StateReader(Types types, KnownTypes known) {
    this.types = types;
    this.known = known;
  }

  /** The state's class, without type arguments. */
  static Optional<AnnotationValue> declared(AnnotationMirror client) {
    return Annotations.value(client, "state")
        .filter(
            value ->
                !(value.getValue() instanceof TypeMirror type) || type.getKind() != TypeKind.VOID);
  }

  /** The state of a client whose handlers look so. */
  StateModel read(AnnotationValue value, Collection<ExecutableType> handlers) {
    TypeMirror declared = (TypeMirror) value.getValue();
    if (!(declared instanceof DeclaredType state)
        || ((TypeElement) state.asElement()).getTypeParameters().isEmpty()) {
      return new StateModel(declared, declared, value);
    }
    TypeMirror type =
        handlers.stream()
            .flatMap(this::named)
            .flatMap(candidate -> as(state, candidate).stream())
            .filter(candidate -> !((DeclaredType) candidate).getTypeArguments().isEmpty())
            .findFirst()
            .orElseGet(() -> unbounded(state));
    return new StateModel(declared, type, value);
  }

  /** A type seen as the state: itself or a supertype of it. */
  Optional<TypeMirror> as(TypeMirror state, TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    if (types.isSameType(types.erasure(type), types.erasure(state))) {
      return Optional.of(type);
    }
    return types.directSupertypes(type).stream()
        .flatMap(parent -> as(state, parent).stream())
        .findFirst();
  }

  /** The state that an answer carries: the argument of a {@code With}, or the answer itself. */
  TypeMirror carried(TypeMirror answer) {
    boolean isWith =
        known.isSame(answer, RuntimeTypes.REACTION_WITH)
            || known.isSame(answer, RuntimeTypes.RECOVERY_WITH);
    if (!isWith || ((DeclaredType) answer).getTypeArguments().isEmpty()) {
      return answer;
    }
    TypeMirror argument = ((DeclaredType) answer).getTypeArguments().get(0);
    if (argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
      return wildcard.getExtendsBound();
    }
    return argument;
  }

  private Stream<TypeMirror> named(ExecutableType handler) {
    return Stream.concat(
        handler.getParameterTypes().stream(), Stream.of(carried(handler.getReturnType())));
  }

  private TypeMirror unbounded(DeclaredType state) {
    TypeElement element = (TypeElement) state.asElement();
    TypeMirror[] arguments =
        element.getTypeParameters().stream()
            .map(parameter -> types.getWildcardType(null, null))
            .toArray(TypeMirror[]::new);
    return types.getDeclaredType(element, arguments);
  }
}
