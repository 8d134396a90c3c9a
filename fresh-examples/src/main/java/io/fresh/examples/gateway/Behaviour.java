// SPDX-License-Identifier: MIT
package io.fresh.examples.gateway;

import io.fresh.ExitReason;
import io.fresh.FreshException;

/**
 * What a bot does. Called by handlers, one call at a time, and must not block. A gateway takes no answers: those of Discord are requests to its
 * HTTP API, for which a behaviour would need an HTTP client of its own.
 */
interface Behaviour {

  /** A session has begun. */
  default void ready() {}

  /** The session goes on; what was missed has been told. */
  default void resumed() {}

  /** Somebody has written a message. */
  void message(Message message);

  /** Something went wrong; what follows has been decided. */
  default void failed(FreshException error) {}

  /** The bot has ended. */
  default void ended(ExitReason reason) {}
}
