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

import java.util.Map;
import java.util.Set;

/** What holds in each state, and which state may follow which. */
final class LifeRules {

  private static final Map<State, Set<State>> FOLLOWS =
      Map.of(
          WAITING, Set.of(SUPPLYING, CONNECTING, TERMINATED),
          SUPPLYING, Set.of(CONNECTING, IDLE, TERMINATED),
          CONNECTING, Set.of(UPGRADING, IDLE, TERMINATED),
          UPGRADING, Set.of(CONNECTING, OPEN, IDLE, TERMINATED),
          OPEN, Set.of(CLOSING, IDLE, TERMINATED),
          CLOSING, Set.of(IDLE, WAITING, SUPPLYING, CONNECTING, TERMINATED),
          IDLE, Set.of(WAITING, SUPPLYING, CONNECTING, TERMINATED),
          TERMINATED, Set.of());

  /** The timers that run in a state, whatever else has happened. */
  private static final Map<State, Set<Timer>> RUN =
      Map.of(
          WAITING, Set.of(Timer.BACKOFF),
          SUPPLYING, Set.of(Timer.PHASE, Timer.ATTEMPT),
          CONNECTING, Set.of(Timer.PHASE, Timer.ATTEMPT),
          UPGRADING, Set.of(Timer.PHASE, Timer.ATTEMPT),
          OPEN, Set.of(),
          CLOSING, Set.of(Timer.CLOSE),
          IDLE, Set.of(),
          TERMINATED, Set.of());

  /** The timers that may run besides. */
  private static final Map<State, Set<Timer>> MAY_RUN =
      Map.of(
          OPEN, Set.of(Timer.PING, Timer.PONG, Timer.STABLE, Timer.MESSAGE, Timer.HIBERNATE),
          CLOSING, Set.of(Timer.PING, Timer.PONG, Timer.STABLE, Timer.MESSAGE, Timer.HIBERNATE));

  private static final Map<State, Set<VirtualLink.Phase>> PHASES =
      Map.of(
          WAITING, Set.of(VirtualLink.Phase.NONE),
          SUPPLYING, Set.of(VirtualLink.Phase.SUPPLYING),
          CONNECTING, Set.of(VirtualLink.Phase.DIALING),
          UPGRADING, Set.of(VirtualLink.Phase.ASKED),
          OPEN, Set.of(VirtualLink.Phase.OPEN),
          CLOSING, Set.of(VirtualLink.Phase.OPEN),
          IDLE, Set.of(VirtualLink.Phase.NONE),
          TERMINATED, Set.of(VirtualLink.Phase.NONE));

  private LifeRules() {}

  static void checkChange(State from, State to) {
    assertThat(FOLLOWS.get(from)).as("what may follow " + from).contains(to);
  }

  static void check(State state, VirtualTime time, VirtualLink link) {
    assertThat(time.running()).as("timers in " + state).containsAll(RUN.get(state));
    assertThat(time.running())
        .as("timers in " + state)
        .allMatch(
            timer ->
                RUN.get(state).contains(timer)
                    || MAY_RUN.getOrDefault(state, Set.of()).contains(timer));
    assertThat(PHASES.get(state)).as("the transport in " + state).contains(link.phase());
  }
}
