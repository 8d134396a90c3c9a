// SPDX-License-Identifier: MIT
package io.fresh;

/** What became of a message that was handed to {@link Connection#sendAsync}. */
public enum SendOutcome {
  /** The operating system has taken all of its bytes. Whether the peer has read it, only the peer can say. */
  WRITTEN,

  /** It never reached the socket, and never will: it is safe to send it again. */
  NOT_SENT,

  /**
   * It was on its way when the link ended: all of it, a part or nothing may have reached the peer. To send it again is safe only if
   * the peer takes it twice.
   */
  UNKNOWN
}
