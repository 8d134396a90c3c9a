// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Types;

/** Judges one handler: the method as such, its codes, and through others its parameters and its answer. */
final class HandlerValidator {

  private static final int LOWEST = 1000;
  private static final int HIGHEST = 4999;

  /** Reserved, and the one for a failed TLS handshake, which is a ConnectingFailed here (RFC 6455 §7.4.1). */
  private static final Set<Integer> NEVER = Set.of(1004, 1015);

  /** Then that is the mistake, and what is wrong with an abstract method follows from it. */
  private final boolean isAbstractClient;

  private final KnownTypes known;
  private final Access access;
  private final Report report;
  private final ParameterValidator parameters;
  private final AnswerValidator answers;

  HandlerValidator(
      ClientModel client, Types types, KnownTypes known, Access access, Report report) {
    this.isAbstractClient = client.element().getModifiers().contains(Modifier.ABSTRACT);
    this.known = known;
    this.access = access;
    this.report = report;
    this.parameters = new ParameterValidator(client, types, known, access, report);
    this.answers = new AnswerValidator(client, types, known, report);
  }

  void validate(HandlerModel handler) {
    validateMethod(handler);
    validateAnnotations(handler);
    validateCodes(handler);
    if (isSuspended(handler)) {
      report.add(Diagnostic.SUSPEND_HANDLER, handler.method(), Names.of(handler));
    } else if (handler.method().getTypeParameters().isEmpty() && handler.isOfOneKind()) {
      parameters.validate(handler);
      answers.validate(handler);
    }
  }

  /** What Kotlin's compiler makes of a coroutine: who calls it hands over how to go on. */
  private boolean isSuspended(HandlerModel handler) {
    return handler.parameters().stream()
        .anyMatch(parameter -> known.isSame(parameter.type(), HandlerReader.CONTINUATION));
  }

  private void validateMethod(HandlerModel handler) {
    ExecutableElement method = handler.method();
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.PRIVATE)) {
      report.add(Diagnostic.PRIVATE_HANDLER, method, Names.of(handler));
    } else if (!access.isReachable(method)) {
      report.add(Diagnostic.INACCESSIBLE_HANDLER, method, Names.of(handler));
    }
    if (modifiers.contains(Modifier.STATIC)) {
      report.add(Diagnostic.STATIC_HANDLER, method, Names.of(handler));
    }
    if (modifiers.contains(Modifier.ABSTRACT) && !isAbstractClient) {
      report.add(Diagnostic.ABSTRACT_HANDLER, method, Names.of(handler));
    }
    if (!method.getTypeParameters().isEmpty()) {
      report.add(Diagnostic.GENERIC_HANDLER, method, Names.of(handler));
    }
    if (method.isVarArgs()) {
      report.add(Diagnostic.VARARGS_HANDLER, method, Names.of(handler));
    }
  }

  private void validateAnnotations(HandlerModel handler) {
    List<HandlerKind> kinds = Annotations.kinds(handler.method());
    for (HandlerKind other : kinds.subList(1, kinds.size())) {
      report.add(Diagnostic.TWO_ANNOTATIONS, handler.method(), Names.of(handler), other);
    }
  }

  private void validateCodes(HandlerModel handler) {
    for (CodeModel code : handler.codes()) {
      if (code.code() < LOWEST || code.code() > HIGHEST || NEVER.contains(code.code())) {
        report.add(
            Diagnostic.CODE_RANGE,
            handler.method(),
            handler.annotation(),
            code.value(),
            code.code());
      }
    }
  }
}
