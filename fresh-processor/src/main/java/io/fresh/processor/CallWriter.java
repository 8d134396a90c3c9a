// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Writes the call of a handler. */
final class CallWriter {

  /** The first capital of a name, or the first few but the one that begins the next word. */
  private static final Pattern ACRONYM = Pattern.compile("^\\p{Lu}+(?=\\p{Lu}|s?$)|^\\p{Lu}");

  private final List<ParameterSpec> scope;

  /** For a method with these parameters. */
  CallWriter(List<ParameterSpec> scope) {
    this.scope = scope;
  }

  /** The call of a handler that takes what the dispatcher's method is given. */
  CodeBlock write(HandlerModel handler) {
    return write(handler, handler.kind().arguments().get(0).expression());
  }

  /** The call of a handler for whose message or error there is a variable. */
  CodeBlock write(HandlerModel handler, String variable) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (handler.takes(Argument.PAYLOAD_ARRAY)) {
      code.addStatement("byte[] bytes = new byte[payload.remaining()]");
      code.addStatement("payload.get(bytes)");
    }
    String arguments =
        handler.parameters().stream()
            .map(parameter -> Objects.requireNonNull(parameter.argument()))
            .map(argument -> argument.isOpen() ? variable : argument.expression())
            .collect(Collectors.joining(", "));
    CodeBlock call = CodeBlock.of("client.$L($L)", handler.method().getSimpleName(), arguments);
    return code.addStatement(answer(handler, call)).build();
  }

  private static CodeBlock answer(HandlerModel handler, CodeBlock call) {
    Answer answer = Objects.requireNonNull(handler.answer());
    return handler.async()
        ? CodeBlock.of(answer.asyncStatement().orElseThrow(), call, RuntimeTypes.OUTBOX)
        : CodeBlock.of(answer.statement(), call);
  }

  /** A name for a message or an error, after its type. */
  String variable(HandlerModel handler) {
    NameAllocator names = new NameAllocator();
    names.newName("client");
    scope.forEach(parameter -> names.newName(parameter.name()));
    String type = simpleName(handler.handledType().orElseThrow());
    return names.newName(uncapitalized(type));
  }

  /** The type of a message or an error, such that {@code instanceof} takes it without a warning. */
  static TypeName handledType(HandlerModel handler) {
    TypeMirror type = handler.handledType().orElseThrow();
    if (!(type instanceof DeclaredType declared)
        || ((TypeElement) declared.asElement()).getTypeParameters().isEmpty()) {
      return TypeName.get(type);
    }
    TypeElement element = (TypeElement) declared.asElement();
    return ParameterizedTypeName.get(
        ClassName.get(element),
        element.getTypeParameters().stream()
            .map(parameter -> WildcardTypeName.subtypeOf(Object.class))
            .toArray(TypeName[]::new));
  }

  /** {@code Reset} becomes {@code reset}, {@code URLChanged} becomes {@code urlChanged}. */
  private static String uncapitalized(String name) {
    return ACRONYM.matcher(name).replaceFirst(start -> start.group().toLowerCase(Locale.ROOT));
  }

  private static String simpleName(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return simpleName(array.getComponentType()) + "s";
    }
    return type instanceof DeclaredType declared
        ? declared.asElement().getSimpleName().toString()
        : type.toString();
  }
}
