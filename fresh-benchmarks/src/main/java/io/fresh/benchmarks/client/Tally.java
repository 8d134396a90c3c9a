// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How many messages have been found right, how long those with an answer took, and the first thing that went wrong. */
final class Tally {

  private static final int MAX_LATENCIES = 1 << 20;

  private final AtomicLong messages = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CountDownLatch failed = new CountDownLatch(1);

  private final long[] latencies;
  private int measured;

  Tally(boolean latencies) {
    this.latencies = new long[latencies ? MAX_LATENCIES : 0];
  }

  /** One writer at a time: no locked instruction is needed to count. */
  void add(long more) {
    messages.lazySet(messages.getPlain() + more);
  }

  void latency(long nanos) {
    if (latencies.length > 0) {
      latencies[measured++ & MAX_LATENCIES - 1] = nanos;
    }
  }

  long messages() {
    return messages.get();
  }

  void fail(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      failed.countDown();
    }
  }

  /** Lets the load run; ends early with what went wrong. */
  void run(long nanos) throws Exception {
    if (failed.await(nanos, TimeUnit.NANOSECONDS)) {
      throw new Exception("The load failed", failure.get());
    }
  }

  /** Forgets the latencies so far. The load may add one meanwhile; it is one of many. */
  void forgetLatencies() {
    measured = 0;
  }

  /** The median of the latencies since then, in nanoseconds; 0 if there are none. */
  long medianLatency() {
    int count = Math.min(measured, latencies.length);
    long[] sorted = Arrays.copyOf(latencies, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[count / 2];
  }
}
