// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long the browser may take for one thing. */
record TimeLimit(Duration duration) {

  /** Ends the wait when the time is over; what comes of it then fails, and says what has not happened. */
  <T> CompletableFuture<T> on(CompletableFuture<T> wait, String missing) {
    return wait.orTimeout(duration.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(failure, missing)));
  }

  private Throwable told(Throwable failure, String missing) {
    return failure instanceof TimeoutException
        ? new BrowserException(missing + " within " + duration.toMillis() + " ms")
        : failure;
  }
}
