// SPDX-License-Identifier: MIT
package io.fresh;

import java.nio.ByteBuffer;

/**
 * Makes values of binary messages. Named in {@code @WebSocketClient(codecs = …)}, {@code @OnBinary(codec = …)} or, on the type itself,
 * {@code @Codec}, and made as often as a {@link TextDecoder}.
 *
 * @param <T> what is made
 */
@FunctionalInterface
public interface BinaryDecoder<T> {

  /**
   * Makes a value of a message.
   *
   * @param bytes the message from position to limit: read-only, valid during the call; may be left at any position.
   *     It is a view of the connection's own memory: who keeps it reads later messages in it, or worse
   * @return the value, not {@code null}
   * @throws Exception if the message is no such value: it becomes a {@link FreshException.DecodingFailed}, the handler is not
   *     called, and the connection lives on
   */
  T decode(ByteBuffer bytes) throws Exception;
}
