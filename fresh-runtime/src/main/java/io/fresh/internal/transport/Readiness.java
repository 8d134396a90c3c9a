// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Whether a connection is ready: open, with {@code @OnConnect} handled. Asked from any thread; the event loop alone changes it, so what
 * depends on the stage runs there.
 */
final class Readiness {

  /** One time of being ready. One stage of it is handed out to all: a stage made anew would stay with the future. */
  private static final class Turn {
    final CompletableFuture<Connection> future = new CompletableFuture<>();
    final CompletionStage<Connection> stage = future.minimalCompletionStage();
  }

  private volatile Turn turn = new Turn();

  /** Completes when the connection is ready: now, or at the next time. */
  CompletionStage<Connection> stage() {
    return turn.stage;
  }

  boolean isReady() {
    return turn.future.isDone();
  }

  void begin(Connection connection) {
    turn.future.complete(connection);
  }

  void end() {
    if (isReady()) {
      turn = new Turn();
    }
  }

  /** There will be no next time. */
  void fail(IllegalStateException why) {
    turn.future.completeExceptionally(why);
  }
}
