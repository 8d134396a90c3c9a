// SPDX-License-Identifier: MIT
package io.fresh;

import java.nio.ByteBuffer;

/**
 * Makes values of text messages. Named in {@code @WebSocketClient(codecs = …)}, {@code @OnText(codec = …)} or, on the type itself,
 * {@code @Codec}; its class has a constructor without parameters.
 *
 * <pre>{@code
 * final class PriceDecoder implements TextDecoder<Price> {
 *   public Price decode(ByteBuffer utf8) {
 *     return Price.parse(StandardCharsets.UTF_8.decode(utf8));
 *   }
 * }
 * }</pre>
 *
 * <p>There is one for each connection, called by one thread at a time, unless its class is marked {@code @Shared}: then
 * there is one for all connections of a client, and it is thread-safe.
 *
 * @param <T> what is made
 */
@FunctionalInterface
public interface TextDecoder<T> {

  /**
   * Makes a value of a message.
   *
   * @param utf8 the message from position to limit: valid UTF-8, read-only, valid during the call; may be left at any position.
   *     It is a view of the connection's own memory: who keeps it reads later messages in it, or worse
   * @return the value, not {@code null}
   * @throws Exception if the message is no such value: it becomes a {@link FreshException.DecodingFailed}, the handler is not
   *     called, and the connection lives on
   */
  T decode(ByteBuffer utf8) throws Exception;
}
