// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static io.fresh.supervision.Child.Stage.KILLED;
import static io.fresh.supervision.Child.Stage.OVERDUE;
import static io.fresh.supervision.Child.Stage.RESTARTING;
import static io.fresh.supervision.Child.Stage.RUNNING;
import static io.fresh.supervision.Child.Stage.STOPPED;
import static io.fresh.supervision.Child.Stage.STOPPING;

import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import io.fresh.Link;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * When children are started, stopped and started again: the rules of OTP's {@code supervisor} and of Elixir's {@code
 * DynamicSupervisor}, without thread and clock. Inputs come as calls, one at a time, each with the time where it matters; what is to be
 * done goes out through {@link Effects}.
 *
 * <p>Where this differs from OTP, it is because nothing here may block: while a group is being restarted, which takes as long as its
 * children take to end, OTP lets everybody wait; here what is asked for happens at once, and an end is dealt with afterwards.
 */
final class SupervisorMachine {

  private enum Phase {
    LIVES,
    ENDS,
    HAS_ENDED
  }

  /** How long a killed child holds up those that are stopped after it: a handler that hangs must not hold them up for ever. */
  static final Duration KILL_PATIENCE = Duration.ofSeconds(1);

  private final String label;
  private final Rules rules;
  private final Effects effects;
  private final RestartIntensity intensity;

  /** In the order of the starts. */
  private final Map<String, Child> children = new LinkedHashMap<>();

  /** Those that failed while a group was being restarted, and are not of it. */
  private final ArrayDeque<Child> failedMeanwhile = new ArrayDeque<>();

  private Phase phase = Phase.LIVES;
  private int alive;

  /** How many failed starts have left something behind that may not have ended. */
  private int cleanups;

  /** The restart of several children that goes on; there is one at a time. */
  private @Nullable Round group;

  private ExitReason endReason = ExitReason.normal();

  /** The stops of the end; null while it lives, and for a fleet. */
  private @Nullable StopSequence ending;

  SupervisorMachine(String label, Rules rules, Effects effects) {
    this.label = label;
    this.rules = rules;
    this.effects = effects;
    this.intensity = new RestartIntensity(rules.intensity(), rules.period());
  }

  // ---- commands ----

  /** Starts the first children; if one fails, stops those before it and ends. */
  void start(List<ChildSpec> specs) {
    try {
      specs.forEach(this::startChild);
    } catch (ChildStartException failure) {
      end(ExitReason.failed(failure));
      throw failure;
    }
  }

  /**
   * Adds a child, behind the others.
   *
   * @throws ChildStartException if it could not be started; it has not been added
   * @throws IllegalStateException if there is one of this id, or no room, or no life any more
   */
  Link startChild(ChildSpec spec) {
    requireLife();
    Child present = children.get(spec.id());
    if (present != null) {
      throw new IllegalStateException(
          "%s has a child '%s' already, which %s; start the other under another id"
              .formatted(label, spec.id(), does(present)));
    }
    if (children.size() >= rules.maxChildren()) {
      throw new IllegalStateException(
          "%s may have %d children, and has them".formatted(label, rules.maxChildren()));
    }
    Child child = new Child(spec);
    Link link = effects.start(child);
    children.put(spec.id(), child);
    child.started(link);
    alive++;
    return link;
  }

  /**
   * Starts a child that has ended and stayed so.
   *
   * @throws ChildStartException if it could not be started
   * @throws IllegalStateException if it has not ended, or is about to be started, or there is no life any more
   * @throws NoSuchElementException if there is none of this id
   */
  Link restartChild(String id) {
    requireLife();
    Child child = known(id);
    requireStopped(child, "restarted");
    Link link = effects.start(child);
    child.startedAgain(link);
    alive++;
    return link;
  }

  /**
   * Stops a child, which stays known if it is not temporary.
   *
   * @param whenEnded is run when it has ended: now, if it does not live
   * @throws NoSuchElementException if there is none of this id
   */
  void stopChild(String id, Runnable whenEnded) {
    Child child = known(id);
    Round round = child.round();
    if (round != null) {
      round.leave(child);
    }
    if (child.isAlive()) {
      child.whenEnded(whenEnded);
      if (child.is(RUNNING)) {
        stop(child);
      }
    } else {
      child.moveTo(STOPPED);
      forgetIfNotKept(child);
      whenEnded.run();
    }
  }

  /**
   * Forgets a child that has ended and stayed so.
   *
   * @throws IllegalStateException if it has not ended, or is about to be started
   * @throws NoSuchElementException if there is none of this id
   */
  void removeChild(String id) {
    Child child = known(id);
    requireStopped(child, "removed");
    children.remove(id);
  }

  /** Stops all children and ends. The first reason stays. */
  void end(ExitReason reason) {
    if (phase != Phase.LIVES) {
      return;
    }
    beginEnd(reason);
    if (rules.fleet()) {
      children.values().stream().filter(child -> child.is(RUNNING)).forEach(this::stop);
    } else {
      ending = new StopSequence(children.values(), child -> true);
    }
    goOnEnding();
  }

  /** Kills all children and ends, also if it ends already. */
  void kill() {
    if (phase == Phase.HAS_ENDED) {
      return;
    }
    beginEnd(ExitReason.killed());
    children.values().stream()
        .filter(child -> child.is(RUNNING) || child.is(STOPPING))
        .forEach(this::kill);
    goOnEnding();
  }

  // ---- what children do ----

  /** A child has ended. */
  void ended(Child child, ExitReason reason, long now) {
    boolean byItself = child.is(RUNNING);
    alive--;
    effects.cancel(child);
    List<Runnable> told = child.ended();
    if (phase == Phase.LIVES) {
      settle(child, byItself, reason, now);
    } else {
      forgetIfNotKept(child);
      goOnEnding();
    }
    told.forEach(Runnable::run);
  }

  /** The timer of a child has expired. */
  void expired(Child child, long now) {
    if (child.is(STOPPING)) {
      kill(child);
    } else if (child.is(KILLED)) {
      child.moveTo(OVERDUE);
      effects.overdue(child);
      if (phase == Phase.LIVES) {
        goOnRestarting(now);
      } else {
        goOnEnding();
      }
    }
  }

  /** What a failed start has left behind is gone. */
  void retry(Round round, long now) {
    cleanups--;
    if (phase != Phase.LIVES) {
      goOnEnding();
      return;
    }
    List<Child> waiting = round.waiting();
    if (waiting.contains(round.failed())) {
      group = null;
      restart(round.failed(), now);
    } else { // it was stopped meanwhile, and the others are started without it
      round.resume();
      goOn(round, now);
    }
  }

  // ---- what is known ----

  Collection<Child> children() {
    return Collections.unmodifiableCollection(children.values());
  }

  @Nullable Child find(String id) {
    return children.get(id);
  }

  // ---- restarts ----

  private void settle(Child child, boolean byItself, ExitReason reason, long now) {
    if (byItself && child.round() == null && child.isToBeRestartedAfter(reason)) {
      child.restartFor(reason);
      restart(child, now);
    } else {
      forgetIfNotKept(child);
    }
    goOnRestarting(now);
  }

  private void restart(Child child, long now) {
    if (group != null) {
      failedMeanwhile.add(child);
    } else if (intensity.permits(now)) {
      Round round = new Round(child, startedAgainWith(child));
      group = rules.strategy() == Strategy.ONE_FOR_ONE ? null : round;
      goOn(round, now);
    } else {
      giveUp(child);
    }
  }

  private List<Child> startedAgainWith(Child child) {
    List<Child> all = new ArrayList<>(children.values());
    return switch (rules.strategy()) {
      case ONE_FOR_ONE -> List.of(child);
      case ONE_FOR_ALL -> all;
      case REST_FOR_ONE -> all.subList(all.indexOf(child), all.size());
    };
  }

  private void goOnRestarting(long now) {
    if (group != null) {
      goOn(group, now);
    }
  }

  /** Stops the next member, if it is time for that, or starts all when all have ended. */
  private void goOn(Round round, long now) {
    Child next = round.stops().next();
    if (next != null) {
      if (next.is(RUNNING)) {
        stop(next);
      }
    } else if (round.mayStart() && startMembers(round) && round == group) {
      group = null;
      restartThoseFailedMeanwhile(now);
    }
  }

  /** Whether all could be started. */
  private boolean startMembers(Round round) {
    ExitReason reason = round.failed().lastEnd();
    for (Child member : round.waiting()) {
      try {
        member.startedAgain(effects.start(member));
      } catch (ChildStartException failure) {
        member.restartFor(ExitReason.failed(failure));
        round.interruptedBy(member);
        cleanups++;
        effects.retry(round, failure);
        return false;
      }
      alive++;
      round.leave(member);
      effects.restarted(member, reason);
    }
    return true;
  }

  private void restartThoseFailedMeanwhile(long now) {
    while (phase == Phase.LIVES && group == null && !failedMeanwhile.isEmpty()) {
      Child child = failedMeanwhile.remove();
      if (child.is(RESTARTING)) { // else it was started with the group, or stopped
        restart(child, now);
      }
    }
  }

  private void giveUp(Child child) {
    GaveUpException why =
        new GaveUpException(rules.intensity(), rules.period(), child.id(), child.lastEnd());
    effects.gaveUp(why);
    end(ExitReason.failed(why));
  }

  // ---- stops ----

  private void stop(Child child) {
    Duration patience = child.spec().shutdown();
    if (patience.isZero()) {
      kill(child);
      return;
    }
    child.moveTo(STOPPING);
    effects.stop(child, reasonForChildren());
    if (!patience.equals(ChildSpec.UNBOUNDED)) {
      effects.schedule(child, patience);
    }
  }

  private void kill(Child child) {
    child.moveTo(KILLED);
    effects.kill(child);
    effects.schedule(child, KILL_PATIENCE);
  }

  /** Children are told to shut down, whatever the reason of the end; but who told this supervisor so is passed on. */
  private ExitReason reasonForChildren() {
    return endReason instanceof ExitReason.Shutdown
        ? endReason
        : ExitReason.shutdown("stopped by " + label);
  }

  private void beginEnd(ExitReason reason) {
    phase = Phase.ENDS;
    endReason = reason;
    group = null;
    failedMeanwhile.clear();
  }

  private void goOnEnding() {
    if (alive == 0 && cleanups == 0 && phase == Phase.ENDS) {
      phase = Phase.HAS_ENDED;
      effects.ended(endReason);
    } else if (ending != null) {
      Child next = ending.next();
      if (next != null && next.is(RUNNING)) {
        stop(next);
      }
    }
  }

  /** One that has ended, and is neither to be started again nor waits to be asked for. */
  private void forgetIfNotKept(Child child) {
    Round round = child.round();
    if (child.isTemporary() && round != null) {
      round.leave(child);
    }
    if (child.isTemporary() || (rules.fleet() && round == null)) {
      children.remove(child.id());
    }
  }

  // ---- refusals ----

  private void requireLife() {
    if (phase != Phase.LIVES) {
      throw new IllegalStateException(
          label + (phase == Phase.ENDS ? " ends" : " has ended") + " and starts nothing any more");
    }
  }

  private Child known(String id) {
    Child child = children.get(id);
    if (child == null) {
      throw new NoSuchElementException("%s has no child '%s'".formatted(label, id));
    }
    return child;
  }

  private void requireStopped(Child child, String what) {
    if (!child.is(STOPPED) || child.round() != null) {
      throw new IllegalStateException(
          "Child '%s' of %s %s; to be %s it must have been stopped"
              .formatted(child.id(), label, does(child), what));
    }
  }

  private static String does(Child child) {
    return switch (ChildStatus.of(child).state()) {
      case RUNNING -> "runs";
      case STOPPING -> "has been told to end and has not yet";
      case RESTARTING -> "is about to be started again";
      case STOPPED -> "has ended and can be restarted or removed";
    };
  }
}
