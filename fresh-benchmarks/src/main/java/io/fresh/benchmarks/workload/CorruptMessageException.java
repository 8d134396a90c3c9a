// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.workload;

/** A message that has come is not the one that was sent. The run is void. */
public final class CorruptMessageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CorruptMessageException(String message) {
    super(message);
  }
}
