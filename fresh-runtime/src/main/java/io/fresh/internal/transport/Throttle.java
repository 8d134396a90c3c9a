// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Admits so many lines in {@value #WINDOW_SECONDS} s, and counts those that it does not. Thread-safe. */
final class Throttle {

  static final int WINDOW_SECONDS = 5;

  private static final long WINDOW = TimeUnit.SECONDS.toNanos(WINDOW_SECONDS);

  private final int lines;
  private final LongSupplier nanoTime;

  private boolean begun;
  private long beginning;
  private int admitted;
  private long leftOut;

  Throttle(int lines, LongSupplier nanoTime) {
    this.lines = lines;
    this.nanoTime = nanoTime;
  }

  /** Returns whether the next line may be told. */
  synchronized boolean admits() {
    long now = nanoTime.getAsLong();
    if (!begun || now - beginning >= WINDOW) {
      begun = true;
      beginning = now;
      admitted = 0;
    }
    if (admitted == lines) {
      leftOut++;
      return false;
    }
    admitted++;
    return true;
  }

  /** How many lines were not admitted since the last call. */
  synchronized long takeLeftOut() {
    long taken = leftOut;
    leftOut = 0;
    return taken;
  }

  /** The same as the end of a line; empty if there is nothing to tell. */
  String leftOut() {
    long taken = takeLeftOut();
    return taken == 0 ? "" : " (and " + taken + " more since the last that was told)";
  }
}
