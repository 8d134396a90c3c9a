// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All handlers that the table allows, for clients with a state and without: each set of parameters with each answer, at once and
 * later, and each set of parameters in each order. Of the longest sets, whose orders go into the hundreds, some orders, evenly
 * spread. What the table does not tell apart, such as {@code Frame} and {@code Frame.Text}, takes turns.
 */
final class Combinations {

  /** All orders of four parameters, a part of those of five and more. */
  private static final int ORDERS = 24;

  private final List<Combination> all = new ArrayList<>();
  private final Map<Object, Integer> turns = new HashMap<>();

  private Combinations() {}

  static List<Combination> all() {
    Combinations combinations = new Combinations();
    for (HandlerKind kind : HandlerKind.values()) {
      combinations.add(kind, false);
      combinations.add(kind, true);
    }
    return List.copyOf(combinations.all);
  }

  private void add(HandlerKind kind, boolean stateful) {
    List<List<Given>> answers = answers(kind, stateful);
    for (List<Argument> set : sets(kind, stateful)) {
      List<List<Argument>> orders = orders(set);
      for (int i = 0; i < Math.max(orders.size(), answers.size()); i++) {
        List<Given> given = answers.get(i % answers.size());
        List<Taken> taken =
            orders.get(i % orders.size()).stream()
                .map(argument -> turn(kind, Taken.samples(argument)))
                .toList();
        all.add(new Combination(all.size(), kind, stateful, taken, turn(kind, given)));
      }
    }
  }

  private <T> T turn(HandlerKind kind, List<T> samples) {
    return samples.get(turns.merge(List.of(kind, samples), 1, Integer::sum) % samples.size());
  }

  /** For each answer of the table, at once or later, the ways to give it. */
  private static List<List<Given>> answers(HandlerKind kind, boolean stateful) {
    List<Answer> answers =
        kind.answers().answers().stream()
            .filter(answer -> stateful || !answer.isStateful())
            .toList();
    return Stream.concat(
            answers.stream().map(Given::samples),
            answers.stream()
                .filter(answer -> answer.asyncStatement().isPresent())
                .map(Given::stages))
        .toList();
  }

  /** Each set of parameters that a kind of handler may have. */
  private static List<List<Argument>> sets(HandlerKind kind, boolean stateful) {
    List<Argument> offered =
        Stream.concat(
                Arrays.stream(Argument.values())
                    .filter(argument -> argument.isCommon())
                    .filter(argument -> stateful || argument != Argument.STATE),
                kind.arguments().stream())
            .toList();
    List<List<Argument>> sets = new ArrayList<>();
    for (int mask = 0; mask < 1 << offered.size(); mask++) {
      List<Argument> set = new ArrayList<>();
      for (int i = 0; i < offered.size(); i++) {
        if ((mask & 1 << i) != 0) {
          set.add(offered.get(i));
        }
      }
      if (isAllowed(kind, set)) {
        sets.add(set);
      }
    }
    return sets;
  }

  private static boolean isAllowed(HandlerKind kind, List<Argument> set) {
    long events = set.stream().filter(Argument::isEvent).count();
    boolean isWhole = set.stream().anyMatch(Argument::isDecoded);
    return switch (kind.takes()) {
          case ANY -> true;
          case AT_MOST_ONE -> events <= 1;
          case ONE -> events == 1;
        }
        && !(isWhole && set.contains(Argument.LAST));
  }

  private static List<List<Argument>> orders(List<Argument> set) {
    int count = 1;
    for (int i = 2; i <= set.size(); i++) {
      count *= i;
    }
    List<List<Argument>> orders = new ArrayList<>();
    for (int i = 0; i < Math.min(count, ORDERS); i++) {
      orders.add(order(set, (int) ((long) i * count / Math.min(count, ORDERS))));
    }
    return orders;
  }

  /** The n-th order of a set. */
  private static List<Argument> order(List<Argument> set, int n) {
    List<Argument> left = new ArrayList<>(set);
    List<Argument> order = new ArrayList<>();
    int rest = n;
    while (!left.isEmpty()) {
      order.add(left.remove(rest % left.size()));
      rest /= left.size() + 1;
    }
    return order;
  }
}
