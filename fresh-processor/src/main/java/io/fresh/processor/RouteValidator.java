// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Judges the handlers of texts, or of binary messages, together: each message goes to one of them, and each is asked. */
final class RouteValidator {

  private final Types types;
  private final Report report;
  private final CaseReader cases;
  private final @Nullable StateModel state;

  RouteValidator(ClientModel client, Types types, Report report) {
    this.types = types;
    this.report = report;
    this.cases = new CaseReader(types);
    this.state = client.state();
  }

  void validate(EventModel event) {
    MessageModel message = event.message();
    if (message == null) {
      return;
    }
    validateDecoders(message);
    validateFormat(message);
    validateSelected(message.selected());
    validateRest(message.rest());
    event.chosen().forEach(handler -> validateReachable(handler, message));
  }

  private void validateDecoders(MessageModel message) {
    Set<HandlerModel> reported = new HashSet<>();
    for (RouteModel route : message.routes().toList()) {
      route.handler().parameters().stream()
          .filter(parameter -> parameter.argument() != null && parameter.argument().isDecoded())
          .findFirst()
          .filter(parameter -> reported.add(route.handler()))
          .ifPresent(parameter -> validateDecoder(route, parameter));
    }
  }

  private void validateDecoder(RouteModel route, ParameterModel parameter) {
    HandlerModel handler = route.handler();
    TypeMirror type = Objects.requireNonNull(route.type());
    List<CodingModel> decoders = handler.payload().decoders();
    if (!ConcreteTypes.contain(type)) {
      report.add(
          Diagnostic.OPEN_MESSAGE_TYPE,
          parameter.element(),
          parameter.element().getSimpleName(),
          Names.of(type),
          Names.of(handler));
    } else if (route.decoder() == null) {
      reportNoDecoder(handler, parameter, type);
    } else if (decoders.size() > 1 && !PayloadValidator.isSameType(decoders)) {
      report.add(
          Diagnostic.AMBIGUOUS_CODEC,
          parameter.element(),
          Names.of(decoders.get(0).codec().named()),
          Names.of(decoders.get(1).codec().named()),
          "decode",
          Names.of(type));
    } else if (cases.selector(type).isEmpty() && isCaseless(route, type)) {
      report.add(
          Diagnostic.NO_CASE,
          parameter.element(),
          Names.of(type),
          cases.root(type).orElseThrow().getSimpleName());
    }
  }

  /** Below a discriminator, without values, and without subtypes that have some. */
  private boolean isCaseless(RouteModel route, TypeMirror type) {
    return route.selector().equals(SelectorModel.NONE)
        && cases.discriminator(type).isPresent()
        && cases.permitted(type).isEmpty()
        && Objects.requireNonNull(route.decoder()).isByFormat();
  }

  private void reportNoDecoder(HandlerModel handler, ParameterModel parameter, TypeMirror type) {
    if (state != null && isRelated(type, state.declared())) {
      report.add(
          Diagnostic.OTHER_STATE,
          parameter.element(),
          "parameter '" + parameter.element().getSimpleName() + "' of " + Names.of(handler),
          Names.of(type),
          Names.of(state.type()));
    } else {
      report.add(
          Diagnostic.NO_DECODER,
          parameter.element(),
          Names.of(type),
          handler.kind(),
          Names.of(type),
          handler.kind() == HandlerKind.TEXT ? "; for JSON codecs = Json.class" : "");
    }
  }

  private boolean isRelated(TypeMirror type, TypeMirror state) {
    TypeMirror one = types.erasure(type);
    TypeMirror other = types.erasure(state);
    return types.isSubtype(one, other) || types.isSubtype(other, one);
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
