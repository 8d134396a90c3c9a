// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

/** What a connection waits for; at most one of each runs. */
public enum Timer {
  /** The phase of an attempt: the suppliers, if there are any, then TCP, then TLS, then the answer to the upgrade request. */
  PHASE,
  /** A whole attempt. */
  ATTEMPT,
  /** The backoff. */
  BACKOFF,
  /** Until an open connection counts as stable. */
  STABLE,
  /** Until the next ping. */
  PING,
  /** Until a silent peer counts as dead. */
  PONG,
  /** Until an incomplete message is complete. */
  MESSAGE,
  /** Until the peer's Close. */
  CLOSE,
  /** Until a link without data hibernates. */
  HIBERNATE
}
