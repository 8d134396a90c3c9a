// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.Connection;
import io.fresh.FreshException.EncodingFailed;

/** A connection as generated code sees it: each that a generated class has started. May be used from any thread. */
public interface ClientConnection extends Connection {

  /**
   * What calls the client's handlers.
   *
   * @return the dispatcher that the connection was started with
   */
  Dispatcher dispatcher();

  /**
   * Says that an encoder has failed outside of a handler, so that {@code @OnError} hears of it. While one failure waits for its turn,
   * others are dropped: each caller has been told, and a loop of failures must not fill the queue.
   *
   * @param failed how
   */
  void unencodable(EncodingFailed failed);
}
