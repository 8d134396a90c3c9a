// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import io.fresh.RandomLives;
import io.fresh.annotation.Restart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;

/**
 * One random life of a supervisor. What holds at each step is checked by {@link VirtualSupervisor} where it concerns a single child, and
 * here where it concerns several.
 */
final class SupervisorSimulation implements RandomLives.Simulation {

  private static final int STEPS = 60;
  private static final int IDS = 5;
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final List<Duration> TIMES_TO_END =
      List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(5), ChildSpec.UNBOUNDED);
  private static final List<ExitReason> ENDS =
      List.of(
          ExitReason.normal(),
          ExitReason.shutdown(""),
          ExitReason.killed(),
          ExitReason.failed(new IllegalStateException()));

  private final Random random;
  private final int intensity;
  private final boolean fleet;
  private final Strategy strategy;
  private final VirtualSupervisor supervisor;
  private final List<String> trace = new ArrayList<>();

  /** Those that somebody has stopped, and nobody started since. */
  private final Set<String> stoppedOnRequest = new HashSet<>();

  /** Those that had been told to end when the supervisor was. */
  private final Set<String> stoppingBefore = new HashSet<>();

  private Duration time = Duration.ZERO;

  /** When a child was started again alone. */
  private final List<Duration> restarts = new ArrayList<>();

  SupervisorSimulation(long seed) {
    random = new Random(seed);
    intensity = random.nextInt(12);
    fleet = random.nextInt(4) == 0;
    strategy = fleet ? Strategy.ONE_FOR_ONE : any(List.of(Strategy.values()));
    supervisor =
        fleet
            ? VirtualSupervisor.fleet(intensity, IDS - 1)
            : VirtualSupervisor.of(strategy, intensity);
    trace.add("%s, fleet: %s, intensity %d".formatted(strategy, fleet, intensity));
  }

  @Override
  public List<String> trace() {
    return trace;
  }

  @Override
  public void run() {
    for (int i = 0; i < STEPS && supervisor.end() == null; i++) {
      step();
      check();
    }
    settle();
    if (supervisor.end() == null && supervisor.whyItGaveUp() == null) {
      assertAllThatShouldLiveLive();
    }
    stoppingBefore.addAll(stopping());
    perform("end", () -> supervisor.machine.end(ExitReason.normal()));
    check();
    settle();
    assertThat(supervisor.end()).isNotNull();
    assertThat(supervisor.timers()).isZero();
  }

  private void step() {
    String id = anyId();
    switch (random.nextInt(12)) {
      case 0, 1 -> perform("start " + id, () -> supervisor.machine.startChild(anySpec(id)));
      case 2 -> perform("restart " + id, () -> supervisor.machine.restartChild(id));
      case 3 -> {
        if (perform("stop " + id, () -> supervisor.machine.stopChild(id, () -> {}))) {
          stoppedOnRequest.add(id);
        }
      }
      case 4 -> perform("remove " + id, () -> supervisor.machine.removeChild(id));
      case 5 -> failStarts(id);
      case 6 -> pass(Duration.ofMillis(random.nextInt(3_000)));
      case 7 -> {
        if (random.nextInt(20) == 0) {
          perform("kill", supervisor.machine::kill);
        }
      }
      default -> endAny();
    }
  }

  private void failStarts(String id) {
    trace.add("the next starts of " + id + " fail");
    supervisor.failStarts(id, random.nextInt(3));
  }

  private void pass(Duration duration) {
    trace.add("pass " + duration);
    time = time.plus(duration);
    supervisor.pass(duration);
  }

  private void endAny() {
    List<String> alive = supervisor.alive();
    if (!alive.isEmpty()) {
      String id = any(alive);
      ExitReason reason = any(ENDS);
      trace.add(id + " ends, " + reason);
      supervisor.ends(id, reason);
    }
  }

  /** Whether it was not refused. */
  private boolean perform(String command, Runnable action) {
    trace.add(command);
    try {
      supervisor.run(action);
      return true;
    } catch (IllegalStateException | NoSuchElementException | ChildStartException refused) {
      trace.add("  refused: " + refused.getMessage());
      return false;
    }
  }

  private void check() {
    List<String> done = supervisor.done();
    done.forEach(action -> trace.add("  " + action));
    for (String action : done) {
      if (action.startsWith("start ")) {
        stoppedOnRequest.remove(action.substring("start ".length()));
      }
    }
    assertStartsInOrder(done);
    assertRestartsBorne();
  }

  /** What one input starts, it starts in the order of the children. */
  private void assertStartsInOrder(List<String> done) {
    List<String> started =
        done.stream()
            .filter(action -> action.startsWith("start "))
            .map(action -> action.substring("start ".length()))
            .toList();
    List<String> known = supervisor.known();
    assertThat(started.stream().map(known::indexOf).filter(index -> index >= 0)).isSorted();
  }

  private void assertRestartsBorne() {
    while (restarts.size() < supervisor.restarts().size()) {
      restarts.add(time);
    }
    if (strategy == Strategy.ONE_FOR_ONE) { // else one restart starts several
      long recent = restarts.stream().filter(at -> time.minus(at).compareTo(PERIOD) <= 0).count();
      assertThat(recent).as("restarts in " + PERIOD).isLessThanOrEqualTo(intensity);
    }
  }

  /** Lets all that have been told to end do so, the last one first, until nobody has. */
  private void settle() {
    for (List<String> stopping = stopping(); !stopping.isEmpty(); stopping = stopping()) {
      assertStoppedInReverseOrder();
      supervisor.ends(any(stopping), ExitReason.shutdown(""));
      check();
    }
  }

  /** One is told to end when the one before it has ended; but on request, or when that was killed in vain. */
  private void assertStoppedInReverseOrder() {
    if (fleet
        || supervisor.whyItGaveUp() != null
        || supervisor.machine.children().stream().anyMatch(SupervisorSimulation::isKilled)) {
      return;
    }
    List<String> told =
        supervisor.machine.children().stream()
            .filter(child -> child.is(Child.Stage.STOPPING))
            .map(Child::id)
            .filter(id -> !stoppedOnRequest.contains(id) && !stoppingBefore.contains(id))
            .toList();
    assertThat(told).hasSizeLessThanOrEqualTo(1);
  }

  private static boolean isKilled(Child child) {
    return child.is(Child.Stage.KILLED) || child.is(Child.Stage.OVERDUE);
  }

  private List<String> stopping() {
    return supervisor.machine.children().stream()
        .filter(Child::isAlive)
        .filter(child -> !child.is(Child.Stage.RUNNING))
        .map(Child::id)
        .toList();
  }

  private void assertAllThatShouldLiveLive() {
    for (Child child : supervisor.machine.children()) {
      if (child.spec().restart() == Restart.PERMANENT && !stoppedOnRequest.contains(child.id())) {
        assertThat(child.stage()).as(child.id()).isEqualTo(Child.Stage.RUNNING);
      }
      assertThat(child.round()).as("the restart of " + child).isNull();
    }
  }

  private ChildSpec anySpec(String id) {
    return VirtualSupervisor.child(id)
        .withRestart(any(List.of(Restart.values())))
        .withShutdown(any(TIMES_TO_END));
  }

  private String anyId() {
    return String.valueOf((char) ('a' + random.nextInt(IDS)));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
