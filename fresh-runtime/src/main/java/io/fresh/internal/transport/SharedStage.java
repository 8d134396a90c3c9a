// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A future, and one stage of it that is handed out to all who ask: a stage made anew for each would stay with the future. */
final class SharedStage<T> {

  private final CompletableFuture<T> future = new CompletableFuture<>();
  private final CompletionStage<T> stage = future.minimalCompletionStage();

  CompletionStage<T> stage() {
    return stage;
  }

  /** Runs what depends on the stage. */
  void complete(T value) {
    future.complete(value);
  }

  /** Runs what depends on the stage. */
  void fail(Throwable why) {
    future.completeExceptionally(why);
  }
}
