// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Classes as subtypes of a type with type arguments: of {@code Event<String>}, {@code Data} is {@code Data<String>}. */
final class Subtypes {

  private final Types types;

  Subtypes(Types types) {
    this.types = types;
  }

  /**
   * The type that objects of a class have who are of a more general type, too. A type parameter stays as it is if the general
   * type does not tell what it is.
   *
   * @return empty if there can be no such object
   */
  Optional<TypeMirror> of(TypeElement subclass, DeclaredType general) {
    TypeMirror own = subclass.asType();
    if (isUnsaid(general)) {
      return Optional.of(own);
    }
    TypeMirror[] arguments =
        subclass.getTypeParameters().stream()
            .map(parameter -> argument(parameter.asType(), own, general))
            .toArray(TypeMirror[]::new);
    DeclaredType subtype = types.getDeclaredType(subclass, arguments);
    return ConcreteTypes.contain(subtype) && !types.isSubtype(subtype, general)
        ? Optional.empty()
        : Optional.of(subtype);
  }

  /** A class without type parameters, or one that is named without saying what they are. */
  private static boolean isUnsaid(DeclaredType type) {
    return type.getTypeArguments().stream()
        .allMatch(argument -> argument.getKind() == TypeKind.TYPEVAR);
  }

  private TypeMirror argument(TypeMirror parameter, TypeMirror own, DeclaredType general) {
    List<? extends TypeMirror> said = general.getTypeArguments();
    return Supertypes.of(own, types).stream()
        .map(DeclaredType.class::cast)
        .filter(parent -> parent.asElement().equals(general.asElement()))
        .flatMap(parent -> said(parameter, parent.getTypeArguments(), said))
        .findFirst()
        .orElse(parameter);
  }

  private Stream<TypeMirror> said(
      TypeMirror parameter,
      List<? extends TypeMirror> declared,
      List<? extends TypeMirror> arguments) {
    return Stream.iterate(0, index -> index < declared.size(), index -> index + 1)
        .filter(index -> types.isSameType(declared.get(index), parameter))
        .map(index -> (TypeMirror) arguments.get(index))
        .filter(argument -> argument.getKind() != TypeKind.WILDCARD);
  }
}
