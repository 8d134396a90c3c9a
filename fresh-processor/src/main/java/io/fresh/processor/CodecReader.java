// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import io.fresh.annotation.Codec;
import io.fresh.annotation.Shared;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads codec classes: what they implement, also through superclasses and other interfaces. */
final class CodecReader {

  private final Types types;
  private final KnownTypes known;

  CodecReader(Types types, KnownTypes known) {
    this.types = types;
    this.known = known;
  }

  /** Reads a class as a codec; whether it is one is for others to judge. */
  CodecModel read(TypeMirror named) {
    if (!(named instanceof DeclaredType declared)) {
      return new CodecModel(named, Map.of(), false, false, false);
    }
    TypeElement element = (TypeElement) declared.asElement();
    Map<CodecRole, TypeMirror> served = new EnumMap<>(CodecRole.class);
    for (CodecRole role : CodecRole.values()) {
      served(element.asType(), role.type()).ifPresent(type -> served.put(role, type));
    }
    return new CodecModel(
        named,
        Map.copyOf(served),
        known.isSubtype(named, RuntimeTypes.TEXT_FORMAT),
        known.isSubtype(named, RuntimeTypes.STRUCTURED_FORMAT),
        Annotations.find(element, Shared.class).isPresent());
  }

  /** The codec that a type names for itself. */
  Optional<NamedCodec> of(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? Annotations.find(declared.asElement(), Codec.class)
            .flatMap(annotation -> NamedCodec.in(annotation, "value", this))
        : Optional.empty();
  }

  private Optional<TypeMirror> served(TypeMirror codec, ClassName role) {
    return Supertypes.of(codec, types).stream()
        .filter(parent -> known.isSame(parent, role))
        .flatMap(parent -> ((DeclaredType) parent).getTypeArguments().stream())
        .map(TypeMirror.class::cast)
        .findFirst();
  }
}
