// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.Options;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the peer is alive: any byte read after a ping proves it. Matches pongs to pings for the round-trip time only, so that an
 * unsolicited pong proves no more than any other byte.
 *
 * <p>A peer counts as dead only when the time was over, the event loop was on time, and a whole read turn begun after that found
 * nothing: a loop that was busy elsewhere must not kill a connection whose bytes wait in the socket. While nothing is read the time
 * stands still.
 */
final class Heartbeat {

  /** What the machine is to do when the timer of the pong has expired. */
  sealed interface Finding {
    /** The peer lives; no ping is open. */
    record Alive() implements Finding {}

    /** Look again later. */
    record Wait(long nanos) implements Finding {}

    /** The peer is dead. */
    record Dead() implements Finding {}
  }

  /** A timer that fires later than this was held up by a busy event loop. */
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(100);

  /** Long enough that the event loop reads its sockets before the timer fires. */
  private static final long READ_TURN = TimeUnit.MILLISECONDS.toNanos(1);

  private static final int MAX_UNANSWERED = 16;

  private static final Finding ALIVE = new Finding.Alive();
  private static final Finding DEAD = new Finding.Dead();

  private final long interval;
  private final long timeout;

  /** When the pings without an answer were sent, oldest first; null if there is none, which is nearly always. */
  private @Nullable ArrayDeque<Long> unanswered;

  private boolean silent;
  private boolean confirming;
  private long due;

  /** Nothing is read for the moment: how could the peer prove anything? */
  private boolean paused;

  /** While that is so: how much of the time for a proof is left. */
  private long left;

  Heartbeat(Options options) {
    this.interval = options.pingInterval().toNanos();
    this.timeout = options.pongTimeout().toNanos();
  }

  boolean isOn() {
    return interval > 0;
  }

  long interval() {
    return interval;
  }

  long timeout() {
    return timeout;
  }

  /** A new link begins. */
  void reset() {
    unanswered = null;
    silent = false;
    confirming = false;
    paused = false;
  }

  /** Returns whether the timer of the pong is to be started: it is the first ping since a byte was read. */
  boolean pinged(long now) {
    note(now);
    if (silent) {
      return false;
    }
    silent = true;
    confirming = false;
    due = now + timeout;
    left = timeout;
    return !paused;
  }

  private void note(long ping) {
    if (unanswered == null) {
      unanswered = new ArrayDeque<>(1);
    } else if (unanswered.size() == MAX_UNANSWERED) { // a peer that sends data but no pongs
      unanswered.remove();
    }
    unanswered.add(ping);
  }

  /** Nothing is read from now on. The timer of the pong is not needed. */
  void readingPaused(long now) {
    paused = true;
    left = due - now;
  }

  boolean isPaused() {
    return paused;
  }

  /** Reading goes on. Returns how long the timer of the pong runs, if a ping is open: as much as was left. */
  OptionalLong readingResumed(long now) {
    paused = false;
    if (!silent) {
      return OptionalLong.empty();
    }
    confirming = false;
    due = now + left;
    return OptionalLong.of(Math.max(0, left));
  }

  /** Bytes were read. */
  void heard() {
    silent = false;
  }

  /** Returns the round-trip time, if the pong answers a ping of ours; these are empty. */
  OptionalLong ponged(ByteBuffer payload, long now) {
    if (payload.hasRemaining() || unanswered == null) {
      return OptionalLong.empty();
    }
    long ping = unanswered.remove();
    if (unanswered.isEmpty()) {
      unanswered = null;
    }
    return OptionalLong.of(now - ping);
  }

  Finding expired(long now) {
    if (!silent) {
      return ALIVE;
    }
    if (now - due < 0) { // timers may be coarse
      return new Finding.Wait(due - now);
    }
    long late = now - due;
    if (late > LATE) {
      confirming = false;
      due = now + late;
      return new Finding.Wait(late);
    }
    if (!confirming) {
      confirming = true;
      due = now + READ_TURN;
      return new Finding.Wait(READ_TURN);
    }
    return DEAD;
  }
}
