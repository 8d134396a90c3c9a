// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client that is measured, used as its documentation says one should use it for speed. An adapter has a public constructor
 * without parameters. Its process ends when the measuring has, so that nothing has to be closed.
 */
public interface BenchmarkClient {

  /**
   * Opens a connection. The clients share their threads among all connections if they can.
   *
   * @param uri its path is the workload
   * @param deflated whether permessage-deflate is to be offered
   * @param listener takes what comes
   * @return completes when the connection is open
   */
  CompletionStage<? extends Session> connect(URI uri, boolean deflated, Listener listener)
      throws Exception;

  /** An open connection. */
  interface Session {

    /**
     * Sends a text message. Called by one thread of the application at a time, or by a listener. Waits only if the client's rule is that a
     * message has to be on its way before the next is given.
     */
    void text(String message) throws Exception;

    /** Sends a binary message. The array is the caller's, and is not changed. */
    void binary(byte[] message) throws Exception;

    /** The application will wait for an answer now. For clients that have to be told; of those measured only the hand-written floors. */
    default void flush() throws Exception {}

    /** Closes with 1000. Does not wait for the peer. */
    void close() throws Exception;
  }

  /** Takes what comes on one connection. Its methods are called one at a time. */
  interface Listener {

    /**
     * A text message has come.
     *
     * @return what to answer at once, or nothing
     */
    @Nullable String text(String message);

    /**
     * A binary message has come.
     *
     * @param buffer holds it during the call; no index is changed
     */
    void binary(ByteBuffer buffer, int index, int length);

    /** So many messages have come which only the bytes were looked at of: for traffic without frames. */
    default void bytesOf(int messages) {
      throw new UnsupportedOperationException();
    }

    /** The connection is over, or something went wrong with it. May be called again. */
    void ended(Throwable cause);

    /** The connection is over, and nothing went wrong. */
    default void ended() {
      ended(new ConnectionEndedException());
    }
  }
}
