// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

/** A text cannot be sent, as it holds half of a surrogate pair, which has no form in UTF-8 (RFC 3629 §3). */
public final class UnpairedSurrogateException extends Exception {

  private static final long serialVersionUID = 1L;

  UnpairedSurrogateException(int index) {
    super(
        "Expected text that can be written as UTF-8, had an unpaired surrogate at index " + index);
  }
}
