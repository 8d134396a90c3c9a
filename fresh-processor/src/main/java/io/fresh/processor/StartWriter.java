// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the {@code start} and {@code startLink} methods: each with and without a client, and with and without options. */
final class StartWriter {

  /** What the Javadoc of each method says of the same parameter. */
  static final String OPTIONS = "how the connection behaves";

  private static final String START = "start";
  private static final String START_LINK = "startLink";

  /**
   * One method.
   *
   * @param name its name
   * @param takesLink whether it is told what to link to
   * @param takesClient whether it is given the client, or makes one
   * @param takesOptions whether it is given options, or takes the defaults
   */
  private record Form(String name, boolean takesLink, boolean takesClient, boolean takesOptions) {}

  private final ClientModel client;
  private final ClassName type;
  private final UriWriter uri;

  StartWriter(ClientModel client) {
    this.client = client;
    this.uri = new UriWriter(client);
    this.type = ClassName.get(client.element());
  }

  List<MethodSpec> write() {
    return forms().stream().map(form -> head(form).answering(call(form))).toList();
  }

  /** The same methods, calling nothing. */
  List<MethodSpec> writeOutline(String reason) {
    return forms().stream().map(form -> head(form).throwing(reason)).toList();
  }

  private List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    addForms(START, false, forms);
    addForms(START_LINK, false, forms);
    addForms(START_LINK, true, forms);
    return forms;
  }

  private void addForms(String name, boolean takesLink, List<Form> forms) {
    forms.add(new Form(name, takesLink, true, false));
    forms.add(new Form(name, takesLink, true, true));
    if (client.constructor() != null) {
      forms.add(new Form(name, takesLink, false, false));
      forms.add(new Form(name, takesLink, false, true));
    }
  }

  private StaticMethod head(Form form) {
    StaticMethod method = new StaticMethod(client.isPublic(), form.name(), summary(form));
    if (form.takesLink()) {
      method.takes(
          RuntimeTypes.LINK,
          "link",
          "what ends when the connection fails, and the other way round");
    }
    if (form.takesClient()) {
      method.takes(
          type, "client", "the object whose handlers are called; it serves one live connection");
    }
    uri.addTo(method);
    if (client.state() != null) {
      method.takes(
          TypeName.get(client.state().type()),
          "state",
          "the state at the first connect and after each reconnect");
    }
    if (form.takesOptions()) {
      method.takes(RuntimeTypes.OPTIONS, "options", OPTIONS);
    }
    method.returns(RuntimeTypes.CONNECTION, "the connection");
    if (form.name().equals(START_LINK) && !form.takesLink()) {
      method.throwsToo(IllegalStateException.class, "there is neither");
    }
    if (!form.takesClient() && client.constructor() != null) {
      method.throwsAll(client.constructor().thrown(), "the client's constructor throws it");
    }
    return method;
  }

  private static String summary(Form form) {
    String client = form.takesClient() ? "a client" : "a new client";
    if (form.name().equals(START)) {
      return "Starts %s. Returns at once; connecting goes on in the background.".formatted(client);
    }
    String linked =
        form.takesLink()
            ? "Starts %s that is linked. Returns at once; connecting goes on in the background."
            : """
              Starts %s that is linked to the connection whose handler runs on this thread, or else to the
              innermost {@code LinkScope} open on it. Returns at once; connecting goes on in the background.""";
    return linked.formatted(client);
  }

  /** Without options it calls the method with them; without a client, the one with it; and that one calls the runtime. */
  private CodeBlock call(Form form) {
    if (!form.takesOptions()) {
      CodeBlock defaults = CodeBlock.of("$T.defaults()", RuntimeTypes.OPTIONS);
      return again(form, form.takesClient() ? CodeBlock.of("client") : null, defaults);
    }
    if (!form.takesClient()) {
      return again(form, CodeBlock.of("new $T()", type), CodeBlock.of("options"));
    }
    return CodeBlock.of(
        "$T.$L($Lnew $L(client$L), $L, $L)",
        RuntimeTypes.CLIENTS,
        form.name(),
        form.takesLink() ? "link, " : "",
        DispatchWriter.NAME,
        client.state() == null ? "" : ", state",
        uri.uri(),
        OptionsWriter.layered(client));
  }

  /** The call of another method of the same name. */
  private CodeBlock again(Form form, @Nullable CodeBlock given, CodeBlock options) {
    List<CodeBlock> arguments = new ArrayList<>();
    if (form.takesLink()) {
      arguments.add(CodeBlock.of("link"));
    }
    if (given != null) {
      arguments.add(given);
    }
    arguments.addAll(uri.arguments());
    if (client.state() != null) {
      arguments.add(CodeBlock.of("state"));
    }
    arguments.add(options);
    return CodeBlock.of("$L($L)", form.name(), CodeBlock.join(arguments, ", "));
  }
}
