// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Judges the members that tell messages apart by their spelling. A client may look at several, so that one which is almost another is no
 * error; but its handler is never called if it was meant to be that.
 */
final class FieldSpellingValidator {

  /** Shorter names are near to each other by nature: Binance has {@code e}, {@code s} and {@code E}. */
  private static final int SHORTEST = 4;

  private final CaseReader cases;
  private final Report report;

  FieldSpellingValidator(Types types, Report report) {
    this.cases = new CaseReader(types);
    this.report = report;
  }

  void validate(List<RouteModel> routes) {
    Map<String, List<RouteModel>> byField =
        routes.stream()
            .collect(
                Collectors.groupingBy(
                    route -> route.selector().field(), LinkedHashMap::new, Collectors.toList()));
    Set<String> ofTypes = routes.stream().flatMap(this::fieldOfType).collect(Collectors.toSet());
    byField.forEach(
        (field, own) -> {
          if (!ofTypes.contains(field)) {
            Stream.concat(ofTypes.stream().sorted(), moreUsed(field, byField))
                .filter(other -> isCompared(own) || isCompared(byField.get(other)))
                .filter(other -> areNear(field, other))
                .findFirst()
                .ifPresent(meant -> own.forEach(route -> report(route, meant)));
          }
        });
  }

  /** What a type says itself is right, whatever its handler says. */
  private Stream<String> fieldOfType(RouteModel route) {
    return route.type() == null
        ? Stream.empty()
        : cases.selector(route.type()).map(SelectorModel::field).stream();
  }

  /** The members that more handlers look at, or as many that stand in front. */
  private static Stream<String> moreUsed(String field, Map<String, List<RouteModel>> byField) {
    List<String> order =
        byField.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
            .map(Map.Entry::getKey)
            .toList();
    return order.subList(0, order.indexOf(field)).stream();
  }

  /** Whether it is compared with values, by a type or by a handler; {@code trade} and {@code trades} may both be there or not. */
  private static boolean isCompared(@Nullable List<RouteModel> routes) {
    return routes == null
        || routes.stream().anyMatch(route -> !route.selector().values().isEmpty());
  }

  private static boolean areNear(String path, String otherPath) {
    List<String> names = List.of(path.split("/"));
    List<String> others = List.of(otherPath.split("/"));
    if (names.size() != others.size()) {
      return false;
    }
    List<Integer> different =
        IntStream.range(0, names.size())
            .filter(i -> !names.get(i).equals(others.get(i)))
            .boxed()
            .toList();
    return different.size() == 1
        && isNear(names.get(different.get(0)), others.get(different.get(0)));
  }

  private static boolean isNear(String name, String other) {
    return Math.min(name.length(), other.length()) >= SHORTEST
        && Spelling.meantBy(name, List.of(other)).isPresent();
  }

  /** What no type says stands in the annotation. */
  private void report(RouteModel route, String meant) {
    HandlerModel handler = route.handler();
    report.add(
        Diagnostic.SIMILAR_FIELD,
        handler.method(),
        handler.annotation(),
        Annotations.value(handler.annotation(), "field").orElseThrow(),
        route.selector().field(),
        Names.of(handler),
        meant,
        meant);
  }
}
