// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Options;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The suppliers of one connection, which are asked at each attempt, on threads where they may block.
 *
 * <p>They are called by one thread at a time: it is interrupted when its answer is no longer wanted, and the next asking waits until it
 * has returned. So a supplier that hangs and ignores interrupts holds one thread, not one more with each attempt.
 */
final class Suppliers {

  private final Options options;
  private final Target fixed;
  private final Executor threads;

  // Guarded by this.
  private boolean scheduled;
  private @Nullable Asking next;
  private @Nullable Asking current;
  private @Nullable Thread caller;

  /**
   * Creates the suppliers of a connection.
   *
   * @param fixed what an attempt uses where there is no supplier
   */
  Suppliers(Options options, Target fixed, Executor threads) {
    this.options = options;
    this.fixed = fixed;
    this.threads = threads;
  }

  /** Asks for the target of an attempt; the asking before has ended. */
  Asking ask(Executor loop, Asking.Listener listener) {
    Asking asking = new Asking(this, options, fixed, loop, listener);
    if (enqueue(asking)) {
      begin();
    }
    return asking;
  }

  private void begin() {
    try {
      threads.execute(this::call);
    } catch (Throwable noThread) { // as when the process may have no more of them
      giveUp();
      throw noThread;
    }
  }

  /** The next asking may find a thread. */
  private synchronized void giveUp() {
    scheduled = false;
    next = null;
  }

  /** Whether a thread is needed: none is if one is busy with an asking before. */
  private synchronized boolean enqueue(Asking asking) {
    boolean isFirst = !scheduled;
    scheduled = true;
    next = asking;
    return isFirst;
  }

  private void call() {
    for (Asking asking = take(); asking != null; asking = take()) {
      asking.call();
    }
  }

  private synchronized @Nullable Asking take() {
    current = next;
    next = null;
    scheduled = current != null;
    caller = scheduled ? Thread.currentThread() : null;
    var unused = Thread.interrupted(); // it was meant for the asking before
    return current;
  }

  /** Nobody wants the answer any more. */
  synchronized void drop(Asking asking) {
    if (next == asking) {
      next = null;
    } else if (current == asking && caller != null) {
      caller.interrupt();
    }
  }
}
