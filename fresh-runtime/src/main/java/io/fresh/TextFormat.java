// SPDX-License-Identifier: MIT
package io.fresh;

/**
 * Reads and writes text messages of any type: a source of decoders and encoders, for example {@code io.fresh.json.Json}. Named
 * where a {@link TextDecoder} is; serves the types that no decoder or encoder of their own is named for. Generated code asks
 * once for each type that handlers take or answer.
 */
public interface TextFormat {

  /**
   * Gives the decoder of a type.
   *
   * @param <T> the type
   * @param type the type
   * @return its decoder
   */
  <T> TextDecoder<T> decoder(MessageType<T> type);

  /**
   * Gives the encoder of a type.
   *
   * @param <T> the type
   * @param type the type
   * @return its encoder
   */
  <T> TextEncoder<T> encoder(MessageType<T> type);
}
