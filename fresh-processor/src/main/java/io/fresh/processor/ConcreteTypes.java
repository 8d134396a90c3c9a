// SPDX-License-Identifier: MIT
package io.fresh.processor;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The types that say in full what they are made of, so that a decoder can be asked for them. */
final class ConcreteTypes {

  private ConcreteTypes() {}

  /** Whether a type is one of them: no wildcard, no type variable, no generic class without arguments. */
  static boolean contain(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return array.getComponentType().getKind().isPrimitive() || contain(array.getComponentType());
    }
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().size() == parameters(declared)
        && declared.getTypeArguments().stream().allMatch(ConcreteTypes::contain)
        && (declared.getEnclosingType().getKind() == TypeKind.NONE
            || contain(declared.getEnclosingType()));
  }

  private static int parameters(DeclaredType type) {
    return ((TypeElement) type.asElement()).getTypeParameters().size();
  }
}
