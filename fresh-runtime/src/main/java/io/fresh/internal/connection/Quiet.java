// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.Options;

/**
 * How long an open link has carried no data message, and so when it hibernates. Pings, pongs and other controls are no data: an idle
 * link has them all the time.
 *
 * <p>The timer is started by the first data of a busy time and finds at its end how long the last was ago: data in between costs
 * no timer of its own.
 */
final class Quiet {

  private final long after;

  private boolean timed;
  private boolean busy;
  private long lastData;
  private boolean messageOpen;

  Quiet(Options options) {
    this.after = options.hibernateAfter().toNanos();
  }

  boolean isOn() {
    return after > 0;
  }

  /** Whether the timer runs; else the link hibernates, or never will. */
  boolean isTimed() {
    return timed;
  }

  /** A link begins, with its timer if it is on. Returns how long it runs. */
  long begin() {
    timed = isOn();
    busy = false;
    messageOpen = false;
    return after;
  }

  /** A data message was read or written, or a part of one. Returns whether the timer has to be started. */
  boolean data(long now) {
    busy = true;
    lastData = now;
    boolean asleep = !timed;
    timed = true;
    return asleep;
  }

  /** Nanoseconds that the timer runs when it is started. */
  long after() {
    return after;
  }

  void messageBegun() {
    messageOpen = true;
  }

  void messageEnded() {
    messageOpen = false;
  }

  /** Whether a message is incomplete; known also if the link never hibernates. */
  boolean isMessageOpen() {
    return messageOpen;
  }

  /**
   * The timer has expired.
   *
   * @return how long it runs once more; 0 if it has been quiet for long enough
   */
  long expired(long now) {
    long left = busy ? lastData + after - now : 0;
    if (left <= 0 && messageOpen) { // its rest may come any moment
      left = after;
    }
    timed = left > 0;
    return Math.max(0, left);
  }
}
