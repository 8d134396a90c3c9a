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

  private final boolean on;
  private final String connection;

  private int depth;
  private @Nullable String before;

  LogContext(Options options, String connection) {
    this.on = options.mdcLogging();
    this.connection = connection;
  }

  void enter() {
    if (on && depth++ == 0) {
      before = MDC.get(KEY);
      MDC.put(KEY, connection);
    }
  }

  void exit() {
    if (on && --depth == 0) {
      if (before == null) {
        MDC.remove(KEY);
      } else {
        MDC.put(KEY, before);
      }
    }
  }
}
