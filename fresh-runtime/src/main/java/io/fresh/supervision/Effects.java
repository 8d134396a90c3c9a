// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ExitReason;
import io.fresh.Link;
import java.time.Duration;

/**
 * What a {@link SupervisorMachine} wants done. A driver does it with real children and timers, a simulation with a list. None of these
 * may call back into the machine before it returns.
 */
interface Effects {

  /**
   * Starts a child, and sees to it that its end comes as {@link SupervisorMachine#ended}.
   *
   * @return what was started, new and alive
   * @throws ChildStartException if it could not be started
   */
  Link start(Child child);

  /** Asks a child to end. */
  void stop(Child child, ExitReason reason);

  /** Ends a child without giving it time. */
  void kill(Child child);

  /** Runs the timer of a child, which ends in {@link SupervisorMachine#expired}; replaces the one that runs. */
  void schedule(Child child, Duration delay);

  /** Stops the timer of a child, if it runs: it does not expire any more. */
  void cancel(Child child);

  /**
   * The start of a child has failed in a restart; goes on with {@link SupervisorMachine#retry} once what the failed start has left behind
   * has ended.
   *
   * @param failure how the start failed
   */
  void retry(Round round, ChildStartException failure);

  /** A child has been started again, the reason of which is its last end or that of another. */
  void restarted(Child child, ExitReason reason);

  /** A child does not end even though it has been killed. */
  void overdue(Child child);

  /** No more restarts are borne. */
  void gaveUp(GaveUpException why);

  /** Everything has ended. */
  void ended(ExitReason reason);
}
