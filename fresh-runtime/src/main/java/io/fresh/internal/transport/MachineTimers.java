// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.internal.connection.Timer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one connection's state machine, at most one of each kind. They are a list: an idle connection has one, another two or
 * three. Owned by the event loop.
 */
final class MachineTimers {

  /** Hears of a timer whose time is over. */
  interface Listener {
    void expired(Timer timer);
  }

  /** A timer that runs, and those that were started before it. */
  private final class Running implements Runnable {
    private final Timer timer;
    private final ScheduledFuture<?> end;
    private @Nullable Running next;

    Running(Timer timer, long delayNanos, @Nullable Running next) {
      this.timer = timer;
      this.next = next;
      this.end = loop.schedule(this, delayNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
      remove(timer);
      listener.expired(timer);
    }
  }

  private final EventLoop loop;
  private final Listener listener;
  private @Nullable Running first;

  MachineTimers(EventLoop loop, Listener listener) {
    this.loop = loop;
    this.listener = listener;
  }

  /** Starts a timer; one of the same kind that runs is replaced. */
  void schedule(Timer timer, long delayNanos) {
    cancel(timer);
    first = new Running(timer, delayNanos, first);
  }

  void cancel(Timer timer) {
    Running running = remove(timer);
    if (running != null) {
      running.end.cancel(false);
    }
  }

  private @Nullable Running remove(Timer timer) {
    Running before = null;
    for (Running running = first; running != null; running = running.next) {
      if (running.timer == timer) {
        if (before == null) {
          first = running.next;
        } else {
          before.next = running.next;
        }
        return running;
      }
      before = running;
    }
    return null;
  }
}
