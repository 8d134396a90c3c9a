// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.util.Types;

/** Judges the handlers of texts, or of binary messages, together: each message goes to one of them, and each is asked. */
final class RouteValidator {

  private final Types types;
  private final Report report;
  private final RouteDecoderValidator decoders;

  RouteValidator(ClientModel client, Types types, Access access, Report report) {
    this.types = types;
    this.report = report;
    this.decoders = new RouteDecoderValidator(client, types, access, report);
  }

  void validate(EventModel event) {
    MessageModel message = event.message();
    if (message == null) {
      return;
    }
    decoders.validate(message);
    validateFormat(message);
    validateSelected(message.selected());
    validateRest(message.rest());
    event.chosen().forEach(handler -> validateReachable(handler, message));
  }

  private void validateFormat(MessageModel message) {
    if (message.format() != null) {
      return;
    }
    Set<HandlerModel> reported = new HashSet<>();
    message
        .routes()
        .filter(route -> !route.selector().equals(SelectorModel.NONE) && !isUndecodable(route))
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

  private void validateSelected(List<RouteModel> routes) {
    List<RouteModel> earlier = new ArrayList<>();
    for (RouteModel later : routes) {
      earlier.stream()
          .filter(route -> route.selector().field().equals(later.selector().field()))
          .filter(route -> !route.handler().equals(later.handler()))
          .flatMap(route -> clash(route, later))
          .findFirst()
          .ifPresent(Runnable::run);
      reportRepeated(later);
      earlier.add(later);
    }
  }

  private Stream<Runnable> clash(RouteModel earlier, RouteModel later) {
    List<String> taken = earlier.selector().values();
    List<String> values = later.selector().values();
    if (taken.isEmpty() && !values.isEmpty()) {
      return Stream.of(() -> reportHidden(earlier, later));
    }
    if (taken.isEmpty() && values.isEmpty()) {
      return Stream.of(() -> reportSame(earlier, later, ""));
    }
    return values.stream()
        .filter(taken::contains)
        .map(value -> () -> reportSame(earlier, later, " \"" + value + "\""));
  }

  private void reportHidden(RouteModel earlier, RouteModel later) {
    report.add(
        Diagnostic.HIDDEN_HANDLER,
        later.handler().method(),
        Names.of(later.handler()),
        Names.of(earlier.handler()),
        later.selector().field());
  }

  private void reportSame(RouteModel earlier, RouteModel later, String value) {
    report.add(
        Diagnostic.REPEATED_VALUE,
        later.handler().method(),
        Names.of(earlier.handler()),
        Names.of(later.handler()),
        later.selector().field() + value);
  }

  private void reportRepeated(RouteModel route) {
    Set<String> seen = new HashSet<>();
    route.selector().values().stream()
        .filter(value -> !seen.add(value))
        .findFirst()
        .ifPresent(value -> reportSame(route, route, " \"" + value + "\""));
  }

  private void validateRest(List<RouteModel> routes) {
    for (int i = 1; i < routes.size(); i++) {
      RouteModel later = routes.get(i);
      routes.subList(0, i).stream()
          .filter(earlier -> !areApart(earlier, later))
          .findFirst()
          .ifPresent(earlier -> reportIndistinct(earlier, later));
    }
    routes.forEach(this::validateReifiable);
  }

  private boolean areApart(RouteModel one, RouteModel other) {
    boolean isUndecodable = isUndecodable(one) || isUndecodable(other);
    return isUndecodable
        || (one.decoder() != null
            && other.decoder() != null
            && one.decoder().isSame(other.decoder())
            && one.selector().equals(other.selector())
            && !areSame(one, other));
  }

  /** Which is the mistake that is told of. */
  private static boolean isUndecodable(RouteModel route) {
    return route.decoder() == null
        && route.handler().parameters().stream()
            .anyMatch(
                parameter -> parameter.argument() == null || parameter.argument().isDecoded());
  }

  private boolean areSame(RouteModel one, RouteModel other) {
    return one.type() != null
        && other.type() != null
        && types.isSameType(types.erasure(one.type()), types.erasure(other.type()));
  }

  private void reportIndistinct(RouteModel earlier, RouteModel later) {
    boolean isOne =
        areSame(earlier, later) || (earlier.decoder() == null && later.decoder() == null);
    if (isOne) {
      report.add(
          Diagnostic.DUPLICATE_HANDLER,
          later.handler().method(),
          Names.of(earlier.handler()),
          Names.of(later.handler()),
          later.decoder() == null
              ? "the same event"
              : Names.of(Objects.requireNonNull(later.type())));
    } else {
      report.add(
          Diagnostic.INDISTINCT_HANDLERS,
          later.handler().method(),
          Names.of(earlier.handler()),
          Names.of(later.handler()),
          later.handler().kind() == HandlerKind.TEXT
              ? "Name a member: @OnText(field = ..., value = ...), or @Discriminator on a type above both"
              : "Name a binary decoder for a type above both");
    }
  }

  /** Where the type of a value must be asked for. */
  private void validateReifiable(RouteModel route) {
    if (route.decoder() != null
        && route.type() != null
        && !types.isSameType(route.decoder().type(), route.type())
        && !ReifiableTypes.contain(route.type())) {
      ParameterModel parameter = route.handler().eventParameters().get(0);
      report.add(
          Diagnostic.ERASED_MESSAGE,
          parameter.element(),
          parameter.element().getSimpleName(),
          Names.of(parameter.type()),
          Names.of(route.handler()));
    }
  }

  private void validateReachable(HandlerModel handler, MessageModel message) {
    handler
        .handledType()
        .filter(type -> message.routes().noneMatch(route -> route.handler().equals(handler)))
        .ifPresent(
            type ->
                report.add(
                    Diagnostic.UNREACHABLE_HANDLER,
                    handler.method(),
                    Names.of(handler),
                    Names.of(type)));
  }
}
