// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Connection;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection is ready: open, with {@code @OnConnect} handled. Asked from any thread; the event loop alone changes it, so what
 * depends on the stage runs there. Nothing is made for a stage that nobody asks for.
 */
final class Readiness {

  // Guarded by this.
  private boolean ready;

  /** Of this time of being ready, or of the next; null until somebody asks for it. */
  private @Nullable SharedStage<Connection> turn;

  /** Why there is no next time. */
  private @Nullable Supplier<IllegalStateException> failure;

  /** Completes when the connection is ready: now, or at the next time. */
  synchronized CompletionStage<Connection> stage(Connection connection) {
    SharedStage<Connection> asked = turn;
    if (asked == null) {
      asked = new SharedStage<>();
      turn = asked;
      if (ready) {
        asked.complete(connection);
      } else if (failure != null) {
        asked.fail(failure.get());
      }
    }
    return asked.stage();
  }

  synchronized boolean isReady() {
    return ready;
  }

  void begin(Connection connection) {
    SharedStage<Connection> waitedFor = beginTurn();
    if (waitedFor != null) {
      waitedFor.complete(connection);
    }
  }

  private synchronized @Nullable SharedStage<Connection> beginTurn() {
    ready = true;
    return turn;
  }

  synchronized void end() {
    if (ready) {
      ready = false;
      turn = null;
    }
  }

  /** There will be no next time. */
  void fail(Supplier<IllegalStateException> why) {
    SharedStage<Connection> waitedFor = failTurn(why);
    if (waitedFor != null) {
      waitedFor.fail(why.get());
    }
  }

  private synchronized @Nullable SharedStage<Connection> failTurn(
      Supplier<IllegalStateException> why) {
    failure = why;
    return turn;
  }
}
