// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Collection;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Finds what is named where a type is written down: its class, and those of its type arguments, bounds and components. */
final class NamedTypes extends SimpleTypeVisitor14<Stream<Element>, @Nullable Void> {

  private static final NamedTypes INSTANCE = new NamedTypes();

  private NamedTypes() {}

  /** The classes, and the type parameters if there are any, that a type names. */
  static Stream<Element> in(TypeMirror type) {
    return INSTANCE.visit(type);
  }

  @Override
  protected Stream<Element> defaultAction(TypeMirror type, @Nullable Void nothing) {
    return Stream.empty();
  }

  @Override
  public Stream<Element> visitArray(ArrayType type, @Nullable Void nothing) {
    return in(type.getComponentType());
  }

  @Override
  public Stream<Element> visitDeclared(DeclaredType type, @Nullable Void nothing) {
    return Stream.of(
            Stream.of(type.asElement()), in(type.getEnclosingType()), all(type.getTypeArguments()))
        .flatMap(named -> named);
  }

  @Override
  public Stream<Element> visitTypeVariable(TypeVariable type, @Nullable Void nothing) {
    return Stream.of(type.asElement());
  }

  @Override
  public Stream<Element> visitWildcard(WildcardType type, @Nullable Void nothing) {
    return Stream.concat(
            Stream.ofNullable(type.getExtendsBound()), Stream.ofNullable(type.getSuperBound()))
        .flatMap(NamedTypes::in);
  }

  private static Stream<Element> all(Collection<? extends TypeMirror> types) {
    return types.stream().flatMap(NamedTypes::in);
  }
}
