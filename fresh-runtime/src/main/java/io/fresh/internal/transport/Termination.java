// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.ExitReason;
import io.fresh.internal.link.RunningHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The end of a connection, for those who wait for it in either way. Thread-safe. */
final class Termination {

  private final CountDownLatch latch = new CountDownLatch(1);
  private final CompletableFuture<ExitReason> future = new CompletableFuture<>();

  /** Handed out at each call: a stage made anew would stay with the future. */
  private final CompletionStage<ExitReason> stage = future.minimalCompletionStage();

  /** Set before the latch opens. */
  private volatile @Nullable ExitReason reason;

  CompletionStage<ExitReason> stage() {
    return stage;
  }

  /** Not from a handler, which would wait for itself. */
  ExitReason await() throws InterruptedException {
    RunningHandler.requireNone("awaitTermination");
    latch.await();
    return reason();
  }

  /** Not from a handler, which would wait for itself. Empty if the end has not come in time. */
  Optional<ExitReason> await(Duration timeout) throws InterruptedException {
    RunningHandler.requireNone("awaitTermination");
    return latch.await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS)
        ? Optional.of(reason())
        : Optional.empty();
  }

  private ExitReason reason() {
    return Objects.requireNonNull(reason, "set before the end is told");
  }

  /** The first half of the end: those who block go on. An action that depends on a stage may wait for that. */
  void release(ExitReason why) {
    reason = why;
    latch.countDown();
  }

  /** The second half: runs what depends on the stage. */
  void complete() {
    future.complete(reason());
  }
}
