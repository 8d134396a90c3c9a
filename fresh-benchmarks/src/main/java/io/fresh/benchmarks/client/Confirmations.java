// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import io.fresh.benchmarks.workload.CorruptMessageException;
import io.fresh.benchmarks.workload.Workload;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the server says that it has checked, and so how many more messages may be sent. The sender is woken when half of them are
 * confirmed, not with each confirmation.
 */
final class Confirmations implements BenchmarkClient.Listener {

  private final int limit;
  private final Tally tally;
  private final BooleanSupplier stopped;

  /** Of the sender's thread alone. */
  private long sent;

  private volatile long wakeAt = Long.MAX_VALUE;
  private volatile @Nullable Thread waiting;

  Confirmations(Workload workload, Tally tally, BooleanSupplier stopped) {
    this.stopped = stopped;
    this.limit = workload.unconfirmed();
    this.tally = tally;
  }

  /** Counts what was sent, and tells whether as much again must not be sent now. */
  boolean isFullAfter(int more) {
    sent += more;
    return sent + more - tally.messages() > limit;
  }

  void await() throws InterruptedException {
    long enough = sent - limit / 2;
    waiting = Thread.currentThread();
    wakeAt = enough;
    while (tally.messages() < enough) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    wakeAt = Long.MAX_VALUE;
  }

  @Override
  public @Nullable String text(String message) {
    if (!Character.isDigit(message.charAt(0))) {
      ended(new CorruptMessageException(message));
      return null;
    }
    long confirmed = Long.parseLong(message);
    tally.add(confirmed - tally.messages());
    if (confirmed >= wakeAt) {
      LockSupport.unpark(waiting);
    }
    return null;
  }

  @Override
  public void binary(ByteBuffer buffer, int index, int length) {
    ended(new CorruptMessageException("Expected a confirmation, was a binary message"));
  }

  @Override
  public void ended(Throwable cause) {
    if (!stopped.getAsBoolean()) {
      tally.fail(cause);
    }
  }
}
