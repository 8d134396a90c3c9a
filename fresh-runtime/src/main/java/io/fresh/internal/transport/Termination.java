// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.ExitReason;
import io.fresh.internal.link.RunningHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The end of a connection, for those who wait for it in either way; nothing is made where nobody does. Thread-safe. */
final class Termination {

  // Guarded by this.

  /** Set before the end is told in either way. */
  private @Nullable ExitReason reason;

  private boolean complete;

  /** Null until somebody blocks. */
  private @Nullable CountDownLatch latch;

  /** Null until somebody asks for it. */
  private @Nullable SharedStage<ExitReason> stage;

  synchronized CompletionStage<ExitReason> stage() {
    SharedStage<ExitReason> asked = stage;
    if (asked == null) {
      asked = new SharedStage<>();
      stage = asked;
      if (complete) {
        asked.complete(reason());
      }
    }
    return asked.stage();
  }

  /** Not from a handler, which would wait for itself. */
  ExitReason await() throws InterruptedException {
    RunningHandler.requireNone("awaitTermination");
    latch().await();
    return reason();
  }

  /** Not from a handler, which would wait for itself. Empty if the end has not come in time. */
  Optional<ExitReason> await(Duration timeout) throws InterruptedException {
    RunningHandler.requireNone("awaitTermination");
    return latch().await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS)
        ? Optional.of(reason())
        : Optional.empty();
  }

  private synchronized CountDownLatch latch() {
    if (latch == null) {
      latch = new CountDownLatch(reason == null ? 1 : 0);
    }
    return latch;
  }

  private synchronized ExitReason reason() {
    return Objects.requireNonNull(reason, "set before the end is told");
  }

  /** The first half of the end: those who block go on. An action that depends on a stage may wait for that. */
  synchronized void release(ExitReason why) {
    reason = why;
    if (latch != null) {
      latch.countDown();
    }
  }

  /** The second half: runs what depends on the stage. */
  void complete() {
    SharedStage<ExitReason> waitedFor = completeStage();
    if (waitedFor != null) {
      waitedFor.complete(reason());
    }
  }

  private synchronized @Nullable SharedStage<ExitReason> completeStage() {
    complete = true;
    return stage;
  }
}
