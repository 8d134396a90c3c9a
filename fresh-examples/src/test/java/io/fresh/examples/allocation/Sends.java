// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import io.fresh.Connection;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/** Messages of one kind that an application's thread sends, again and again the same object: what they take is not its own. */
enum Sends {
  TEXT_SMALL(connection -> connection.send(Messages.SMALL_TEXT)),
  TEXT_LARGE(connection -> connection.send(Messages.LARGE_TEXT)),
  BINARY_SMALL(connection -> connection.send(Messages.SMALL_BINARY)),
  BINARY_LARGE(connection -> connection.send(Messages.LARGE_BINARY));

  /** What a message may allocate on its way from the caller to the socket. */
  static final int BOUND = 32;

  private final Predicate<Connection> send;

  Sends(Predicate<Connection> send) {
    this.send = send;
  }

  /** Returns whether the message was accepted. */
  boolean send(Connection connection) {
    return send.test(connection);
  }

  private static final class Messages {
    static final int SMALL = 100;
    static final int LARGE = 16 << 10;

    static final String SMALL_TEXT = "x".repeat(SMALL);
    static final String LARGE_TEXT = "x".repeat(LARGE);
    static final ByteBuffer SMALL_BINARY = ByteBuffer.allocate(SMALL);
    static final ByteBuffer LARGE_BINARY = ByteBuffer.allocate(LARGE);
  }
}
