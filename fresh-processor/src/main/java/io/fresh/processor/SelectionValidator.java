// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges the handlers that are told apart by a member of the message: each value has one, and none hides another. */
final class SelectionValidator {

  private final Report report;

  SelectionValidator(Report report) {
    this.report = report;
  }

  void validate(List<RouteModel> routes) {
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
}
