// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Writes the call of a handler. */
final class CallWriter {

  private final List<ParameterSpec> scope;
  private final CodecFields codecs;

  /** For a method with these parameters, of a dispatcher with these codecs. */
  CallWriter(List<ParameterSpec> scope, CodecFields codecs) {
    this.scope = scope;
    this.codecs = codecs;
  }

  /** The call of a handler that takes what the dispatcher's method is given. */
  CodeBlock write(HandlerModel handler) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (handler.takes(Argument.PAYLOAD_ARRAY)) {
      code.addStatement("byte[] bytes = new byte[payload.remaining()]");
      code.addStatement("payload.get(bytes)");
    }
    return code.add(call(handler, CallWriter::asItIs)).build();
  }

  /** The call of a handler that is given this of its event. */
  CodeBlock write(HandlerModel handler, CodeBlock event) {
    return call(handler, argument -> argument.isCommon() ? asItIs(argument) : event);
  }

  private static CodeBlock asItIs(Argument argument) {
    return CodeBlock.of("$L", argument.expression());
  }

  private CodeBlock call(HandlerModel handler, Function<Argument, CodeBlock> expressions) {
    CodeBlock arguments =
        handler.parameters().stream()
            .map(parameter -> Objects.requireNonNull(parameter.argument()))
            .map(expressions)
            .collect(CodeBlock.joining(", "));
    CodeBlock call = CodeBlock.of("client.$L($L)", handler.method().getSimpleName(), arguments);
    return CodeBlock.builder().addStatement(answer(handler, call)).build();
  }

  private CodeBlock answer(HandlerModel handler, CodeBlock call) {
    Answer answer = Objects.requireNonNull(handler.answer());
    String statement = handler.async() ? answer.asyncStatement().orElseThrow() : answer.statement();
    CodingModel encoder = handler.payload().encoder().orElse(null);
    if (encoder != null) {
      return CodeBlock.of(statement, call, codecs.name(encoder), Names.of(handler.answered()));
    }
    return handler.async()
        ? CodeBlock.of(statement, call, RuntimeTypes.OUTBOX)
        : CodeBlock.of(statement, call);
  }

  /** The names that a variable cannot have. */
  TakenNames taken() {
    TakenNames names = new TakenNames("client", "later", "value", SendsWriter.METHOD);
    scope.forEach(parameter -> names.take(parameter.name()));
    codecs.names().forEach(names::take);
    return names;
  }

  /** A name for a message or an error, after its type. */
  static String variable(HandlerModel handler, TakenNames taken) {
    return taken.free(VariableNames.of(handler.handledType().orElseThrow()));
  }

  /** The type of a message or an error, such that {@code instanceof} takes it without a warning. */
  static TypeName handledType(HandlerModel handler) {
    return unbounded(handler.handledType().orElseThrow());
  }

  /** A type with a wildcard for each type argument. */
  static TypeName unbounded(TypeMirror type) {
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
}
