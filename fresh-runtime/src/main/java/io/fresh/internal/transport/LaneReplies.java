// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.spi.Outbox;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the handlers of a lane answer to: one that was called for a link to that link alone, also if another has been opened while it
 * ran; any other to the link that is open. Owned by the thread of the lane.
 */
final class LaneReplies implements Replies {

  private final Gate gate;

  /** What the callback that runs was called for; null if for no link. */
  private @Nullable Outbound bound;

  LaneReplies(Gate gate) {
    this.gate = gate;
  }

  @Override
  public @Nullable Outbound link() {
    Outbound open = gate.link();
    return bound == null || bound == open ? open : null;
  }

  @Override
  public <T> BiConsumer<? super Outbox, ? super T> promise(
      BiConsumer<? super Outbox, ? super T> answer) {
    Outbound promisedTo = link();
    return (outbox, value) -> run(promisedTo, () -> answer.accept(outbox, value));
  }

  /** Runs what was called for a link. */
  void run(@Nullable Outbound link, Runnable callback) {
    Outbound before = bound;
    bound = link;
    try {
      callback.run();
    } finally {
      bound = before;
    }
  }

  /** Whether what runs was called for a link. */
  boolean isBound() {
    return bound != null;
  }
}
