// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The clock and the timers of what has no event loop. One thread serves all; it is there only while a timer runs and shortly after. It is
 * a daemon: what a timer is for has threads of its own, which keep the program alive. Thread-safe.
 */
public final class Timers {

  private static final int IDLE_SECONDS = 1;

  private final LongSupplier nanoTime;
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1, new DetachedThreads("fresh-timer-", true, new AtomicInteger()));

  Timers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
  }

  /** {@return the monotonic time, of which only differences count} */
  public long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * Runs a task later.
   *
   * @param task what to run; must not block
   * @param delay how long from now
   * @return to be cancelled when the task is not needed any more
   */
  public Future<?> schedule(Runnable task, Duration delay) {
    return executor.schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
  }
}
