// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.fresh.annotation.Restart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the {@code childSpec} methods. A restart begins clean, so they take suppliers of what {@code start} takes as it is.
 */
final class ChildSpecWriter {

  /** What holds where the annotation says nothing. */
  static final Restart DEFAULT_RESTART = Restart.TRANSIENT;

  static final Time DEFAULT_SHUTDOWN = new Time(5, Time.Unit.S);

  /**
   * One method.
   *
   * @param takesClient whether it is given what makes the client
   * @param takesOptions whether it is given options, or takes the defaults
   */
  private record Form(boolean takesClient, boolean takesOptions) {}

  private final ClientModel client;
  private final UriWriter uri;

  ChildSpecWriter(ClientModel client) {
    this.client = client;
    this.uri = new UriWriter(client);
  }

  List<MethodSpec> write() {
    return forms().stream().map(form -> head(form).answering(call(form))).toList();
  }

  /** The same methods, calling nothing. */
  List<MethodSpec> writeOutline(String reason) {
    return forms().stream().map(form -> head(form).throwing(reason)).toList();
  }

  private List<Form> forms() {
    List<Form> forms = new ArrayList<>(List.of(new Form(true, false), new Form(true, true)));
    if (client.constructor() != null && client.constructor().throwsExceptions()) {
      forms.addAll(List.of(new Form(false, false), new Form(false, true)));
    }
    return forms;
  }

  private StaticMethod head(Form form) {
    String summary = "Describes the client to a supervisor, which starts a new one each time.";
    StaticMethod method = new StaticMethod(client.isPublic(), "childSpec", summary);
    if (form.takesClient()) {
      TypeName type = ClassName.get(client.element());
      method.takes(supplierOf(type), "client", "makes the object whose handlers are called");
    }
    uri.addTo(method);
    if (client.state() != null) {
      TypeName type = TypeName.get(client.state().type());
      method.takes(
          supplierOf(type), "state", "makes the initial state, which each reconnect brings back");
    }
    if (form.takesOptions()) {
      method.takes(RuntimeTypes.OPTIONS, "options", StartWriter.OPTIONS);
    }
    return method.returns(RuntimeTypes.CHILD_SPEC, "the specification");
  }

  /** A primitive state is refused, but its outline still has to be written. */
  private static TypeName supplierOf(TypeName type) {
    return ParameterizedTypeName.get(
        ClassName.get(Supplier.class), WildcardTypeName.subtypeOf(type.box()));
  }

  private CodeBlock call(Form form) {
    if (!form.takesOptions()) {
      CodeBlock defaults = CodeBlock.of("$T.defaults()", RuntimeTypes.OPTIONS);
      return CodeBlock.of("childSpec($L)", arguments(form, "", defaults));
    }
    return CodeBlock.of(
        "$T.of($S, () -> start($L))$L",
        RuntimeTypes.CHILD_SPEC,
        id(),
        arguments(form, ".get()", CodeBlock.of("options")),
        supervision());
  }

  private CodeBlock arguments(Form form, String asked, CodeBlock options) {
    List<CodeBlock> arguments = new ArrayList<>();
    if (form.takesClient()) {
      arguments.add(CodeBlock.of("client$L", asked));
    }
    arguments.addAll(uri.arguments());
    if (client.state() != null) {
      arguments.add(CodeBlock.of("state$L", asked));
    }
    arguments.add(options);
    return CodeBlock.join(arguments, ", ");
  }

  private String id() {
    return client
        .setting(Setting.ID)
        .map(SettingModel::text)
        .orElse(client.element().getSimpleName().toString());
  }

  /** What differs from the defaults. */
  private CodeBlock supervision() {
    CodeBlock.Builder calls = CodeBlock.builder();
    client
        .setting(Setting.RESTART)
        .map(SettingModel::text)
        .filter(restart -> !restart.equals(DEFAULT_RESTART.name()))
        .ifPresent(restart -> calls.add("\n.withRestart($T.$L)", Restart.class, restart));
    client
        .setting(Setting.SHUTDOWN)
        .filter(shutdown -> !isDefault(shutdown))
        .ifPresent(shutdown -> calls.add("\n.withShutdown($L)", shutdown(shutdown)));
    return calls.build();
  }

  private static boolean isDefault(SettingModel shutdown) {
    return shutdown
        .time()
        .filter(time -> time.length().equals(DEFAULT_SHUTDOWN.length()))
        .isPresent();
  }

  private static CodeBlock shutdown(SettingModel shutdown) {
    return shutdown
        .time()
        .map(OptionsWriter::duration)
        .orElseGet(() -> CodeBlock.of("$T.UNBOUNDED", RuntimeTypes.CHILD_SPEC));
  }
}
