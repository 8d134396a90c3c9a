// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the nested class that calls the handlers. */
final class DispatchWriter {

  /** The name of the nested class. */
  static final String NAME = "Dispatch";

  private static final Map<Argument, String> FORMS =
      Map.of(
          Argument.TEXT, "STRING",
          Argument.UTF8_BUFFER, "BUFFER",
          Argument.UTF8_BYTE_BUF, "BYTE_BUF",
          Argument.BINARY_ARRAY, "ARRAY",
          Argument.BINARY_BUFFER, "BUFFER",
          Argument.BINARY_BYTE_BUF, "BYTE_BUF");

  private final ClientModel client;

  DispatchWriter(ClientModel client) {
    this.client = client;
  }

  TypeSpec write() {
    CodecFields codecs = new CodecFields(client);
    ClassName name = ClassName.get(client.element());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(NAME)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(superclass(client.state()))
            .addField(name, "client", Modifier.PRIVATE, Modifier.FINAL)
            .addFields(codecs.write());
    if (client.sends() != null) {
      type.addField(
          FieldSpec.builder(
                  client.generatedName().nestedClass(SendsWriter.NAME),
                  SendsWriter.METHOD,
                  Modifier.PRIVATE,
                  Modifier.FINAL)
              .initializer("new $L(this)", SendsWriter.NAME)
              .build());
    }
    type.addMethod(constructor(name));
    if (client.isBlocking()) {
      type.addMethod(isBlocking());
    }
    for (EventModel event : client.events()) {
      type.addMethod(new EventWriter(event, codecs).write());
    }
    return type.build();
  }

  private static TypeName superclass(@Nullable StateModel state) {
    return state == null
        ? RuntimeTypes.DISPATCHER
        : ParameterizedTypeName.get(RuntimeTypes.STATEFUL_DISPATCHER, TypeName.get(state.type()));
  }

  private MethodSpec constructor(ClassName name) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(name, "client");
    CodeBlock forms = CodeBlock.of("$L, $L", form(HandlerKind.TEXT), form(HandlerKind.BINARY));
    if (client.state() == null) {
      constructor.addStatement("super(client, $L)", forms);
    } else {
      constructor
          .addParameter(TypeName.get(client.state().type()), "state")
          .addStatement("super(client, state, $L)", forms);
    }
    return constructor.addStatement("this.client = client").build();
  }

  private static MethodSpec isBlocking() {
    return MethodSpec.methodBuilder("isBlocking")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .addStatement("return true")
        .build();
  }

  private CodeBlock form(HandlerKind kind) {
    String form =
        client.events().stream()
            .filter(event -> event.kind() == kind)
            .map(DispatchWriter::form)
            .findFirst()
            .orElse("NONE");
    return CodeBlock.of("$T.$L", RuntimeTypes.MESSAGE_FORM, form);
  }

  private static String form(EventModel event) {
    String form = Objects.requireNonNull(FORMS.get(event.carrier()));
    return event.isInParts() ? "PARTIAL_" + form : form;
  }
}
