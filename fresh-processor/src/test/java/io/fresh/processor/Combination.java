// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One handler that the table allows.
 *
 * @param number among all; what the table says nothing of, such as visibility, takes turns by it
 * @param kind what it handles
 * @param stateful whether its client declares a state
 * @param taken its parameters, in order
 * @param given its answer
 */
record Combination(int number, HandlerKind kind, boolean stateful, List<Taken> taken, Given given) {

  private static final List<String> THROWN = List.of("", "throws Kit.Broken ", "throws Exception ");

  /** Whether it takes this. */
  boolean takes(Argument argument) {
    return taken.stream().anyMatch(parameter -> parameter.argument() == argument);
  }

  /** Whether the method says that it throws. */
  boolean isThrowing() {
    return !thrown().isEmpty();
  }

  /** The name of the method. */
  String name() {
    return "m" + number;
  }

  /** What can be told apart of the answers to one kind of event. */
  String group() {
    return kind + " " + given.answer() + (given.told().contains("async") ? " later" : "");
  }

  /** The method, on one line. */
  String source(String annotation, String modifier) {
    String arguments = taken.isEmpty() ? "" : ", " + names(index -> "p" + index);
    String call = "script().call(\"%s\"%s)".formatted(name(), arguments);
    String body =
        given.answer() == Answer.NOTHING
            ? call + ";"
            : "return %s ? %s : null;".formatted(call, given.value());
    return "%s %s%s %s(%s) %s{ %s }"
        .formatted(
            annotation,
            modifier,
            given.type(),
            name(),
            names(index -> taken.get(index).type() + " p" + index),
            thrown(),
            body);
  }

  private String thrown() {
    return THROWN.get(number % THROWN.size());
  }

  private String names(IntFunction<String> name) {
    return IntStream.range(0, taken.size()).mapToObj(name).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return source(kind.toString(), "") + (stateful ? " with a state" : "");
  }
}
