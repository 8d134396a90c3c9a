// SPDX-License-Identifier: MIT
package io.fresh.testing;

import org.jspecify.annotations.Nullable;

/**
 * A real proxy on the loopback interface. Whatever name it is asked for, it relays to one server: so it knows names that nobody
 * else does.
 */
public interface TestProxy extends AutoCloseable {

  /**
   * What one client has asked for.
   *
   * @param target host and port, as the client has named them
   * @param credentials user and password with a colon between them; {@code null} if it has told none
   */
  record Asked(String target, @Nullable String credentials) {}

  /** Where it listens, on 127.0.0.1. */
  int port();

  /** What the next client has asked for. */
  Asked awaitAsked();

  @Override
  void close();
}
