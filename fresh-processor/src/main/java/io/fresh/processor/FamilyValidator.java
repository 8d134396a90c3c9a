// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Judges handlers of subtypes of a sealed type: who handles some of them has rarely meant to leave out the others. */
final class FamilyValidator {

  private final Types types;
  private final KnownTypes known;
  private final Report report;
  private final CaseReader cases;

  /** That of the state is done with: what is told there are messages, and no states. */
  private final Set<TypeElement> seen = new HashSet<>();

  FamilyValidator(Types types, KnownTypes known, Report report) {
    this.types = types;
    this.known = known;
    this.report = report;
    this.cases = new CaseReader(types);
  }

  void validate(ClientModel client) {
    if (client.state() != null) {
      seen.addAll(families(client.state().declared()).toList());
    }
    validate(client.handlers(HandlerKind.INFO));
    for (EventModel event : client.events()) {
      MessageModel message = event.message();
      if (message != null) {
        validate(apartByType(message));
      }
    }
  }

  /** Those for which the value's type counts; none if another takes what they leave. */
  private List<HandlerModel> apartByType(MessageModel message) {
    boolean isCaughtAll =
        message.rest().stream().anyMatch(route -> route.decoder() == null || takesAll(route));
    return isCaughtAll
        ? List.of()
        : message
            .routes()
            .map(RouteModel::handler)
            .filter(handler -> !handler.payload().selector().isSelective())
            .distinct()
            .toList();
  }

  private boolean takesAll(RouteModel route) {
    return route.decoder() != null
        && route.type() != null
        && types.isSameType(route.type(), route.decoder().type());
  }

  private void validate(List<HandlerModel> handlers) {
    List<TypeMirror> handled =
        handlers.stream().flatMap(handler -> handler.handledType().stream()).toList();
    for (HandlerModel handler : handlers) {
      handler
          .handledType()
          .flatMap(type -> families(type).findFirst())
          .filter(seen::add)
          .ifPresent(family -> validate(family, handler, handled));
    }
  }

  private void validate(TypeElement family, HandlerModel handler, List<TypeMirror> handled) {
    String missing =
        cases.permitted(family.asType()).stream()
            .filter(member -> handler.kind() == HandlerKind.INFO || isReceived(member))
            .filter(member -> handled.stream().noneMatch(type -> isSubtype(member, type)))
            .map(Names::of)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      report.add(
          Diagnostic.UNHANDLED_TYPES,
          handler.method(),
          Names.of(handler),
          family.getSimpleName(),
          missing);
    }
  }

  /** Below a discriminator, what has no values is only sent. */
  private boolean isReceived(TypeMirror type) {
    return cases.discriminator(type).isEmpty() || cases.values(type).isPresent();
  }

  /** The sealed types that a type is of, the nearest first; those of the platform and of Fresh are nobody's messages. */
  private Stream<TypeElement> families(TypeMirror type) {
    return Supertypes.of(type, types).stream()
        .filter(DeclaredType.class::isInstance)
        .map(parent -> (TypeElement) ((DeclaredType) parent).asElement())
        .filter(parent -> !parent.getPermittedSubclasses().isEmpty())
        .filter(parent -> !parent.getQualifiedName().toString().startsWith("java."))
        .filter(parent -> !known.isOfFresh(parent));
  }

  private boolean isSubtype(TypeMirror type, TypeMirror other) {
    return types.isSubtype(types.erasure(type), types.erasure(other));
  }
}
