// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a test waits for what must happen before it gives up. Never a measure of how fast something is. */
public final class Patience {

  /** Far more than anything takes on a busy machine. */
  public static final Duration LIMIT = Duration.ofSeconds(20);

  private Patience() {}

  /** The next element, or a failure that says what was missing. */
  public static <T> T take(BlockingQueue<T> queue, String what) {
    try {
      T next = queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new AssertionError("Expected " + what + " within " + LIMIT + ", nothing came");
      }
      return next;
    } catch (InterruptedException e) {
      throw interrupted(what);
    }
  }

  /** What a stage yields; its own failure is thrown as it is. */
  public static <T> T get(CompletionStage<T> stage, String what) {
    try {
      return stage.toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("Expected " + what + " within " + LIMIT + ", it did not come", e);
    } catch (InterruptedException e) {
      throw interrupted(what);
    }
  }

  /** Waits for a latch. */
  public static void await(CountDownLatch latch, String what) {
    try {
      if (!latch.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Expected " + what + " within " + LIMIT + ", it did not happen");
      }
    } catch (InterruptedException e) {
      throw interrupted(what);
    }
  }

  /** An unchecked throwable that a test fails with. */
  static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }

  private static AssertionError interrupted(String what) {
    Thread.currentThread().interrupt();
    return new AssertionError("Interrupted while waiting for " + what);
  }
}
