// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CLOSING;
import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.SUPPLYING;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.UPGRADING;
import static io.fresh.internal.connection.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that come too late, twice, or where they mean nothing change nothing. */
final class LateInputTest {

  /** An input, and the states in which it means something. */
  private record Input(String name, Consumer<VirtualConnection> action, Set<State> meaningful) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Input> INPUTS =
      List.of(
          new Input("start", VirtualConnection::start, Set.of()),
          new Input("supplied", VirtualConnection::supplied, EnumSet.of(SUPPLYING)),
          new Input("reached", VirtualConnection::reached, EnumSet.of(CONNECTING)),
          new Input("connected", VirtualConnection::connected, EnumSet.of(CONNECTING)),
          new Input("redirected", VirtualConnection::redirected, EnumSet.of(UPGRADING)),
          new Input("established", VirtualConnection::established, EnumSet.of(UPGRADING)),
          new Input(
              "attempt failed",
              connection -> connection.attemptFailed(Situations.refusal(), null),
              EnumSet.of(SUPPLYING, CONNECTING, UPGRADING)),
          new Input("connect handled", VirtualConnection::connectHandled, Set.of()),
          new Input("decided", connection -> connection.decided(null), Set.of()),
          new Input(
              "decider failed",
              connection -> connection.deciderFailed("@OnError", new IllegalStateException("late")),
              Set.of()),
          new Input("heard", VirtualConnection::heard, Set.of()),
          new Input("pinged", connection -> connection.pinged("p"), EnumSet.of(OPEN, CLOSING)),
          new Input("ponged", connection -> connection.ponged(""), Set.of()),
          new Input(
              "close read", connection -> connection.closeRead(1000), EnumSet.of(OPEN, CLOSING)),
          new Input("violated", connection -> connection.violated(1002), EnumSet.of(OPEN, CLOSING)),
          new Input("lost", VirtualConnection::lost, EnumSet.of(OPEN, CLOSING)),
          new Input("message begun", VirtualConnection::messageBegun, EnumSet.of(OPEN, CLOSING)),
          new Input("message ended", VirtualConnection::messageEnded, Set.of()),
          new Input(
              "phase over", expiry(Timer.PHASE), EnumSet.of(SUPPLYING, CONNECTING, UPGRADING)),
          new Input(
              "attempt over", expiry(Timer.ATTEMPT), EnumSet.of(SUPPLYING, CONNECTING, UPGRADING)),
          new Input("backoff over", expiry(Timer.BACKOFF), EnumSet.of(WAITING)),
          new Input("stable over", expiry(Timer.STABLE), EnumSet.of(OPEN)),
          new Input("ping over", expiry(Timer.PING), EnumSet.of(OPEN)),
          new Input("pong over", expiry(Timer.PONG), Set.of()),
          new Input("message over", expiry(Timer.MESSAGE), Set.of()),
          new Input("close over", expiry(Timer.CLOSE), EnumSet.of(CLOSING)),
          new Input("close", connection -> connection.close(1000, ""), EnumSet.of(OPEN)),
          new Input("reconnect", VirtualConnection::reconnect, EnumSet.of(WAITING, OPEN, IDLE)),
          new Input("stop", VirtualConnection::stop, EnumSet.complementOf(EnumSet.of(TERMINATED))),
          new Input("kill", VirtualConnection::kill, EnumSet.complementOf(EnumSet.of(TERMINATED))),
          new Input(
              "troubled",
              connection -> connection.troubled(Situations.uncastable()),
              EnumSet.complementOf(EnumSet.of(TERMINATED))));

  private static Consumer<VirtualConnection> expiry(Timer timer) {
    return connection -> connection.expire(timer);
  }

  static Stream<Arguments> meaningless() {
    return Stream.of(State.values())
        .flatMap(
            state ->
                INPUTS.stream()
                    .filter(input -> !input.meaningful().contains(state))
                    .map(input -> arguments(state, input)));
  }

  @ParameterizedTest
  @MethodSource("meaningless")
  void anInputThatMeansNothingChangesNothing(State state, Input input) {
    VirtualConnection connection = Situations.in(state);
    Set<Timer> timers = Set.copyOf(connection.time().running());

    input.action().accept(connection);
    input.action().accept(connection);

    assertThat(connection.state()).isEqualTo(state);
    assertThat(connection.events()).isEmpty();
    assertThat(connection.time().running()).isEqualTo(timers);
  }
}
