// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import io.fresh.Link;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor over simulated time. Notes what the machine does, as {@code start a}, {@code stop b}, {@code kill b}; fails when a rule that
 * holds always is broken.
 */
final class VirtualSupervisor implements Effects {

  /** How a start of a child fails. */
  private record Failure(int left, CompletableFuture<Boolean> cleanedUp) {}

  final SupervisorMachine machine;

  private final List<String> journal = new ArrayList<>();
  private final List<String> restarts = new ArrayList<>();
  private final Map<String, Child> alive = new LinkedHashMap<>();
  private final Map<Child, Long> due = new LinkedHashMap<>();
  private final Map<String, Failure> failures = new HashMap<>();
  private final ArrayDeque<Runnable> inputs = new ArrayDeque<>();

  /** As with {@code System.nanoTime()}, only differences count: the clock overflows soon after it starts. */
  private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

  private boolean busy;
  private boolean obedient;
  private @Nullable ExitReason end;
  private @Nullable GaveUpException gaveUp;

  private VirtualSupervisor(Rules rules) {
    machine = new SupervisorMachine("the supervisor", rules, this);
  }

  static VirtualSupervisor of(Strategy strategy) {
    return of(strategy, 3);
  }

  static VirtualSupervisor of(Strategy strategy, int intensity) {
    return new VirtualSupervisor(
        new Rules(strategy, intensity, Duration.ofSeconds(5), false, Integer.MAX_VALUE));
  }

  static VirtualSupervisor fleet(int intensity, int maxChildren) {
    return new VirtualSupervisor(
        new Rules(Strategy.ONE_FOR_ONE, intensity, Duration.ofSeconds(5), true, maxChildren));
  }

  static ChildSpec child(String id) {
    return ChildSpec.of(id, () -> new IdleLink(id));
  }

  /** From now on whoever is stopped or killed ends at once. */
  VirtualSupervisor withObedientChildren() {
    obedient = true;
    return this;
  }

  /** Starts with children by these ids. */
  VirtualSupervisor started(String... ids) {
    run(() -> machine.start(List.of(ids).stream().map(VirtualSupervisor::child).toList()));
    return this;
  }

  /** The next starts of a child fail. */
  void failStarts(String id, int times) {
    failStarts(id, times, CompletableFuture.completedFuture(true));
  }

  void failStarts(String id, int times, CompletableFuture<Boolean> cleanedUp) {
    failures.put(id, new Failure(times, cleanedUp));
  }

  // ---- inputs ----

  /** A command, and all that follows from it. */
  void run(Runnable input) {
    ask(
        () -> {
          input.run();
          return true;
        });
  }

  <T> T ask(Supplier<T> input) {
    if (busy) {
      throw new AssertionError("An effect must not call back");
    }
    busy = true;
    T answer;
    try {
      answer = input.get();
    } finally {
      busy = false;
    }
    for (Runnable next = inputs.poll(); next != null; next = inputs.poll()) {
      run(next);
    }
    return answer;
  }

  /** A live child ends, for a reason of its own or because it was told to. */
  void ends(String id, ExitReason reason) {
    run(() -> gone(id, reason));
  }

  void crashes(String id) {
    ends(id, ExitReason.failed(new IllegalStateException(id + " crashed")));
  }

  private void gone(String id, ExitReason reason) {
    Child child = alive.remove(id);
    if (child == null) {
      throw new AssertionError("Expected a live child " + id + ", alive are " + alive.keySet());
    }
    machine.ended(child, reason, now);
  }

  /** Lets time pass, and the timers that are due in it expire. */
  void pass(Duration time) {
    long until = now + time.toNanos();
    for (Child next = nextDue(until); next != null; next = nextDue(until)) {
      Child expired = next;
      now = due.remove(expired);
      run(() -> machine.expired(expired, now));
    }
    now = until;
  }

  private @Nullable Child nextDue(long until) {
    Child next = null;
    for (Child child : due.keySet()) {
      long earliest = next == null ? until : due.get(next);
      if (due.get(child) - earliest <= 0) {
        next = child;
      }
    }
    return next;
  }

  // ---- what the tests see ----

  /** What has been done since the last look. */
  List<String> done() {
    List<String> done = List.copyOf(journal);
    journal.clear();
    return done;
  }

  /** Who was started again, and how often. */
  List<String> restarts() {
    return restarts;
  }

  List<String> alive() {
    return List.copyOf(alive.keySet());
  }

  List<String> known() {
    return machine.children().stream().map(Child::id).toList();
  }

  ChildStatus status(String id) {
    Child child = machine.find(id);
    if (child == null) {
      throw new AssertionError("Expected a child " + id + ", known are " + known());
    }
    return ChildStatus.of(child);
  }

  @Nullable ExitReason end() {
    return end;
  }

  @Nullable GaveUpException whyItGaveUp() {
    return gaveUp;
  }

  int timers() {
    return due.size();
  }

  // ---- effects ----

  @Override
  public Link start(Child child) {
    requireAlive("start " + child.id());
    if (alive.containsKey(child.id())) {
      throw new AssertionError("A second " + child.id() + " was started while the first lives");
    }
    Failure failure = failures.get(child.id());
    if (failure != null && failure.left > 0) {
      failures.put(child.id(), new Failure(failure.left - 1, failure.cleanedUp));
      journal.add("fail " + child.id());
      throw new ChildStartException(
          child.id(),
          "no " + child.id(),
          new IllegalStateException("the start of " + child.id()),
          failure.cleanedUp);
    }
    journal.add("start " + child.id());
    alive.put(child.id(), child);
    return new IdleLink(child.id());
  }

  @Override
  public void stop(Child child, ExitReason reason) {
    requireLife(child, "stop");
    if (!(reason instanceof ExitReason.Shutdown)) {
      throw new AssertionError("A child is told to shut down, not " + reason);
    }
    journal.add("stop " + child.id());
    if (obedient) {
      inputs.add(() -> gone(child.id(), reason));
    }
  }

  @Override
  public void kill(Child child) {
    requireLife(child, "kill");
    journal.add("kill " + child.id());
    if (obedient) {
      inputs.add(() -> gone(child.id(), ExitReason.killed()));
    }
  }

  private void requireLife(Child child, String what) {
    requireAlive(what + " " + child.id());
    if (alive.get(child.id()) != child) {
      throw new AssertionError("Expected a live child to " + what + ", was " + child);
    }
  }

  private void requireAlive(String what) {
    if (end != null) {
      throw new AssertionError("The supervisor has ended, yet it wants to " + what);
    }
  }

  @Override
  public void schedule(Child child, Duration delay) {
    due.put(child, now + delay.toNanos());
  }

  @Override
  public void cancel(Child child) {
    due.remove(child);
  }

  @Override
  public void retry(Round round, ChildStartException failure) {
    failure
        .cleanedUp()
        .thenAccept(
            any -> {
              Runnable retry = () -> machine.retry(round, now);
              if (busy) {
                inputs.add(retry);
              } else {
                run(retry);
              }
            });
  }

  @Override
  public void restarted(Child child, ExitReason reason) {
    restarts.add(child.id() + " " + child.restarts());
  }

  @Override
  public void overdue(Child child) {
    journal.add("overdue " + child.id());
  }

  @Override
  public void gaveUp(GaveUpException why) {
    journal.add("give up");
    gaveUp = why;
  }

  @Override
  public void ended(ExitReason reason) {
    requireAlive("end again");
    if (!alive.isEmpty()) {
      throw new AssertionError("Ended while these live: " + alive.keySet());
    }
    journal.add("end");
    end = reason;
  }
}
