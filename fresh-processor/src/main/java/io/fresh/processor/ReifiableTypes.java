// SPDX-License-Identifier: MIT
package io.fresh.processor;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The types that are there at run time (JLS §4.7), so that {@code instanceof} can ask for them. */
final class ReifiableTypes {

  private ReifiableTypes() {}

  /** Whether a type is one of them. */
  static boolean contain(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return contain(array.getComponentType());
    }
    if (type instanceof DeclaredType declared) {
      return declared.getTypeArguments().stream().allMatch(ReifiableTypes::isUnbounded)
          && contain(declared.getEnclosingType());
    }
    return type.getKind().isPrimitive() || type.getKind() == TypeKind.NONE;
  }

  private static boolean isUnbounded(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        && wildcard.getExtendsBound() == null
        && wildcard.getSuperBound() == null;
  }
}
