// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A restart of one or several children, from the stop of the first to the start of the last. Belongs to the machine. */
final class Round {

  private final StopSequence stops;

  /** Those that are yet to be started, in this order. */
  private final Set<Child> waiting;

  private Child failed;
  private boolean interrupted;

  Round(Child failed, List<Child> members) {
    this.failed = failed;
    this.waiting = new LinkedHashSet<>(members);
    this.stops = new StopSequence(members, waiting::contains);
    members.forEach(member -> member.join(this));
  }

  /** Whose end, or failed start, is the reason. */
  Child failed() {
    return failed;
  }

  StopSequence stops() {
    return stops;
  }

  /** Those that are yet to be started, in this order. */
  List<Child> waiting() {
    return List.copyOf(waiting);
  }

  boolean mayStart() {
    return !interrupted && waiting.stream().noneMatch(Child::isAlive);
  }

  /** It has been started, or is not to be. */
  void leave(Child member) {
    waiting.remove(member);
    member.join(null);
  }

  /** The start of a member has failed; nothing more is started until that has been tried again. */
  void interruptedBy(Child member) {
    failed = member;
    interrupted = true;
  }

  /** Goes on without the member whose start has failed. */
  void resume() {
    interrupted = false;
  }
}
