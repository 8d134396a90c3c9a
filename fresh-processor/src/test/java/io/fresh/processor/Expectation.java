// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import java.util.stream.Stream;

/**
 * What must come of a handler's events, by the table of what a handler is given and what its answers mean. Asks neither the
 * processor nor the runtime.
 */
final class Expectation {

  static final String FIRST = "first";

  private final PlacedHandler handler;
  private final Combination combination;
  private String state;

  Expectation(PlacedHandler handler) {
    this.handler = handler;
    this.combination = handler.combination();
    this.state = combination.stateful() ? FIRST : "";
  }

  /** What comes of the next event. */
  Outcome next(Step step) {
    Given given = combination.given();
    List<List<String>> calls =
        List.of(
            Stream.concat(
                    Stream.of(combination.name()),
                    combination.taken().stream().map(taken -> shown(taken, step)))
                .toList());
    if (step.isAnswered() && !given.next().isEmpty()) {
      state = given.next();
    }
    List<String> told =
        switch (step) {
          case ANSWERS, ANSWERS_AGAIN -> given.told();
          case SAYS_NOTHING -> given.toldOfNull();
          case FAILS -> List.of();
        };
    return new Outcome(calls, told, sent(), thrown(step), state);
  }

  /** The state of the next link. */
  String stateAfterReconnect() {
    String initial = combination.given().initial();
    return !combination.stateful() || initial.isEmpty() ? state(FIRST) : initial;
  }

  private String state(String name) {
    return combination.stateful() ? name : "";
  }

  private String shown(Taken taken, Step step) {
    return switch (taken.argument()) {
      case STATE -> "State " + state;
      case LAST -> "Boolean " + step.isLast();
      case CLOSE_STATUS -> "CloseStatus " + handler.code() + " away";
      case CODE -> "Integer " + handler.code();
      default -> taken.shown();
    };
  }

  /** The handler uses what the client sends by whenever it is called. */
  private List<String> sent() {
    return combination.takes(Argument.SENDS) ? List.of("text said") : List.of();
  }

  private String thrown(Step step) {
    if (step == Step.FAILS) {
      return combination.isThrowing() ? "Broken" : "IllegalStateException";
    }
    boolean isMissing = combination.given().answer() == Answer.STATE && step == Step.SAYS_NOTHING;
    return isMissing ? "NullPointerException" : "";
  }
}
