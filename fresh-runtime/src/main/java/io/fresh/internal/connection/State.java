// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

/** Where a connection is in its life; the picture is in {@link io.fresh.Connection}. */
public enum State {
  /** Created, or the backoff runs. */
  WAITING,
  /** The suppliers of headers and URI are asked, if there are any; a part of connecting. */
  SUPPLYING,
  /** Name look-up, TCP, TLS. */
  CONNECTING,
  /** The upgrade request is out. */
  UPGRADING,
  /** The 101 is verified. */
  OPEN,
  /** A Close is asked for, sent or read, or the link has failed: nothing more is accepted. */
  CLOSING,
  /** The transport is lost and nobody has asked for another. */
  IDLE,
  /** The end. */
  TERMINATED
}
