// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every handler that the table allows: compiled with every lint on, called, and held against what the table says of it. */
class EveryCombinationTest {

  private static final List<Combination> ALL = Combinations.all();

  @TestFactory
  Stream<DynamicTest> everyHandlerIsGivenWhatItTakesAndItsAnswerIsPassedOn() {
    CombinationRun run = CombinationRun.compile(ALL);
    Map<String, List<PlacedHandler>> groups =
        run.handlers().stream()
            .collect(
                Collectors.groupingBy(
                    handler -> handler.combination().group(), TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(
            group ->
                dynamicTest(
                    group.getKey() + ", " + group.getValue().size() + " handlers",
                    () -> assertThat(faults(run, group.getValue())).isEmpty()));
  }

  @Test
  void thereAreThousandsOfThem() {
    assertThat(ALL).hasSizeGreaterThan(5_000).doesNotHaveDuplicates();
  }

  @Test
  void eachThingThatAHandlerTakesMeetsEachThingThatItAnswers() {
    Set<List<Object>> met =
        ALL.stream()
            .flatMap(
                combination ->
                    combination.taken().stream().map(taken -> pair(combination, taken.argument())))
            .collect(Collectors.toSet());
    assertThat(met).containsAll(pairs());
  }

  private static List<Object> pair(Combination combination, Argument argument) {
    return List.of(combination.kind(), argument, combination.given().answer());
  }

  private static List<List<Object>> pairs() {
    List<List<Object>> pairs = new ArrayList<>();
    for (HandlerKind kind : HandlerKind.values()) {
      for (Argument argument : Argument.values()) {
        if (argument.isCommon() || kind.arguments().contains(argument)) {
          kind.answers().answers().forEach(answer -> pairs.add(List.of(kind, argument, answer)));
        }
      }
    }
    return pairs;
  }

  private static List<String> faults(CombinationRun run, List<PlacedHandler> handlers) {
    return handlers.stream().flatMap(handler -> faults(run, handler)).toList();
  }

  private static Stream<String> faults(CombinationRun run, PlacedHandler handler) {
    Play play = new Play(run, handler);
    Expectation expectation = new Expectation(handler);
    List<String> faults = new ArrayList<>();
    for (Step step : Step.values()) {
      compare(handler + " " + step, expectation.next(step), play.next(step), faults);
    }
    compare(
        handler + " after a reconnect",
        expectation.stateAfterReconnect(),
        play.stateAfterReconnect(),
        faults);
    return faults.stream();
  }

  private static void compare(String what, Object expected, Object found, List<String> faults) {
    if (!found.equals(expected)) {
      faults.add("%n%s%n  expected %s%n  but was  %s".formatted(what, expected, found));
    }
  }
}
