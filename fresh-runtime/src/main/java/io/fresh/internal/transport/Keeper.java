// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.ExitReason;
import io.fresh.Link;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Who starts connections again that have ended, a supervisor: it has to be told before them that they are all to end. It ends those
 * that it keeps, in its own order. Thread-safe.
 */
public interface Keeper {

  /**
   * Ends this and what it keeps; nothing is started again.
   *
   * @param reason why
   */
  void stop(ExitReason reason);

  /** Ends this and what it keeps, and gives it no time. */
  void kill();

  /** {@return a stage that completes with the reason when this and all that it keeps have ended} */
  CompletionStage<ExitReason> terminated();

  /**
   * Calls for all that it keeps and that lives, also for what these keep.
   *
   * @param action what is called
   */
  void forEachKept(Consumer<? super Link> action);
}
