// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import io.fresh.ExitReason;
import io.fresh.Link;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A child that does nothing of itself: the test, or a simulation, says when it ends. */
class IdleLink implements Link {

  private final String name;
  private final CompletableFuture<ExitReason> end = new CompletableFuture<>();

  IdleLink(String name) {
    this.name = name;
  }

  /** Ends, for a reason of its own. */
  final void end(ExitReason reason) {
    end.complete(reason);
  }

  /** Ends as failed. */
  final void crash() {
    end(ExitReason.failed(new IllegalStateException(name + " crashed")));
  }

  final boolean isAlive() {
    return !end.isDone();
  }

  @Override
  public void stop(ExitReason reason) {}

  @Override
  public void kill() {}

  @Override
  public final CompletionStage<ExitReason> terminated() {
    return end.minimalCompletionStage();
  }

  @Override
  public final void attach(Link other) {}

  @Override
  public final void detach(Link other) {}

  @Override
  public final boolean isLinkedTo(Link other) {
    return false;
  }

  @Override
  public final void exited(Link other, ExitReason reason) {}

  @Override
  public final String toString() {
    return name;
  }
}
