// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Finds types that do not exist yet: another processor may generate them, so that a client which names one has to wait.
 * Bodies and fields of the client are not looked at; they may even name the class that is generated for it.
 */
final class MissingTypes extends SimpleTypeVisitor14<Boolean, @Nullable Void> {

  private static final MissingTypes INSTANCE = new MissingTypes();

  private MissingTypes() {
    super(false);
  }

  /** Whether a type is, or is made with, one that does not exist. */
  static boolean in(TypeMirror type) {
    return INSTANCE.visit(type);
  }

  /** Whether the signature of a method names a type that does not exist. */
  static boolean in(ExecutableElement method) {
    return in(method.getReturnType())
        || any(method.getParameters().stream().map(VariableElement::asType).toList())
        || any(method.getThrownTypes());
  }

  private static boolean any(List<? extends TypeMirror> types) {
    return types.stream().anyMatch(MissingTypes::in);
  }

  @Override
  public Boolean visitError(ErrorType type, @Nullable Void nothing) {
    return true;
  }

  @Override
  public Boolean visitDeclared(DeclaredType type, @Nullable Void nothing) {
    return any(type.getTypeArguments());
  }

  @Override
  public Boolean visitArray(ArrayType type, @Nullable Void nothing) {
    return in(type.getComponentType());
  }

  @Override
  public Boolean visitWildcard(WildcardType type, @Nullable Void nothing) {
    TypeMirror upper = type.getExtendsBound();
    TypeMirror lower = type.getSuperBound();
    return (upper != null && in(upper)) || (lower != null && in(lower));
  }
}
