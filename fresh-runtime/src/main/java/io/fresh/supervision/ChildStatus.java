// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.Link;
import io.fresh.annotation.Restart;
import java.util.Optional;

/**
 * What a supervisor knew of a child when it was asked.
 *
 * @param id its id
 * @param state what it does
 * @param restart when it is started again
 * @param link the connection or supervisor, while it lives
 * @param restarts how often it has been started again
 */
public record ChildStatus(
    String id, State state, Restart restart, Optional<Link> link, int restarts) {

  /** What a child does. */
  public enum State {
    /** It lives. */
    RUNNING,
    /** It has been told to end, and has not yet. */
    STOPPING,
    /** It has ended, and is about to be started again. */
    RESTARTING,
    /** It has ended, and stays so until it is asked for. */
    STOPPED
  }

  static ChildStatus of(Child child) {
    return new ChildStatus(
        child.id(),
        state(child),
        child.spec().restart(),
        Optional.ofNullable(child.link()),
        child.restarts());
  }

  private static State state(Child child) {
    return switch (child.stage()) {
      case RUNNING -> State.RUNNING;
      case STOPPING, KILLED, OVERDUE -> State.STOPPING;
      case RESTARTING -> State.RESTARTING;
      case STOPPED -> child.round() == null ? State.STOPPED : State.RESTARTING;
    };
  }
}
