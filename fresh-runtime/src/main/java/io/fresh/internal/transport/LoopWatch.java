// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Notices a handler that holds its event loop, and with it all other connections there. Handlers are counted, not timed: a sample
 * that finds the handler which the sample before has found, {@link #LIMIT} ago, tells of it. So a message costs no look at the clock; a
 * handler that takes less than twice the limit may be missed, none is told of wrongly. Without traffic there are no samples.
 *
 * <p>The event loop enters and exits, a timer's thread samples.
 */
final class LoopWatch {

  /** What a handler may take before it is told of. */
  static final Duration LIMIT = Duration.ofMillis(100);

  /** Runs a sample after {@link #LIMIT}, on any thread. */
  interface Sampling {
    void later(Runnable sample);
  }

  private final Sampling sampling;

  /** Handlers that have begun and handlers that have ended: odd while one runs. */
  private final AtomicLong turns = new AtomicLong();

  /** Of the handler that runs, or of the last; null again without traffic, so that no connection that has ended is held on to. */
  private final AtomicReference<@Nullable ConnectionLog> owner = new AtomicReference<>();

  private final AtomicReference<String> name = new AtomicReference<>("");

  /** The two that the event loop alone writes, as it knows them: there are many messages, and its own field costs less. */
  private long turn;

  private String lastName = "";

  /** Whether a sample follows. */
  private final AtomicBoolean armed = new AtomicBoolean();

  /** What the last sample has seen. Belongs to the samples. */
  private long sampled = -1;

  LoopWatch(Sampling sampling) {
    this.sampling = sampling;
  }

  static LoopWatch with(Timers timers) {
    return new LoopWatch(sample -> timers.schedule(sample, LIMIT));
  }

  // ---- event loop ----

  /** A handler begins. One after the other of the same kind writes a number, no reference: those cost a collector's barrier. */
  void enter(ConnectionLog log, String handler) {
    if (owner.get() != log) {
      owner.setRelease(log);
    }
    if (!lastName.equals(handler)) {
      lastName = handler;
      name.setRelease(handler);
    }
    count();
    if (!armed.get()) {
      arm();
    }
  }

  /** It ends. */
  void exit() {
    count();
  }

  private void count() {
    turn++;
    turns.setRelease(turn);
  }

  private void arm() {
    if (armed.compareAndSet(false, true)) {
      sampling.later(this::sample);
    }
  }

  // ---- one sample after the other ----

  private void sample() {
    long found = turns.getAcquire();
    boolean seenBefore = found == sampled;
    sampled = found;
    if (seenBefore && !runs(found)) {
      disarm(found);
      return;
    }
    if (seenBefore) {
      tell(found);
    }
    sampling.later(this::sample);
  }

  private static boolean runs(long found) {
    return found % 2 != 0;
  }

  private void disarm(long found) {
    owner.set(null);
    armed.set(false);
    if (turns.get() != found) { // a handler has begun before the line above, and has not armed
      arm();
    }
  }

  private void tell(long found) {
    ConnectionLog log = owner.getAcquire();
    String handler = name.getAcquire();
    if (log != null && turns.getAcquire() == found) { // else these may be those of the next
      log.heldLoop(handler);
    }
  }
}
