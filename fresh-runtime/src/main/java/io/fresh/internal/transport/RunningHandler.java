// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Connection;
import org.jspecify.annotations.Nullable;

/** Knows which connection's handler runs on a thread, so that a handler cannot wait for its own end. */
final class RunningHandler {

  private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

  private RunningHandler() {}

  static void enter(Connection connection) {
    CURRENT.set(connection);
  }

  static void exit() {
    CURRENT.remove();
  }

  static void requireNone(String operation) {
    Connection running = CURRENT.get();
    if (running != null) {
      throw new IllegalStateException(
          "%s must not be called from a handler: one of %s runs on this thread, and would wait for itself"
              .formatted(operation, running));
    }
  }
}
