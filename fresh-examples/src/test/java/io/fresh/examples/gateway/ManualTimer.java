// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import io.fresh.testing.Patience;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that runs nothing by itself: the test takes what is due, in the order in which it was asked for, and runs it. */
final class ManualTimer extends ScheduledThreadPoolExecutor {

  /** What was asked for, and in how many milliseconds. */
  record Due(long millis, Runnable task) {
    void run() {
      task.run();
    }
  }

  private final BlockingQueue<Due> asked = new LinkedBlockingQueue<>();

  ManualTimer() {
    super(1);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    asked.add(new Due(unit.toMillis(delay), task));
    return super.schedule(() -> {}, 1, TimeUnit.DAYS);
  }

  /** The next that was asked for. */
  Due next() {
    return Patience.take(asked, "something to be asked of the timer");
  }
}
