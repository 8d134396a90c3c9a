// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** For each kind of handler the answers that the table forbids, the methods that are no handlers, and what they are refused with. */
final class ForbiddenAnswers {

  private static final Set<HandlerKind> SILENT =
      Set.of(HandlerKind.ERROR, HandlerKind.DISCONNECT, HandlerKind.TERMINATE);

  /** What nobody can answer. */
  private static final List<String> STRANGE =
      List.of(
          "int",
          "boolean",
          "Object",
          "Integer",
          "CharSequence",
          "String[]",
          "char[]",
          "List<?>",
          "List<String>",
          "Optional<String>",
          "Iterable<Frame>",
          "Connection",
          "CloseStatus",
          "Kit.Other",
          "Void",
          "Future<String>",
          "CompletionStage<?>",
          "CompletionStage<Void>",
          "CompletionStage<Kit.Other>",
          "CompletionStage<? super String>",
          "CompletionStage<CompletionStage<String>>");

  private final HandlerKind kind;
  private final List<Forbidden> all = new ArrayList<>();

  private ForbiddenAnswers(HandlerKind kind) {
    this.kind = kind;
  }

  static List<Forbidden> of(HandlerKind kind) {
    ForbiddenAnswers answers = new ForbiddenAnswers(kind);
    STRANGE.forEach(type -> answers.add("", type, answers.unknown()));
    for (Answer answer : Answer.values()) {
      Given.samples(answer).forEach(given -> answers.addOfTable(answer, given.type()));
    }
    answers.addOtherStates();
    answers.addMethods();
    return answers.all;
  }

  private void addOfTable(Answer answer, String type) {
    boolean isKnown = kind.answers().answers().contains(answer);
    if (!isKnown) {
      add("", type, unknown());
      add(Forbidden.STATE, type, unknown());
    } else if (answer.isStateful()) {
      add("", type, answer == Answer.STATE ? unknown() : Diagnostic.UNDECLARED_STATE);
    }
    if (answer != Answer.NOTHING) {
      addStage(answer, "CompletionStage<" + type + ">", isKnown);
    }
  }

  private void addStage(Answer answer, String type, boolean isKnown) {
    if (SILENT.contains(kind) || !isKnown) {
      add(Forbidden.STATE, type, unknown());
    } else if (answer.isStateful()) {
      add(Forbidden.STATE, type, Diagnostic.ASYNC_STATE);
      add("", type, answer == Answer.STATE ? unknown() : Diagnostic.ASYNC_STATE);
    }
  }

  private void addOtherStates() {
    for (String with : List.of("Reaction.With", "Recovery.With")) {
      boolean isKnown =
          kind.answers().answers().stream().anyMatch(answer -> answer.label().equals(with));
      for (String argument : List.of("", "<?>", "<Kit.Other>", "<? super Kit.State>", "<Object>")) {
        add(Forbidden.STATE, with + argument, isKnown ? Diagnostic.OTHER_STATE : unknown());
      }
    }
  }

  /** What is none of the table's business, but refused for each kind. */
  private void addMethods() {
    List<String> needed = ForbiddenParameters.needed(kind);
    addMethod("private ", needed, Diagnostic.PRIVATE_HANDLER);
    addMethod("static ", needed, Diagnostic.STATIC_HANDLER);
    addMethod("<T> ", needed, Diagnostic.GENERIC_HANDLER);
    boolean takesBytes =
        kind.arguments().stream()
            .map(argument -> Taken.samples(argument).get(0).type())
            .anyMatch("byte[]"::equals);
    if (takesBytes) {
      addMethod("", List.of("byte..."), Diagnostic.VARARGS_HANDLER);
    }
    Arrays.stream(HandlerKind.values())
        .filter(other -> other != kind)
        .forEach(other -> addMethod(other + " ", needed, Diagnostic.TWO_ANNOTATIONS));
  }

  private void addMethod(String modifier, List<String> parameters, Diagnostic diagnostic) {
    all.add(Forbidden.method(kind, "", modifier, "void", parameters, diagnostic));
  }

  private void add(String attributes, String type, Diagnostic diagnostic) {
    List<String> needed = ForbiddenParameters.needed(kind);
    all.add(Forbidden.method(kind, attributes, "", type, needed, diagnostic));
  }

  private Diagnostic unknown() {
    return SILENT.contains(kind) ? Diagnostic.NO_ANSWER : Diagnostic.UNKNOWN_ANSWER;
  }
}
