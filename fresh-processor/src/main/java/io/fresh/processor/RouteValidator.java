// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Judges the handlers of texts, or of binary messages, together: each message goes to one of them, and each is asked. */
final class RouteValidator {

  private final Report report;
  private final CaseReader cases;
  private final RouteDecoderValidator decoders;
  private final SelectionValidator selections;
  private final FieldSpellingValidator spelling;
  private final RestValidator rest;

  RouteValidator(ClientModel client, Types types, KnownTypes known, Access access, Report report) {
    this.report = report;
    this.cases = new CaseReader(types);
    this.decoders = new RouteDecoderValidator(client, types, known, access, report);
    this.selections = new SelectionValidator(report);
    this.spelling = new FieldSpellingValidator(types, report);
    this.rest = new RestValidator(types, report);
  }

  void validate(EventModel event) {
    MessageModel message = event.message();
    if (message == null) {
      return;
    }
    Set<HandlerModel> refused = decoders.validate(message);
    validateFormat(message);
    selections.validate(message.selected());
    spelling.validate(message.selected());
    rest.validate(message.rest(), refused);
    event.chosen().forEach(handler -> validateReachable(handler, message));
  }

  private void validateFormat(MessageModel message) {
    if (message.format() != null) {
      return;
    }
    Set<HandlerModel> reported = new HashSet<>();
    message
        .routes()
        .filter(route -> !route.selector().equals(SelectorModel.NONE) && !route.isUndecodable())
        .filter(route -> reported.add(route.handler()))
        .forEach(
            route ->
                report.add(
                    Diagnostic.NO_FORMAT,
                    route.handler().method(),
                    Names.of(route.handler()),
                    route.selector().isSelective()
                        ? route.selector().field()
                        : route.selector().at()));
  }

  private void validateReachable(HandlerModel handler, MessageModel message) {
    handler
        .handledType()
        .filter(type -> message.routes().noneMatch(route -> route.handler().equals(handler)))
        .ifPresent(type -> reportUnreachable(handler, type));
  }

  private void reportUnreachable(HandlerModel handler, TypeMirror type) {
    boolean hasCases =
        cases.permitted(type).stream().anyMatch(leaf -> cases.values(leaf).isPresent());
    if (hasCases) {
      report.add(
          Diagnostic.UNREACHABLE_HANDLER, handler.method(), Names.of(handler), Names.of(type));
    } else {
      decoders.reportStray(handler, type);
    }
  }
}
