// SPDX-License-Identifier: MIT
package io.fresh;

import io.fresh.internal.transport.ClientRuntime;
import java.time.Duration;

/** All connections of a program at once. */
public final class Fresh {

  private Fresh() {}

  /**
   * Ends all live connections as {@link ExitReason.Shutdown}, saying 1001 to their peers, and blocks until they have terminated.
   * Nothing calls this by itself; a program that wants it at its end installs a hook:
   *
   * <pre>{@code
   * Runtime.getRuntime().addShutdownHook(new Thread(() -> Fresh.shutdown(Duration.ofSeconds(5))));
   * }</pre>
   *
   * @param timeout how long to wait; a connection that is then still alive has its transport dropped
   * @return whether all ended in time; {@code false} also if the waiting thread is interrupted
   * @throws IllegalStateException when called from a handler, which would wait for itself; or if the Netty on the path is too old
   */
  public static boolean shutdown(Duration timeout) {
    return ClientRuntime.shared().shutdown(timeout);
  }
}
