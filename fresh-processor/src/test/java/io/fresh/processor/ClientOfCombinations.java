// SPDX-License-Identifier: MIT
package io.fresh.processor;

import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;

/** A client whose handlers are combinations: one of each kind, and of those that go by codes a few. */
final class ClientOfCombinations {

  private static final String IMPORTS =
      """
      package app;
      import io.fresh.*;
      import io.fresh.annotation.*;
      import io.fresh.processor.Kit;
      import io.netty.buffer.*;
      import java.nio.ByteBuffer;
      import java.util.*;
      import java.util.concurrent.*;
      """;

  /** How a client is written; {@code $} is its name, {@code @} its annotation, {@code #} its members and {@code %} its handlers. */
  private enum Form {
    CLASS("@ final class $ { # % }", "", "public ", "protected "),
    RECORD("@ record $(Kit.Script script) { % }", "", "public "),
    HEIR_OF_CLASS(
        "abstract class $Base { Kit.Script script() { return null; } % }\n"
            + "@ final class $ extends $Base { # }",
        "", "public ", "protected "),
    HEIR_OF_INTERFACE(
        "interface $Handlers { Kit.Script script(); % }\n"
            + "@ record $(Kit.Script script) implements $Handlers { }",
        "default "),
    NESTED("final class $Outer { @ static final class $ { # % } }", "", "public ");

    private final String text;
    private final List<String> modifiers;

    Form(String text, String... modifiers) {
      this.text = text;
      this.modifiers = List.of(modifiers);
    }
  }

  private final int number;
  private final boolean stateful;
  private final Form form;
  private final List<PlacedHandler> handlers = new ArrayList<>();

  ClientOfCombinations(int number, boolean stateful) {
    this.number = number;
    this.stateful = stateful;
    this.form = Form.values()[number % Form.values().length];
  }

  /** Takes the handler in, behind those of its kind that are there. */
  void add(Combination combination) {
    long place =
        handlers.stream().filter(h -> h.combination().kind() == combination.kind()).count();
    handlers.add(new PlacedHandler(combination, this, (int) place));
  }

  List<PlacedHandler> handlers() {
    return handlers;
  }

  /** The simple name. */
  String name() {
    return "C" + number;
  }

  /** The name for a class loader. */
  String binaryName() {
    return form == Form.NESTED ? "app.COuter$C".replace("C", name()) : "app." + name();
  }

  String generatedName() {
    return "app." + (form == Form.NESTED ? name() + "Outer_" : "") + name() + "Fresh";
  }

  JavaFileObject source() {
    String file = form == Form.NESTED ? name() + "Outer" : name();
    String methods =
        handlers.stream()
            .map(handler -> handler.source(modifier(handler)))
            .collect(Collectors.joining("\n"));
    String text =
        form.text
            .replace("$", name())
            .replace("@", annotation())
            .replace("#", members())
            .replace("%", look() + "\n" + methods + "\n");
    return JavaFileObjects.forSourceString("app." + file, IMPORTS + text);
  }

  private String modifier(PlacedHandler handler) {
    return form.modifiers.get(handler.combination().number() / 3 % form.modifiers.size());
  }

  private String annotation() {
    return """
    @WebSocketClient(
        %ssends = Kit.Commands.class, codecs = {Kit.WordCodec.class, Kit.BitsCodec.class})
    """
        .formatted(stateful ? "state = Kit.State.class, " : "");
  }

  private String members() {
    String override = form == Form.HEIR_OF_CLASS ? "@Override " : "";
    return """
    private final Kit.Script script;
    C(Kit.Script script) { this.script = script; }
    %sKit.Script script() { return script; }
    """
        .replace("C(", name() + "(")
        .formatted(override);
  }

  /** Lets the test see the state as a handler does. */
  private String look() {
    String modifier = form == Form.HEIR_OF_INTERFACE ? "default " : "";
    return stateful
        ? "@OnInfo %svoid look(Kit.Look look, Kit.State state) { script().call(\"look\", look, state); }"
            .formatted(modifier)
        : "";
  }

  @Override
  public String toString() {
    return name();
  }
}
