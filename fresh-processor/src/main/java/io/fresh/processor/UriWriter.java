// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a start is told of where to connect to: a URI, or the parameters of the client's own. The latter may have none, and
 * then a start is told nothing.
 */
final class UriWriter {

  private static final String URI = "uri";

  /** What stands before a dot, or alone, in the methods that have the parameters: a variable of that name would be meant instead. */
  private static final List<String> OBSCURED =
      List.of(
          RuntimeTypes.OPTIONS.simpleName(),
          RuntimeTypes.CLIENTS.simpleName(),
          RuntimeTypes.CHILD_SPEC.simpleName(),
          RuntimeTypes.URI_TEMPLATE.simpleName(),
          OptionsWriter.NAME,
          "io");

  private final ClientModel client;
  private final @Nullable UriModel declared;

  /** What the parameters are called in generated code. */
  private final Map<UriParameter, String> names = new LinkedHashMap<>();

  UriWriter(ClientModel client) {
    this.client = client;
    this.declared = client.uri().orElse(null);
    TakenNames taken = new TakenNames(OBSCURED);
    Stream.of("link", "client", "state", "options").forEach(taken::take);
    if (declared != null) {
      declared.parameters().forEach(given -> names.put(given, taken.take(given.name())));
    }
  }

  /** Adds what a method takes. */
  void addTo(StaticMethod method) {
    if (declared == null) {
      method.takes(
          ClassName.get(String.class), URI, "where to connect to: {@code ws} or {@code wss}");
    }
    names.forEach(
        (parameter, name) ->
            method.takes(
                parameter.type().typeName(),
                name,
                "what stands for {@code {" + parameter.name() + "}} in the URI"));
  }

  /** What one method hands on to another. */
  List<CodeBlock> arguments() {
    return declared == null
        ? List.of(CodeBlock.of(URI))
        : names.values().stream().map(name -> CodeBlock.of("$L", name)).toList();
  }

  /** The URI itself. */
  CodeBlock uri() {
    return declared == null
        ? CodeBlock.of(URI)
        : CodeBlock.of("$L($L)", URI, CodeBlock.join(arguments(), ", "));
  }

  /** The method that makes the URI; empty if callers give it whole. */
  Optional<MethodSpec> write() {
    return declared == null
        ? Optional.empty()
        : Optional.of(head().answering(expression(declared)));
  }

  /** The same method, calling nothing. */
  Optional<MethodSpec> writeOutline(String reason) {
    return declared == null ? Optional.empty() : Optional.of(head().throwing(reason));
  }

  private StaticMethod head() {
    StaticMethod method = new StaticMethod(client.isPublic(), URI, "Where a client connects to.");
    addTo(method);
    method.returns(
        ClassName.get(String.class), "the URI, with what is given percent-encoded in it");
    return names.isEmpty()
        ? method
        : method.throwsToo(
            IllegalArgumentException.class,
            "what is given is no Unicode text, or makes a segment of the path that is empty,\n"
                + "    {@code .} or {@code ..}");
  }

  private CodeBlock expression(UriModel uri) {
    if (names.isEmpty()) {
      return CodeBlock.of("$S", uri.template());
    }
    List<CodeBlock> all = new ArrayList<>(List.of(CodeBlock.of("$S", uri.template())));
    all.addAll(arguments());
    return CodeBlock.of("$T.expand($L)", RuntimeTypes.URI_TEMPLATE, CodeBlock.join(all, ", "));
  }
}
