// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.util.Types;

/** Judges the handlers of what no member of the message leads elsewhere: one takes it, or its type tells which. */
final class RestValidator {

  private final Types types;
  private final Report report;

  RestValidator(Types types, Report report) {
    this.types = types;
    this.report = report;
  }

  /** Judges all but those of handlers that are refused already. */
  void validate(List<RouteModel> all, Set<HandlerModel> refused) {
    List<RouteModel> routes =
        all.stream().filter(route -> !refused.contains(route.handler())).toList();
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
    return one.isUndecodable()
        || other.isUndecodable()
        || one.handler().equals(other.handler())
        || (one.decoder() != null
            && other.decoder() != null
            && one.decoder().isSame(other.decoder())
            && one.selector().equals(other.selector())
            && !areSame(one, other));
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
}
