// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/** Writes the {@code start} methods. */
final class StartWriter {

  private static final ClassName STRING = ClassName.get(String.class);

  private final ClientModel client;
  private final boolean isOutline;

  private StartWriter(ClientModel client, boolean isOutline) {
    this.client = client;
    this.isOutline = isOutline;
  }

  static StartWriter of(ClientModel client) {
    return new StartWriter(client, false);
  }

  /** Methods of the same signatures that call nothing. */
  static StartWriter outline(ClientModel client) {
    return new StartWriter(client, true);
  }

  List<MethodSpec> write() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(withDefaults(true));
    methods.add(withOptions(true));
    if (client.constructor() != null) {
      methods.add(withDefaults(false));
      methods.add(withOptions(false));
    }
    return methods;
  }

  private MethodSpec withDefaults(boolean takesClient) {
    MethodSpec.Builder method = signature(takesClient, false);
    String handedOn = takesClient ? "client, " : "";
    return body(
        method,
        CodeBlock.of("start($Luri$L, $T.defaults())", handedOn, state(), RuntimeTypes.OPTIONS));
  }

  private MethodSpec withOptions(boolean takesClient) {
    MethodSpec.Builder method = signature(takesClient, true);
    return body(
        method,
        takesClient
            ? CodeBlock.of(
                "$T.start(new $L(client$L), uri, options)",
                RuntimeTypes.CLIENTS,
                DispatchWriter.NAME,
                state())
            : CodeBlock.of("start(new $T(), uri$L, options)", name(), state()));
  }

  private MethodSpec body(MethodSpec.Builder method, CodeBlock call) {
    if (isOutline) {
      return method
          .addStatement(
              "throw new $T($S)",
              UnsupportedOperationException.class,
              name().simpleName() + " was not compiled")
          .build();
    }
    return method.addStatement("return $L", call).build();
  }

  private MethodSpec.Builder signature(boolean takesClient, boolean takesOptions) {
    MethodSpec.Builder method = MethodSpec.methodBuilder("start").returns(RuntimeTypes.CONNECTION);
    if (client.isPublic()) {
      method.addModifiers(Modifier.PUBLIC);
    }
    method.addModifiers(Modifier.STATIC);
    method.addJavadoc(
        "Starts a $L. Returns at once; connecting goes on in the background.\n\n",
        takesClient ? "client" : "new client");
    if (takesClient) {
      add(
          method,
          name(),
          "client",
          "the object whose handlers are called; it serves one live connection");
    }
    add(method, STRING, "uri", "where to connect to: {@code ws} or {@code wss}");
    if (client.state() != null) {
      TypeName type = TypeName.get(client.state().type());
      add(method, type, "state", "the state at the first connect and after each reconnect");
    }
    if (takesOptions) {
      add(method, RuntimeTypes.OPTIONS, "options", "how the connection behaves");
    }
    method.addJavadoc("@return the connection\n");
    if (!takesClient) {
      constructorThrows().forEach(type -> addThrown(method, type));
    }
    return method;
  }

  private static void add(MethodSpec.Builder method, TypeName type, String name, String meaning) {
    method.addParameter(ParameterSpec.builder(type, name).build());
    method.addJavadoc("@param $L $L\n", name, meaning);
  }

  private static void addThrown(MethodSpec.Builder method, TypeName type) {
    method.addException(type);
    method.addJavadoc("@throws $T if the client's constructor throws it\n", type);
  }

  private String state() {
    return client.state() == null ? "" : ", state";
  }

  private List<TypeName> constructorThrows() {
    ExecutableElement constructor = client.constructor();
    List<? extends TypeMirror> thrown =
        constructor == null ? List.of() : constructor.getThrownTypes();
    return thrown.stream().map(TypeName::get).toList();
  }

  private ClassName name() {
    return ClassName.get(client.element());
  }
}
