// SPDX-License-Identifier: MIT
package io.fresh;

/** How chance changes the delay before a reconnect, so that clients that lost one server do not come back as one. */
public enum Jitter {
  /** Not at all: the delay is the backoff's. */
  NONE,
  /** Half of the delay stays, the other half is drawn: at least half of the delay, at most all of it. */
  EQUAL,
  /** All of the delay is drawn: between nothing and the whole. */
  FULL
}
