// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/** Reads what an answer that comes later will be. */
final class StageReader {

  private static final ClassName STAGE = ClassName.get(CompletionStage.class);

  private final Types types;
  private final KnownTypes known;

  StageReader(Types types, KnownTypes known) {
    this.types = types;
    this.known = known;
  }

  /**
   * What a stage completes with; empty if the type is no stage. Of a stage that does not say, nothing is known but that it is not void:
   * the stage itself stands for it, which is no answer.
   */
  Optional<TypeMirror> completedWith(TypeMirror type) {
    return known.isSubtype(type, STAGE)
        ? Optional.of(argument(stage(type), type))
        : Optional.empty();
  }

  /** The type seen as the interface. */
  private DeclaredType stage(TypeMirror type) {
    if (known.isSame(type, STAGE)) {
      return (DeclaredType) type;
    }
    return types.directSupertypes(type).stream()
        .filter(parent -> known.isSubtype(parent, STAGE))
        .findFirst()
        .map(this::stage)
        .orElseThrow();
  }

  private static TypeMirror argument(DeclaredType stage, TypeMirror otherwise) {
    if (stage.getTypeArguments().isEmpty()) {
      return otherwise;
    }
    TypeMirror argument = stage.getTypeArguments().get(0);
    if (argument instanceof WildcardType wildcard) {
      TypeMirror bound = wildcard.getExtendsBound();
      return bound == null ? otherwise : bound;
    }
    return argument;
  }
}
