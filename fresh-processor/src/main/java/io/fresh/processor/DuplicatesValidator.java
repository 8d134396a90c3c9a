// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Judges the handlers of a client together: each event has one, by type and by code. Those of messages are judged by their routes. */
final class DuplicatesValidator {

  private final Types types;
  private final Report report;

  DuplicatesValidator(Types types, Report report) {
    this.types = types;
    this.report = report;
  }

  void validate(ClientModel client) {
    for (HandlerKind kind : HandlerKind.values()) {
      if (!kind.isByContent()) {
        validateEach(client.handlers(kind));
      }
    }
    validateCodes(client.handlers(HandlerKind.DISCONNECT));
    client.handlers(HandlerKind.ERROR).forEach(handler -> validateReachable(client, handler));
  }

  private void validateEach(List<HandlerModel> handlers) {
    for (int i = 0; i < handlers.size(); i++) {
      HandlerModel later = handlers.get(i);
      handlers.subList(0, i).stream()
          .filter(earlier -> areForTheSame(earlier, later))
          .findFirst()
          .ifPresent(earlier -> reportDuplicate(earlier, later));
    }
  }

  private boolean areForTheSame(HandlerModel one, HandlerModel other) {
    if (one.kind().isByCode()) {
      return one.codes().isEmpty() && other.codes().isEmpty();
    }
    if (!one.kind().isByType()) {
      return true;
    }
    return one.handledType().isPresent()
        && other.handledType().isPresent()
        && types.isSameType(
            types.erasure(one.handledType().get()), types.erasure(other.handledType().get()));
  }

  /** At the later one: if that is inherited, the report shows it at the client. */
  private void reportDuplicate(HandlerModel earlier, HandlerModel later) {
    report.add(
        Diagnostic.DUPLICATE_HANDLER,
        later.method(),
        Names.of(earlier),
        Names.of(later),
        subject(later));
  }

  private static String subject(HandlerModel handler) {
    if (handler.kind().isByCode()) {
      return "all codes that no other handler names";
    }
    return handler.handledType().map(Names::of).orElse("the same event");
  }

  private void validateCodes(List<HandlerModel> handlers) {
    Map<Integer, HandlerModel> seen = new HashMap<>();
    for (HandlerModel handler : handlers) {
      for (CodeModel code : handler.codes()) {
        HandlerModel earlier = seen.putIfAbsent(code.code(), handler);
        if (earlier != null) {
          report.add(
              Diagnostic.REPEATED_CODE,
              handler.method(),
              handler.annotation(),
              code.value(),
              code.code(),
              Names.of(earlier));
        }
      }
    }
  }

  /** A handler of a sealed class is never called when each of its subclasses has one. */
  private void validateReachable(ClientModel client, HandlerModel handler) {
    if (!(handler.handledType().orElse(null) instanceof DeclaredType type)) {
      return;
    }
    List<? extends TypeMirror> kinds = ((TypeElement) type.asElement()).getPermittedSubclasses();
    if (!kinds.isEmpty() && kinds.stream().allMatch(kind -> isHandled(client, kind))) {
      report.add(
          Diagnostic.UNREACHABLE_HANDLER, handler.method(), Names.of(handler), Names.of(type));
    }
  }

  private boolean isHandled(ClientModel client, TypeMirror kind) {
    return client.handlers(HandlerKind.ERROR).stream()
        .flatMap(handler -> handler.handledType().stream())
        .anyMatch(handled -> types.isSameType(handled, kind));
  }
}
