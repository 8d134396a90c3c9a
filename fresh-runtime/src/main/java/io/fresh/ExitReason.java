// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Objects;

/** Why a connection has ended, in the words of OTP. */
public sealed interface ExitReason {

  /** It ended because its work was done: a {@code stop()}, or a Close that the client asked for or accepted. */
  record Normal() implements ExitReason {
    private static final Normal INSTANCE = new Normal();
  }

  /**
   * It was told to end by its surroundings.
   *
   * @param detail by whom, or for what; may be empty
   */
  record Shutdown(String detail) implements ExitReason {
    /**
     * Checks the components.
     *
     * @param detail by whom, or for what; may be empty
     */
    public Shutdown {
      Objects.requireNonNull(detail, "detail");
    }
  }

  /** It did not end in the time it was given, and its transport was dropped. */
  record Killed() implements ExitReason {
    private static final Killed INSTANCE = new Killed();
  }

  /**
   * It failed.
   *
   * @param cause what went wrong; the handler's own exception is the cause of a {@link FreshException.HandlingFailed}
   */
  record Failed(Throwable cause) implements ExitReason {
    /**
     * Checks the components.
     *
     * @param cause what went wrong; the handler's own exception is the cause of a {@link FreshException.HandlingFailed}
     */
    public Failed {
      Objects.requireNonNull(cause, "cause");
    }
  }

  /**
   * {@link Normal}.
   *
   * @return the reason
   */
  static ExitReason normal() {
    return Normal.INSTANCE;
  }

  /**
   * {@link Shutdown}.
   *
   * @param detail by whom, or for what; may be empty
   * @return the reason
   */
  static ExitReason shutdown(String detail) {
    return new Shutdown(detail);
  }

  /**
   * {@link Killed}.
   *
   * @return the reason
   */
  static ExitReason killed() {
    return Killed.INSTANCE;
  }

  /**
   * {@link Failed}.
   *
   * @param cause what went wrong
   * @return the reason
   */
  static ExitReason failed(Throwable cause) {
    return new Failed(cause);
  }
}
