// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds the ways from a message to the handlers of its kind, where it must be decoded or looked into. */
final class MessageReader {

  private final Types types;
  private final CaseReader cases;
  private final CodecResolver codecs;
  private final DispatchOrder order;
  private final List<NamedCodec> clients;

  MessageReader(Types types, CodecResolver codecs, List<NamedCodec> clients) {
    this.types = types;
    this.cases = new CaseReader(types);
    this.codecs = codecs;
    this.order = new DispatchOrder(types);
    this.clients = clients;
  }

  /** The ways to handlers in source order; {@code null} if there is one handler, which takes every message as it is. */
  @Nullable MessageModel read(List<HandlerModel> handlers) {
    boolean canLook = handlers.stream().anyMatch(this::canLook);
    List<RouteModel> routes =
        handlers.stream().flatMap(handler -> routes(handler, handlers, canLook)).toList();
    if (routes.size() == 1 && isAsItIs(routes.get(0))) {
      return null;
    }
    List<HandlerModel> sorted = order.sort(handlers);
    return new MessageModel(
        routes.stream().filter(route -> route.selector().isSelective()).toList(),
        sorted.stream()
            .flatMap(handler -> routes.stream().filter(route -> route.handler().equals(handler)))
            .filter(route -> !route.selector().isSelective())
            .toList(),
        format(routes));
  }

  private boolean canLook(HandlerModel handler) {
    return Stream.of(
            clients.stream().map(NamedCodec::codec),
            Stream.ofNullable(handler.payload().own()),
            handler.payload().decoders().stream().map(CodingModel::codec))
        .flatMap(found -> found)
        .anyMatch(CodecModel::isStructured);
  }

  private static boolean isAsItIs(RouteModel route) {
    return route.selector().equals(SelectorModel.NONE)
        && route.handler().eventParameters().stream()
            .map(ParameterModel::argument)
            .noneMatch(argument -> argument != null && argument.isDecoded());
  }

  private Stream<RouteModel> routes(HandlerModel handler, List<HandlerModel> all, boolean canLook) {
    CodingModel decoder = handler.payload().decoder().orElse(null);
    boolean canGoByType =
        handler.payload().selector().equals(SelectorModel.NONE)
            && (canLook || decoder == null || decoder.isByFormat());
    return handler
        .handledType()
        .filter(type -> canGoByType)
        .flatMap(type -> byType(handler, type, all))
        .orElseGet(() -> Stream.of(plain(handler, decoder)));
  }

  private static RouteModel plain(HandlerModel handler, @Nullable CodingModel decoder) {
    return new RouteModel(handler, handler.payload().selector(), decoder, type(handler));
  }

  /** The ways that the type says itself; empty if it says nothing, or its own decoder is asked for all of its kind. */
  private Optional<Stream<RouteModel>> byType(
      HandlerModel handler, TypeMirror type, List<HandlerModel> all) {
    Optional<SelectorModel> ofType = cases.selector(type);
    if (ofType.isPresent()) {
      return ofType.map(
          selector -> Stream.of(new RouteModel(handler, selector, exact(handler, type), type)));
    }
    CodingModel decoder = handler.payload().decoder().orElse(null);
    boolean isLeftToCases =
        cases.discriminator(type).isPresent()
            && !cases.permitted(type).isEmpty()
            && (decoder == null || decoder.isByFormat());
    return isLeftToCases ? Optional.of(leftOver(handler, type, all)) : Optional.empty();
  }

  /** A handler of a general type stands in for those of its subtypes that have none. */
  private Stream<RouteModel> leftOver(
      HandlerModel handler, TypeMirror type, List<HandlerModel> all) {
    return cases.permitted(type).stream()
        .filter(leaf -> all.stream().noneMatch(other -> isNearer(other, type, leaf)))
        .flatMap(
            leaf ->
                cases.selector(leaf).stream()
                    .map(found -> new RouteModel(handler, found, exact(handler, leaf), leaf)));
  }

  private boolean isNearer(HandlerModel other, TypeMirror general, TypeMirror leaf) {
    return other.payload().selector().equals(SelectorModel.NONE)
        && other
            .handledType()
            .filter(type -> isBelow(leaf, type))
            .filter(type -> isBelow(type, general) && !isBelow(general, type))
            .isPresent();
  }

  /** Type arguments do not count: a message does not tell them. */
  private boolean isBelow(TypeMirror type, TypeMirror general) {
    return types.isSubtype(types.erasure(type), types.erasure(general));
  }

  /** By its values a type is known already: what decodes all of its kind is asked for nothing. */
  private @Nullable CodingModel exact(HandlerModel handler, TypeMirror type) {
    return codecs
        .decoders(handler.payload().own(), CodecRole.decoderOf(handler.kind()), type)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private @Nullable CodecModel format(List<RouteModel> routes) {
    return Stream.of(
            clients.stream().map(NamedCodec::codec),
            routes.stream().map(route -> route.handler().payload().own()).filter(Objects::nonNull),
            routes.stream()
                .map(RouteModel::decoder)
                .filter(Objects::nonNull)
                .map(CodingModel::codec))
        .flatMap(found -> found)
        .filter(CodecModel::isStructured)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable TypeMirror type(HandlerModel handler) {
    return handler.eventParameters().stream().map(ParameterModel::type).findFirst().orElse(null);
  }
}
