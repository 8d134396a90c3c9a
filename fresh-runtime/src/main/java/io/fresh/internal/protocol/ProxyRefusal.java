// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.Objects;

/**
 * A proxy opens no way to the server, or says what cannot be understood. Of what the proxy has said the message holds nothing but
 * numbers.
 */
public final class ProxyRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  private ProxyRefusal(String message, boolean retryable) {
    // Without a stack trace: it always shows the dialogue.
    super(message, null, false, false);
    this.retryable = retryable;
  }

  /** What a repetition may mend. */
  static ProxyRefusal retryable(String message) {
    return new ProxyRefusal(message, true);
  }

  /** What a repetition meets again. */
  static ProxyRefusal lasting(String message) {
    return new ProxyRefusal(message, false);
  }

  /**
   * What the proxy did, as the end of a sentence whose subject has been named.
   *
   * @return the message; never {@code null}
   */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /**
   * Whether the same attempt may succeed if it is repeated.
   *
   * @return {@code false} if the proxy does not want this user
   */
  public boolean isRetryable() {
    return retryable;
  }
}
