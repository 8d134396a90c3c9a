// SPDX-License-Identifier: MIT
package io.fresh;

import java.nio.ByteBuffer;

/**
 * Makes binary messages of values. Named where a {@link BinaryDecoder} is, and made as often.
 *
 * @param <T> what is encoded, and its subtypes
 */
@FunctionalInterface
public interface BinaryEncoder<T> {

  /**
   * Makes a message of a value.
   *
   * @param value the value, not {@code null}
   * @return the message from position to limit; it has been read when the next value is encoded, and may be used again
   * @throws Exception if it cannot be encoded: it becomes a {@link FreshException.EncodingFailed}, nothing is sent, and the
   *     connection lives on
   */
  ByteBuffer encode(T value) throws Exception;
}
