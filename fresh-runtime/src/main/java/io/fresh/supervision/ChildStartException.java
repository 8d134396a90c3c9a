// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import java.util.concurrent.CompletionStage;

/** A child could not be started. The cause is what its start threw. */
public final class ChildStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String childId;
  private final transient CompletionStage<?> cleanedUp;

  ChildStartException(
      String childId, String message, Throwable cause, CompletionStage<?> cleanedUp) {
    super(message, cause);
    this.childId = childId;
    this.cleanedUp = cleanedUp;
  }

  /** {@return the id of the child} */
  public String childId() {
    return childId;
  }

  /**
   * The end of what had been started before this child. It has been stopped, the last one first; until it has ended, its names are
   * taken.
   *
   * @return a stage that completes, never exceptionally, when all of it has ended; completed if nothing had been started
   */
  public CompletionStage<?> cleanedUp() {
    return cleanedUp;
  }
}
