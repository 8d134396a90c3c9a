// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import io.fresh.benchmarks.workload.Workload;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Opens many connections, {@value #AT_A_TIME} at a time, over all of the server's addresses. */
final class Connections {

  private static final int AT_A_TIME = 16;
  private static final int PATIENCE_SECONDS = 20;

  private final Plan plan;
  private final BenchmarkClient client;
  private final Workload workload;
  private final int count;

  private final Queue<BenchmarkClient.Session> open = new ConcurrentLinkedQueue<>();
  private final Tally tally = new Tally(false);
  private final CountDownLatch ended;
  private volatile boolean closing;

  Connections(Plan plan, BenchmarkClient client, Workload workload, int count) {
    this.plan = plan;
    this.client = client;
    this.workload = workload;
    this.count = count;
    this.ended = new CountDownLatch(count);
  }

  void open() throws Exception {
    Semaphore turns = new Semaphore(AT_A_TIME);
    for (int number = 0; number < count; number++) {
      acquire(turns, 1);
      client
          .connect(plan.uri(workload, number), false, new Watch())
          .whenComplete(
              (session, failure) -> {
                if (failure != null) {
                  tally.fail(failure);
                } else {
                  open.add(session);
                }
                turns.release();
              });
    }
    acquire(turns, AT_A_TIME);
    check();
  }

  /** Closes all, and waits until all have ended. */
  void close() throws Exception {
    closing = true;
    for (BenchmarkClient.Session session : open) {
      session.close();
    }
    if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new Exception(
          "Expected that %d connections end, %d did not".formatted(count, ended.getCount()));
    }
  }

  /** Throws what has gone wrong, if something has. */
  void check() throws Exception {
    tally.run(0);
  }

  private static void acquire(Semaphore turns, int permits) throws Exception {
    if (!turns.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new Exception("Expected a connection within " + PATIENCE_SECONDS + " s, was none");
    }
  }

  /** Watches one connection, on which nothing is to happen. */
  private final class Watch implements BenchmarkClient.Listener {

    private final AtomicBoolean over = new AtomicBoolean();

    @Override
    public @Nullable String text(String message) {
      tally.fail(new IllegalStateException("Expected no message, was one"));
      return null;
    }

    @Override
    public void binary(ByteBuffer buffer, int index, int length) {
      tally.fail(new IllegalStateException("Expected no message, was one"));
    }

    @Override
    public void ended(Throwable cause) {
      if (!closing) {
        tally.fail(cause);
      }
      if (!over.getAndSet(true)) {
        ended.countDown();
      }
    }
  }
}
