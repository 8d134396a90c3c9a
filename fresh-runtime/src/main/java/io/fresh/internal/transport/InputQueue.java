// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the inputs of one connection on its event loop, one at a time: what a handler asks for, and what a handler's call comes to, waits
 * until the present input is done. So neither the machine nor a handler is ever entered twice.
 */
final class InputQueue {

  /** Seldom more than one waits. */
  private static final int EXPECTED = 1;

  private final EventLoop loop;
  private final ConnectionLog log;

  /** What waits for the end of that which runs; null if nothing does. */
  private @Nullable ArrayDeque<Runnable> waiting;

  /** An input or a handler runs. */
  private boolean busy;

  InputQueue(EventLoop loop, ConnectionLog log) {
    this.loop = loop;
    this.log = log;
  }

  // ---- any thread ----

  /**
   * Runs an input behind the one that runs now if that is of this connection, else later: the handler of another connection on the same
   * event loop must not find itself in a handler of this one.
   */
  void post(Runnable input) {
    if (loop.inEventLoop() && busy) {
      run(input);
    } else {
      later(() -> run(input));
    }
  }

  /** Runs a task on the event loop after what runs there now; not at all if the connection has terminated. */
  void later(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException stopped) {
      log.late();
    }
  }

  // ---- event loop ----

  /** Runs an input now, or after the one that runs. */
  void run(Runnable input) {
    if (busy) {
      add(input);
    } else if (waiting != null) { // left behind by one that threw
      add(input);
      begin();
      finish();
    } else {
      runFirst(input);
    }
  }

  private void runFirst(Runnable input) {
    begin();
    try {
      input.run();
      runWaiting();
    } finally {
      busy = false;
    }
  }

  /** Adds an input behind the one that runs now. */
  void add(Runnable input) {
    if (waiting == null) {
      waiting = new ArrayDeque<>(EXPECTED);
    }
    waiting.add(input);
  }

  /** Begins the call of a handler outside of an input. */
  void begin() {
    busy = true;
  }

  /** Ends it: runs the inputs that came meanwhile. */
  void finish() {
    if (waiting == null) { // as after most messages
      busy = false;
      return;
    }
    try {
      runWaiting();
    } finally {
      busy = false;
    }
  }

  private void runWaiting() {
    while (waiting != null) {
      Runnable next = waiting.poll();
      if (next == null) {
        waiting = null;
      } else {
        next.run();
      }
    }
  }
}
