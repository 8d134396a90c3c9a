// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Judges what decodes the messages of handlers: each type that a handler stands for has one decoder, which can be asked for it. */
final class RouteDecoderValidator {

  private final Types types;
  private final Access access;
  private final Report report;
  private final CaseReader cases;
  private final @Nullable StateModel state;

  RouteDecoderValidator(ClientModel client, Types types, Access access, Report report) {
    this.types = types;
    this.access = access;
    this.report = report;
    this.cases = new CaseReader(types);
    this.state = client.state();
  }

  void validate(MessageModel message) {
    Set<HandlerModel> reported = new HashSet<>();
    for (RouteModel route : message.routes().toList()) {
      route.handler().parameters().stream()
          .filter(parameter -> parameter.argument() != null && parameter.argument().isDecoded())
          .findFirst()
          .filter(parameter -> !reported.contains(route.handler()))
          .flatMap(parameter -> mistake(route, parameter))
          .ifPresent(
              mistake -> {
                reported.add(route.handler());
                mistake.run();
              });
    }
  }

  /** What tells of the mistake, if there is one. */
  private Optional<Runnable> mistake(RouteModel route, ParameterModel parameter) {
    HandlerModel handler = route.handler();
    TypeMirror type = Objects.requireNonNull(route.type());
    if (!ConcreteTypes.contain(type)) {
      return Optional.of(() -> reportOpen(handler, parameter, type));
    }
    if (route.decoder() == null) {
      return Optional.of(() -> reportNoDecoder(handler, parameter, type));
    }
    if (access.isReachable(parameter.type()) && !access.isReachable(type)) {
      return Optional.of(() -> reportInaccessible(parameter, type));
    }
    List<CodingModel> decoders = handler.payload().decoders();
    if (decoders.size() > 1 && !PayloadValidator.isSameType(decoders)) {
      return Optional.of(() -> reportAmbiguous(parameter, type, decoders));
    }
    return cases.selector(type).isEmpty() && isCaseless(route, type)
        ? Optional.of(() -> reportCaseless(parameter, type))
        : Optional.empty();
  }

  private void reportOpen(HandlerModel handler, ParameterModel parameter, TypeMirror type) {
    report.add(
        Diagnostic.OPEN_MESSAGE_TYPE,
        parameter.element(),
        parameter.element().getSimpleName(),
        Names.of(type),
        Names.of(handler));
  }

  /** One of a sealed family, for which a handler of the family's own type is called. */
  private void reportInaccessible(ParameterModel parameter, TypeMirror type) {
    report.add(
        Diagnostic.INACCESSIBLE_TYPE,
        parameter.element(),
        "sealed type " + Names.of(parameter.type()),
        Names.of(type));
  }

  private void reportAmbiguous(
      ParameterModel parameter, TypeMirror type, List<CodingModel> decoders) {
    report.add(
        Diagnostic.AMBIGUOUS_CODEC,
        parameter.element(),
        Names.of(decoders.get(0).codec().named()),
        Names.of(decoders.get(1).codec().named()),
        "decode",
        Names.of(type));
  }

  private void reportCaseless(ParameterModel parameter, TypeMirror type) {
    report.add(
        Diagnostic.NO_CASE,
        parameter.element(),
        Names.of(type),
        cases.root(type).orElseThrow().getSimpleName());
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
}
