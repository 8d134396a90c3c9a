// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.spi.Outbox;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where handlers answer to. For their thread. */
interface Replies {

  /** The link that takes what the handler that runs answers; null if there is none. */
  @Nullable Outbound link();

  /**
   * Makes of what will say an answer, on this thread too, one that says it to the link of now. On an event loop that is so by itself:
   * nothing runs there between the end of a link and the word that what was promised to it is not wanted.
   */
  default <T> BiConsumer<? super Outbox, ? super T> promise(
      BiConsumer<? super Outbox, ? super T> answer) {
    return answer;
  }
}
