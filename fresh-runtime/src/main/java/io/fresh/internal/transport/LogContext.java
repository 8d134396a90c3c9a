// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Options;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The mapped diagnostic context of the lines that handlers log: which connection they work for. Set around a batch of messages, or
 * around a single call; an inner pair inside of an outer one does nothing. Owned by the event loop of the connection, whose thread
 * serves others next: what was there before is put back.
 */
final class LogContext {

  /** The key; part of the contract with who configures the log. */
  static final String KEY = "fresh.connection";

  private static final LogContext OFF = new LogContext(null);

  /** Null if it is off: nothing is set then, nor counted. */
  private final @Nullable String connection;

  private int depth;
  private @Nullable String before;

  private LogContext(@Nullable String connection) {
    this.connection = connection;
  }

  /**
   * Creates a context, if it is switched on.
   *
   * @param connection says as a string which connection it is
   */
  static LogContext of(Options options, Object connection) {
    return options.mdcLogging() ? new LogContext(connection.toString()) : OFF;
  }

  void enter() {
    if (connection != null && depth++ == 0) {
      before = MDC.get(KEY);
      MDC.put(KEY, connection);
    }
  }

  void exit() {
    if (connection != null && --depth == 0) {
      if (before == null) {
        MDC.remove(KEY);
      } else {
        MDC.put(KEY, before);
      }
    }
  }
}
