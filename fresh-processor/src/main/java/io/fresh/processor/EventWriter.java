// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the override for one event: a call, a chain of {@code instanceof}, or a {@code switch}. */
final class EventWriter {

  private final EventModel event;
  private final List<ParameterSpec> parameters;
  private final CodecFields codecs;
  private final CallWriter call;

  EventWriter(EventModel event, CodecFields codecs) {
    this.event = event;
    this.parameters = parameters(event);
    this.codecs = codecs;
    this.call = new CallWriter(parameters, codecs);
  }

  MethodSpec write() {
    return MethodSpec.methodBuilder(event.kind().dispatcherMethod())
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameters(parameters)
        .addExceptions(event.thrown())
        .addCode(body())
        .build();
  }

  private static List<ParameterSpec> parameters(EventModel event) {
    return Stream.of(
            Stream.of(parameter(Argument.CONNECTION), parameter(event.carrier())),
            event.isInParts() ? Stream.of(parameter(Argument.LAST)) : Stream.<ParameterSpec>empty(),
            event.kind().answers().outlet().stream())
        .flatMap(parameter -> parameter)
        .toList();
  }

  private static ParameterSpec parameter(Argument argument) {
    return ParameterSpec.builder(argument.type(), argument.expression()).build();
  }

  private CodeBlock body() {
    if (event.message() != null) {
      String source = event.carrier().expression();
      return new MessageWriter(event.message(), source, codecs, call).write();
    }
    if (event.chosen().isEmpty()) {
      return rest(event.rest());
    }
    return event.kind().isByCode() ? byCode() : byType();
  }

  private CodeBlock byType() {
    CodeBlock.Builder body = CodeBlock.builder();
    String open = event.kind().arguments().get(0).expression();
    String opening = "if ($L instanceof $T $L)";
    for (HandlerModel handler : event.chosen()) {
      String name = CallWriter.variable(handler, call.taken());
      CodeBlock condition = CodeBlock.of(opening, open, CallWriter.handledType(handler), name);
      if (body.isEmpty()) {
        body.beginControlFlow("$L", condition);
      } else {
        body.nextControlFlow("else $L", condition);
      }
      body.add(call.write(handler, CodeBlock.of("$L", name)));
    }
    return body.nextControlFlow("else").add(rest(event.rest())).endControlFlow().build();
  }

  private CodeBlock byCode() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("switch (status.code())");
    for (HandlerModel handler : event.chosen()) {
      String codes =
          handler.codes().stream()
              .map(code -> Integer.toString(code.code()))
              .collect(Collectors.joining(", "));
      body.add("case $L -> ", codes).add(call.write(handler));
    }
    return body.add("default -> ").add(rest(event.rest())).endControlFlow().build();
  }

  private CodeBlock rest(@Nullable HandlerModel handler) {
    if (handler != null) {
      return call.write(handler);
    }
    String names = parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    return CodeBlock.builder()
        .addStatement("super.$L($L)", event.kind().dispatcherMethod(), names)
        .build();
  }
}
