// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.internal.connection.Timer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The timers of one connection's state machine, at most one of each kind. Owned by the event loop. */
final class MachineTimers {

  private final EventLoop loop;
  private final Consumer<Timer> whenExpired;
  private final Map<Timer, ScheduledFuture<?>> running = new EnumMap<>(Timer.class);

  MachineTimers(EventLoop loop, Consumer<Timer> whenExpired) {
    this.loop = loop;
    this.whenExpired = whenExpired;
  }

  /** Starts a timer; one of the same kind that runs is replaced. */
  void schedule(Timer timer, long delayNanos) {
    cancel(timer);
    running.put(timer, loop.schedule(() -> expire(timer), delayNanos, TimeUnit.NANOSECONDS));
  }

  private void expire(Timer timer) {
    running.remove(timer);
    whenExpired.accept(timer);
  }

  void cancel(Timer timer) {
    ScheduledFuture<?> scheduled = running.remove(timer);
    if (scheduled != null) {
      scheduled.cancel(false);
    }
  }
}
