// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes what becomes of a message that must be decoded or looked into. */
final class MessageWriter {

  private final MessageModel message;
  private final String source;
  private final CodecFields codecs;
  private final CallWriter call;
  private final TakenNames names;

  /** For a message that the dispatcher's method is given under a name. */
  MessageWriter(MessageModel message, String source, CodecFields codecs, CallWriter call) {
    this.message = message;
    this.source = source;
    this.codecs = codecs;
    this.call = call;
    this.names = call.taken();
  }

  CodeBlock write() {
    CodeBlock.Builder body = CodeBlock.builder();
    if (!message.paths().isEmpty()) {
      String look = message.selected().isEmpty() || message.rest().isEmpty() ? "look" : "tryLook";
      body.addStatement("$L($N, $L)", look, codecs.members(), source);
    }
    if (message.selected().isEmpty()) {
      return body.add(rest()).build();
    }
    return body.add(isOneSwitch() ? bySwitch() : byConditions()).build();
  }

  /** One member, and values of it alone; none is empty, as that stands for a member that is not there. */
  private boolean isOneSwitch() {
    return message.fields().size() == 1
        && message.selected().stream()
            .map(route -> route.selector().values())
            .noneMatch(values -> values.isEmpty() || values.contains(""));
  }

  private CodeBlock bySwitch() {
    String field = message.fields().get(0);
    String name = names.take(VariableNames.of(field));
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$T $L = $N.text(0)", String.class, name, codecs.members());
    body.beginControlFlow("switch ($1L == null ? $2S : $1L)", name, "");
    for (RouteModel route : message.selected()) {
      CodeBlock values =
          route.selector().values().stream()
              .map(value -> CodeBlock.of("$S", value))
              .collect(CodeBlock.joining(", "));
      body.add("case $L -> ", values).add(call(route));
    }
    return body.add("default -> ").add(restOfSwitch()).endControlFlow().build();
  }

  private CodeBlock restOfSwitch() {
    return isChain()
        ? CodeBlock.builder().add("{\n").indent().add(rest()).unindent().add("}\n").build()
        : rest();
  }

  private CodeBlock byConditions() {
    CodeBlock.Builder body = CodeBlock.builder();
    Map<String, String> variables = new HashMap<>();
    List<String> fields = message.fields();
    for (String field : fields) {
      if (!message.values(field).isEmpty()) {
        String name = names.take(VariableNames.of(field));
        variables.put(field, name);
        body.addStatement(
            "$T $L = $N.text($L)", String.class, name, codecs.members(), fields.indexOf(field));
      }
    }
    boolean isFirst = true;
    for (RouteModel route : message.selected()) {
      branch(body, isFirst, condition(route.selector(), variables)).add(call(route));
      isFirst = false;
    }
    return body.nextControlFlow("else").add(rest()).endControlFlow().build();
  }

  private CodeBlock condition(SelectorModel selector, Map<String, String> variables) {
    if (selector.values().isEmpty()) {
      int index = message.fields().indexOf(selector.field());
      return CodeBlock.of("$N.value($L) != null", codecs.members(), index);
    }
    return selector.values().stream()
        .map(value -> CodeBlock.of("$S.equals($L)", value, variables.get(selector.field())))
        .collect(CodeBlock.joining("$W|| "));
  }

  private CodeBlock rest() {
    if (message.rest().isEmpty()) {
      return CodeBlock.builder().addStatement("throw unknown($L)", looked()).build();
    }
    return isChain() ? chain() : call(message.rest().get(0));
  }

  /** What the message does not have, for who reads the error. */
  private CodeBlock looked() {
    CodeBlock fields =
        message.fields().stream()
            .map(
                field ->
                    CodeBlock.of(
                        "$T.of($L)",
                        RuntimeTypes.FIELD,
                        Stream.concat(Stream.of(field), message.values(field).stream())
                            .map(text -> CodeBlock.of("$S", text))
                            .collect(CodeBlock.joining(", "))))
            .collect(CodeBlock.joining(",$W"));
    return CodeBlock.of("$N,$W$L", codecs.members(), fields);
  }

  /** Whether the value that the decoder makes must be asked for its type. */
  private boolean isChain() {
    return message.rest().size() > 1 || !message.rest().stream().allMatch(this::takesAll);
  }

  private boolean takesAll(RouteModel route) {
    return route.decoder() == null
        || route.type() == null
        || TypeName.get(route.type()).equals(TypeName.get(route.decoder().type()));
  }

  private CodeBlock chain() {
    RouteModel first = message.rest().get(0);
    CodingModel decoder = Objects.requireNonNull(first.decoder());
    String value = names.take(VariableNames.of(decoder.type()));
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$T $L = $L", TypeName.get(decoder.type()), value, payload(first));
    boolean isFirst = true;
    for (RouteModel route : message.rest()) {
      if (!takesAll(route)) {
        String name = CallWriter.variable(route.handler(), names);
        TypeName type = CallWriter.handledType(route.handler());
        branch(body, isFirst, CodeBlock.of("$L instanceof $T $L", value, type, name))
            .add(call.write(route.handler(), CodeBlock.of("$L", name)));
        isFirst = false;
      }
    }
    body.nextControlFlow("else");
    message.rest().stream()
        .filter(this::takesAll)
        .findFirst()
        .ifPresentOrElse(
            route -> body.add(call.write(route.handler(), CodeBlock.of("$L", value))),
            () -> body.addStatement("throw unknown($L)", value));
    return body.endControlFlow().build();
  }

  private static CodeBlock.Builder branch(
      CodeBlock.Builder body, boolean isFirst, CodeBlock condition) {
    return isFirst
        ? body.beginControlFlow("if ($L)", condition)
        : body.nextControlFlow("else if ($L)", condition);
  }

  private CodeBlock call(RouteModel route) {
    return call.write(route.handler(), payload(route));
  }

  /** What a handler is given of the message. */
  private CodeBlock payload(RouteModel route) {
    CodeBlock bytes = bytes(route.selector().at());
    if (route.decoder() != null) {
      String type = Names.of(route.decoder().type());
      String method =
          route.decoder().role() == CodecRole.BINARY_DECODER ? "decodeBinary" : "decodeText";
      return CodeBlock.of("$L($Z$N, $L,$W$S)", method, codecs.name(route.decoder()), bytes, type);
    }
    return route.handler().eventParameters().stream()
        .findFirst()
        .map(parameter -> asItIs(Objects.requireNonNull(parameter.argument()), bytes))
        .orElse(CodeBlock.of(""));
  }

  private static CodeBlock asItIs(Argument argument, CodeBlock bytes) {
    return switch (argument) {
      case TEXT -> CodeBlock.of("text($L)", bytes);
      case CHARS -> CodeBlock.of("(CharSequence) text($L)", bytes);
      case UTF8_BYTE_BUF -> CodeBlock.of("$T.wrappedBuffer($L)", RuntimeTypes.UNPOOLED, bytes);
      default -> bytes;
    };
  }

  private CodeBlock bytes(String at) {
    return at.isEmpty()
        ? CodeBlock.of("$L", source)
        : CodeBlock.of("member($N, $L, $S)", codecs.members(), message.paths().indexOf(at), at);
  }
}
