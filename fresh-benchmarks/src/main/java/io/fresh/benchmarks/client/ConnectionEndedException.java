// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

/** A connection is over, which is a failure unless it was to end. */
final class ConnectionEndedException extends Exception {

  private static final long serialVersionUID = 1;

  ConnectionEndedException() {
    super("The connection has ended");
  }
}
