// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

/**
 * Until when the message that is incomplete must be complete. A busy link has an incomplete message at the end of nearly each read
 * turn: the timer that one of them has started is left to run, and finds at its end how much time the present one still has.
 */
final class MessageTime {

  private final long limit;

  private boolean timed;
  private boolean open;
  private long due;

  MessageTime(long limit) {
    this.limit = limit;
  }

  /** A link begins, or nothing is read for the moment: no timer runs. */
  void reset() {
    timed = false;
    open = false;
  }

  /** A message has begun, or has gone on in parts. Returns whether the timer has to be started, with the limit. */
  boolean begun(long now) {
    open = true;
    due = now + limit;
    boolean idle = !timed;
    timed = true;
    return idle;
  }

  /** No message is incomplete. */
  void ended() {
    open = false;
  }

  /** Nanoseconds that the timer runs when it is started. */
  long limit() {
    return limit;
  }

  /**
   * The timer has expired.
   *
   * @return whether a message is overdue
   */
  boolean expired(long now) {
    timed = open && due - now > 0;
    return open && !timed;
  }

  /** Whether the timer has to run once more after its end. */
  boolean isTimed() {
    return timed;
  }

  /** How long the present message still has. */
  long left(long now) {
    return due - now;
  }
}
