// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whose turn it is when children are stopped one after the other, the last one first. */
final class StopSequence {

  private final ArrayDeque<Child> left;
  private final Predicate<Child> isMeant;

  /**
   * Creates a sequence.
   *
   * @param isMeant whether one that runs is still to be stopped
   */
  StopSequence(Collection<Child> children, Predicate<Child> isMeant) {
    this.left = new ArrayDeque<>(children);
    this.isMeant = isMeant;
  }

  /** The child that has to end before another is stopped; null when no more are waited for. */
  @Nullable Child next() {
    Child last = left.peekLast();
    while (last != null && !isToBeWaitedFor(last)) {
      left.removeLast();
      last = left.peekLast();
    }
    return last;
  }

  private boolean isToBeWaitedFor(Child child) {
    return child.isAlive()
        && !child.is(Child.Stage.OVERDUE)
        && (!child.is(Child.Stage.RUNNING) || isMeant.test(child));
  }
}
