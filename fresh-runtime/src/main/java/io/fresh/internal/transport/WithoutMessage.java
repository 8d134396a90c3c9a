// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import org.jspecify.annotations.Nullable;

/**
 * Stands in the log for what a handler threw: its type and where it came from, the same of its causes, and not what it says.
 * {@code Integer.parseInt} and most parsers quote what they could not read, which is a payload here.
 */
public final class WithoutMessage extends Throwable {

  private static final long serialVersionUID = 1L;

  /** A chain of causes may be a circle. */
  private static final int MAX_CAUSES = 8;

  private WithoutMessage(Throwable thrown, @Nullable Throwable cause) {
    super(thrown.getClass().getName(), cause);
    setStackTrace(thrown.getStackTrace());
  }

  /**
   * What stands for an exception.
   *
   * @param thrown the exception
   * @return what can be logged
   */
  public static WithoutMessage of(Throwable thrown) {
    return of(thrown, MAX_CAUSES);
  }

  private static WithoutMessage of(Throwable thrown, int causes) {
    Throwable cause = thrown.getCause();
    return new WithoutMessage(thrown, cause == null || causes == 0 ? null : of(cause, causes - 1));
  }

  /** The trace that counts is the one of what was thrown. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
