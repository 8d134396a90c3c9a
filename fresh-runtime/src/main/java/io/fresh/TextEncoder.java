// SPDX-License-Identifier: MIT
package io.fresh;

/**
 * Makes text messages of values. Named where a {@link TextDecoder} is, and made as often.
 *
 * @param <T> what is encoded, and its subtypes
 */
@FunctionalInterface
public interface TextEncoder<T> {

  /**
   * Makes a message of a value.
   *
   * @param value the value, not {@code null}
   * @return the message
   * @throws Exception if it cannot be encoded: it becomes a {@link FreshException.EncodingFailed}, nothing is sent, and the
   *     connection lives on
   */
  String encode(T value) throws Exception;
}
