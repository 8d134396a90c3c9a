// SPDX-License-Identifier: MIT
package io.fresh.examples.browser;

import org.jspecify.annotations.Nullable;

/** The browser did not do what it was told; the message says what, and why. */
final class BrowserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrowserException(String message) {
    this(message, null);
  }

  BrowserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
