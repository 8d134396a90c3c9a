// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.FreshException.DecodingFailed;

/**
 * Leaves a dispatcher in place of a handler's call: the message could not be decoded, or is for no handler. A type of its own that
 * nobody else can make, so that the runtime can tell a decoder that threw from a handler that threw. It is thrown as often as a peer
 * likes and has no stack trace; the cause of its error has.
 */
public final class UndecodableMessage extends Exception {

  private static final long serialVersionUID = 1L;

  /** What {@code @OnError} is given. */
  private final DecodingFailed error;

  UndecodableMessage(DecodingFailed error) {
    super(error.getMessage(), error, false, false);
    this.error = error;
  }

  /**
   * What {@code @OnError} is given.
   *
   * @return the error; it has no close code
   */
  public DecodingFailed error() {
    return error;
  }
}
