// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.Connection;
import io.fresh.Link;
import io.fresh.Options;
import io.fresh.internal.link.SurroundingLink;
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
   * @throws IllegalStateException if the client object serves a live connection already; an {@link io.fresh.AlreadyStartedException} if
   *     the name of the options is held by another
   */
  public static Connection start(Dispatcher dispatcher, String uri, Options options) {
    return ClientRuntime.shared().start(dispatcher, uri, options);
  }

  /**
   * Starts a client that is linked to the connection whose handler runs on this thread, or else to the innermost
   * {@link io.fresh.LinkScope} that is open on it.
   *
   * @param dispatcher calls the client's handlers
   * @param uri where to connect to: {@code ws} or {@code wss}, without a fragment
   * @param options how
   * @return the connection
   * @throws IllegalArgumentException if the URI is malformed
   * @throws IllegalStateException if there is neither, or as {@link #start} does
   */
  public static Connection startLink(Dispatcher dispatcher, String uri, Options options) {
    return startLink(SurroundingLink.current(), dispatcher, uri, options);
  }

  /**
   * Starts a client that is linked.
   *
   * @param link what it is linked to; if that has ended, the connection ends as if it had ended just now
   * @param dispatcher calls the client's handlers
   * @param uri where to connect to: {@code ws} or {@code wss}, without a fragment
   * @param options how
   * @return the connection
   * @throws IllegalArgumentException if the URI is malformed
   * @throws IllegalStateException if the link takes nothing new, or as {@link #start} does
   */
  public static Connection startLink(
      Link link, Dispatcher dispatcher, String uri, Options options) {
    return ClientRuntime.shared().startLink(link, dispatcher, uri, options);
  }
}
