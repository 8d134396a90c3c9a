// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Judges what a handler answers. */
final class AnswerValidator {

  private final @Nullable StateModel state;
  private final Types types;
  private final Report report;
  private final StateReader states;
  private final Hints hints;

  AnswerValidator(ClientModel client, Types types, KnownTypes known, Report report) {
    this.state = client.state();
    this.types = types;
    this.report = report;
    this.states = new StateReader(types, known);
    this.hints = new Hints(client, known);
  }

  void validate(HandlerModel handler) {
    Answer answer = handler.answer();
    boolean isSilent = !handler.kind().answers().answers().contains(Answer.FRAME);
    if (isSilent && (answer == null || handler.async())) {
      report(Diagnostic.NO_ANSWER, handler, offer(handler), stateHint(handler));
    } else if (answer == null) {
      String hint = hints.forAnswer(handler.answered());
      report(Diagnostic.UNKNOWN_ANSWER, handler, offer(handler), hint);
    } else if (handler.async()) {
      validateAsync(handler, answer);
    } else if (answer.isStateful()) {
      validateState(handler, answer);
    }
  }

  /** Where nothing is sent a state is handed on by what follows. */
  private String stateHint(HandlerModel handler) {
    boolean isState = state != null && types.isSameType(handler.returnType(), state.type());
    return isState && handler.kind().answers().answers().contains(Answer.RECOVERY_WITH)
        ? " To change the state, answer Recovery.With<%s>."
            .formatted(Names.of(handler.returnType()))
        : "";
  }

  private void validateAsync(HandlerModel handler, Answer answer) {
    if (answer.asyncStatement().isEmpty()) {
      report(Diagnostic.ASYNC_STATE, handler, labels(sent(handler)));
    }
  }

  private void validateState(HandlerModel handler, Answer answer) {
    if (state == null) {
      report(Diagnostic.UNDECLARED_STATE, handler, offer(handler));
    } else if (!isState(handler.returnType(), answer, state)) {
      report.add(
          Diagnostic.OTHER_STATE,
          handler.method(),
          "what " + Names.of(handler) + " answers",
          Names.of(handler.returnType()),
          Names.of(state.type()),
          answer.label().contains(".")
              ? "%s<%s>".formatted(answer.label(), Names.of(state.type()))
              : Names.of(state.type()));
    }
  }

  private boolean isState(TypeMirror type, Answer answer, StateModel state) {
    boolean isRawWith =
        answer != Answer.STATE && ((DeclaredType) type).getTypeArguments().isEmpty();
    TypeMirror carried = states.carried(type);
    return !isRawWith
        && states
            .as(state.declared(), carried)
            .filter(seen -> types.isSameType(seen, state.type()))
            .isPresent();
  }

  private String offer(HandlerModel handler) {
    Stream<Answer> answers =
        handler.kind().answers().answers().stream()
            .filter(answer -> state != null || !answer.isStateful());
    boolean sends = sent(handler).findAny().isPresent();
    return labels(answers) + (sends ? ", a CompletionStage of what is sent" : "");
  }

  private static Stream<Answer> sent(HandlerModel handler) {
    return handler.kind().answers().answers().stream()
        .filter(answer -> answer.asyncStatement().isPresent());
  }

  private static String labels(Stream<Answer> answers) {
    return answers.map(Answer::label).collect(Collectors.joining(", "));
  }

  private void report(Diagnostic diagnostic, HandlerModel handler, String offer) {
    report(diagnostic, handler, offer, "");
  }

  private void report(Diagnostic diagnostic, HandlerModel handler, String offer, String hint) {
    report.add(
        diagnostic,
        handler.method(),
        Names.of(handler),
        Names.of(handler.returnType()),
        offer,
        hint);
  }
}
