// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** What diagnostics call things: as a user writes them, without packages. */
final class Names {

  private static final TypePrinter TYPES = new TypePrinter();

  private Names() {}

  /** For example {@code @OnText method Prices.onText}. */
  static String of(HandlerKind kind, ExecutableElement method) {
    return kind + " method " + of(method);
  }

  /** For example {@code @OnText method Prices.onText}. */
  static String of(HandlerModel handler) {
    return of(handler.kind(), handler.method());
  }

  /** For example {@code Prices.onText}. */
  static String of(ExecutableElement method) {
    Element type = Objects.requireNonNull(method.getEnclosingElement());
    return type.getSimpleName() + "." + method.getSimpleName();
  }

  /** For example {@code Map.Entry<String, Integer>}. */
  static String of(TypeMirror type) {
    return TYPES.visit(type);
  }

  /** For example {@code Map.Entry}. */
  static String of(Element type) {
    Element outer = type.getEnclosingElement();
    return (outer instanceof TypeElement ? of(outer) + "." : "") + type.getSimpleName();
  }

  /** For example {@code a, b or c}. */
  static String either(List<String> choice) {
    int last = choice.size() - 1;
    return last < 1
        ? String.join("", choice)
        : String.join(", ", choice.subList(0, last)) + " or " + choice.get(last);
  }

  /** For example {@code an interface}. */
  static String kindOf(TypeElement type) {
    String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }

  private static final class TypePrinter extends SimpleTypeVisitor14<String, @Nullable Void> {

    @Override
    protected String defaultAction(TypeMirror type, @Nullable Void nothing) {
      return type.toString();
    }

    @Override
    public String visitArray(ArrayType type, @Nullable Void nothing) {
      return visit(type.getComponentType()) + "[]";
    }

    @Override
    public String visitDeclared(DeclaredType type, @Nullable Void nothing) {
      return of(type.asElement()) + arguments(type.getTypeArguments());
    }

    @Override
    public String visitWildcard(WildcardType type, @Nullable Void nothing) {
      if (type.getExtendsBound() != null) {
        return "? extends " + visit(type.getExtendsBound());
      }
      return type.getSuperBound() == null ? "?" : "? super " + visit(type.getSuperBound());
    }

    private String arguments(List<? extends TypeMirror> arguments) {
      return arguments.isEmpty()
          ? ""
          : arguments.stream().map(this::visit).collect(Collectors.joining(", ", "<", ">"));
    }
  }
}
