// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Judges what decodes the messages of handlers: each type that a handler stands for has one decoder, which can be asked for it. */
final class RouteDecoderValidator {

  private final Types types;
  private final Access access;
  private final Report report;
  private final CaseReader cases;
  private final ClientModel client;
  private final CodecResolver codecs;
  private final Hints hints;

  RouteDecoderValidator(
      ClientModel client, Types types, KnownTypes known, Access access, Report report) {
    this.types = types;
    this.access = access;
    this.report = report;
    this.cases = new CaseReader(types);
    this.client = client;
    this.codecs = CodecResolver.of(types, known, client.codecs());
    this.hints = new Hints(client, known);
  }

  /** Tells of each mistake once; the handlers that have one. */
  Set<HandlerModel> validate(MessageModel message) {
    Set<HandlerModel> reported = new HashSet<>();
    for (RouteModel route : message.routes().toList()) {
      route.handler().parameters().stream()
          .filter(parameter -> parameter.argument() != null && parameter.argument().isDecoded())
          .findFirst()
          .filter(parameter -> route.handler().isOfOneKind())
          .filter(parameter -> !reported.contains(route.handler()))
          .flatMap(parameter -> mistake(route, parameter))
          .ifPresent(
              mistake -> {
                reported.add(route.handler());
                mistake.run();
              });
    }
    return reported;
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
        Names.of(type),
        access.mend(type));
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
    TypeElement root = cases.root(type).orElseThrow();
    if (root.equals(types.asElement(type))) {
      reportStray(parameter.element(), type, root);
    } else {
      report.add(Diagnostic.NO_CASE, parameter.element(), Names.of(type), root.getSimpleName());
    }
  }

  /** That a handler of all messages below a discriminator has none to take. */
  void reportStray(HandlerModel handler, TypeMirror type) {
    reportStray(handler.eventParameters().get(0).element(), type, cases.root(type).orElseThrow());
  }

  private void reportStray(Element element, TypeMirror type, TypeElement root) {
    boolean isSealed = root.getModifiers().contains(Modifier.SEALED);
    report.add(
        Diagnostic.STRAY_DISCRIMINATOR,
        element,
        Names.of(type),
        root.getSimpleName(),
        isSealed ? "no type that it permits has @Case" : "it is not sealed",
        isSealed
            ? "Add @Case to those"
            : "Make it sealed, with @Case on the types that it permits");
  }

  /** Below a discriminator, without values, and without subtypes that have some. */
  private boolean isCaseless(RouteModel route, TypeMirror type) {
    return route.selector().equals(SelectorModel.NONE)
        && cases.discriminator(type).isPresent()
        && cases.permitted(type).isEmpty()
        && Objects.requireNonNull(route.decoder()).isByFormat();
  }

  private void reportNoDecoder(HandlerModel handler, ParameterModel parameter, TypeMirror type) {
    StateModel state = client.state();
    if (handler.payload().isOwnIdle() || handler.method().isVarArgs()) {
      return;
    }
    Optional<CodecModel> own = codecs.ownOf(type).map(NamedCodec::codec);
    if (own.filter(codec -> !codec.isCodec()).isPresent()) {
      report.add(Diagnostic.NO_CODEC, parameter.element(), Names.of(own.get().named()));
    } else if (own.isPresent()) {
      report.add(
          Diagnostic.OTHER_CODEC,
          parameter.element(),
          Names.of(own.get().named()),
          Names.of(type) + " in " + handler.kind());
    } else if (state != null && isRelated(type, state.declared())) {
      report.add(
          Diagnostic.OTHER_STATE,
          parameter.element(),
          "parameter '" + parameter.element().getSimpleName() + "' of " + Names.of(handler),
          Names.of(type),
          Names.of(state.type()),
          Names.of(state.type()));
    } else {
      report.add(
          Diagnostic.NO_DECODER,
          parameter.element(),
          Names.of(type),
          handler.kind() == HandlerKind.TEXT ? "decoder" : "binary decoder",
          decoders(handler.kind(), type));
    }
  }

  /** Where a decoder could be named; only a type of the user's can itself. */
  private String decoders(HandlerKind kind, TypeMirror type) {
    boolean isText = kind == HandlerKind.TEXT;
    String asItIs = isText ? "String" : "byte[]";
    if (types.directSupertypes(type).isEmpty()) {
      return "Take " + asItIs + ", or a type that says what is in the message";
    }
    boolean canNameItself =
        hints.isOfUser(type) && ((DeclaredType) type).getTypeArguments().isEmpty();
    String places =
        canNameItself
            ? "Name one: @WebSocketClient(codecs = ...), %s(codec = ...), or @Codec on %s"
                .formatted(kind, Names.of(type))
            : "Take %s, or name one: @WebSocketClient(codecs = ...), or %s(codec = ...)"
                .formatted(asItIs, kind);
    return places + (isText ? "; for JSON codecs = Json.class" : "");
  }

  private boolean isRelated(TypeMirror type, TypeMirror state) {
    TypeMirror one = types.erasure(type);
    TypeMirror other = types.erasure(state);
    return types.isSubtype(one, other) || types.isSubtype(other, one);
  }
}
