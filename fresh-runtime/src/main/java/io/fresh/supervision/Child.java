// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ChildSpec;
import io.fresh.ExitReason;
import io.fresh.Link;
import io.fresh.annotation.Restart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One child of a supervisor over all its restarts. Belongs to the machine. */
final class Child {

  /** What a child does. The first four are those of a child that lives. */
  enum Stage {
    RUNNING,
    /** Has been asked to end. */
    STOPPING,
    /** Has been killed, as it did not end in time or was given none. */
    KILLED,
    /** Does not end even so; nobody waits for it, but nobody is started in its place. */
    OVERDUE,
    /** Has ended, and waits to be started again. */
    RESTARTING,
    /** Has ended, and stays so until somebody asks for it. */
    STOPPED
  }

  private final ChildSpec spec;
  private final List<Runnable> whenEnded = new ArrayList<>(1);

  private Stage stage = Stage.STOPPED;
  private @Nullable Link link;
  private int restarts;

  /** Whether what ran last was a supervisor. */
  private boolean isSupervisor;

  /** Why it is to be started again. */
  private ExitReason lastEnd = ExitReason.normal();

  /** The restart that it takes part in. */
  private @Nullable Round round;

  Child(ChildSpec spec) {
    this.spec = spec;
  }

  ChildSpec spec() {
    return spec;
  }

  String id() {
    return spec.id();
  }

  boolean isTemporary() {
    return spec.restart() == Restart.TEMPORARY;
  }

  /** Whether an end for this reason, of itself, is mended by a restart. */
  boolean isToBeRestartedAfter(ExitReason reason) {
    return switch (spec.restart()) {
      case PERMANENT -> true;
      case TRANSIENT -> reason instanceof ExitReason.Failed || reason instanceof ExitReason.Killed;
      case TEMPORARY -> false;
    };
  }

  Stage stage() {
    return stage;
  }

  void moveTo(Stage next) {
    stage = next;
  }

  boolean is(Stage expected) {
    return stage == expected;
  }

  @Nullable Link link() {
    return link;
  }

  boolean isAlive() {
    return link != null;
  }

  boolean isSupervisor() {
    return isSupervisor;
  }

  int restarts() {
    return restarts;
  }

  void started(Link started) {
    link = started;
    isSupervisor = started instanceof BaseSupervisor;
    stage = Stage.RUNNING;
  }

  void startedAgain(Link started) {
    started(started);
    restarts++;
  }

  /** It has ended. Returns who wanted to know. */
  List<Runnable> ended() {
    link = null;
    stage = Stage.STOPPED;
    List<Runnable> told = List.copyOf(whenEnded);
    whenEnded.clear();
    return told;
  }

  void whenEnded(Runnable action) {
    whenEnded.add(action);
  }

  ExitReason lastEnd() {
    return lastEnd;
  }

  void restartFor(ExitReason reason) {
    lastEnd = reason;
    stage = Stage.RESTARTING;
  }

  @Nullable Round round() {
    return round;
  }

  void join(@Nullable Round next) {
    round = next;
  }

  @Override
  public String toString() {
    return id() + " " + stage;
  }
}
