// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.internal.transport.ClientRuntime;

/** Starts clients: all that a generated {@code start} calls. */
public final class Clients {

  private Clients() {}

  /**
   * Starts a client. Returns at once; connecting goes on in the background.
   *
   * @param dispatcher calls the client's handlers
   * @param uri where to connect to: {@code ws} or {@code wss}, without a fragment
   * @param options how
   * @return the connection
   * @throws IllegalArgumentException if the URI is malformed
   * @throws IllegalStateException if the client object serves a live connection already
   */
  public static Connection start(Dispatcher dispatcher, String uri, Options options) {
    return ClientRuntime.shared().start(dispatcher, uri, options);
  }
}
