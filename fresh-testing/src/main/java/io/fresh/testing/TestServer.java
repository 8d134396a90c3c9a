// SPDX-License-Identifier: MIT
package io.fresh.testing;

import java.net.URI;

/**
 * A real WebSocket server on the loopback interface. It echoes every message, but for the texts that
 * {@link Request} knows: those ask it to close, to ping or to answer in fragments. It takes messages of 2 MiB and more, and compresses
 * for those who offer it.
 *
 * <p>It can die and come back on the same port.
 */
public interface TestServer extends AutoCloseable {

  /** The longest message that every server takes, in bytes. */
  int MAX_MESSAGE = 4 << 20;

  /** Where it listens: {@code ws://127.0.0.1:…/} or {@code wss://localhost:…/}. */
  URI uri();

  /** The port; the same after each start. */
  int port();

  /** What has happened on all of its connections. */
  Journal journal();

  /** Listens again after {@link #stop()} or {@link #killAbruptly()}. */
  void start();

  /** Goes away in order: every connection is closed with 1001. */
  void stop();

  /** Dies: stops listening and drops every TCP connection without a Close, as when its process is killed. */
  void killAbruptly();

  @Override
  default void close() {
    killAbruptly();
  }
}
