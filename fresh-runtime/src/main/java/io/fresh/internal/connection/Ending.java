// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.ExitReason;
import io.fresh.FreshException;

/** What follows when a link that is being closed has ended. */
sealed interface Ending {

  /** {@code @OnDisconnect} decides. */
  record Disconnect(boolean byPeer) implements Ending {}

  /** The connection terminates; no handler is asked any more, and nothing else takes the place of this. */
  record Terminate(ExitReason reason) implements Ending {}

  /** The next attempt begins at once: the application asked for it. */
  record Reconnect() implements Ending {}

  /**
   * The next attempt begins after the backoff: a handler asked for it.
   *
   * @param error what the handler was asked about
   */
  record Retry(FreshException error) implements Ending {}
}
