// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names what decodes and encodes a type of messages, for all clients. It serves the type and its subtypes: it
 * is asked once, and the handler of what it made is called. A codec that a handler or a client names comes first, a client's
 * format last.
 *
 * <pre>{@code
 * @WebSocketClient
 * final class Prices {
 *   @Codec(PriceCodec.class)
 *   record Price(String text) {}
 *
 *   static final class PriceCodec implements TextDecoder<Price>, TextEncoder<Price> {
 *     @Override
 *     public Price decode(ByteBuffer utf8) {
 *       return new Price(StandardCharsets.UTF_8.decode(utf8).toString());
 *     }
 *
 *     @Override
 *     public String encode(Price price) {
 *       return price.text();
 *     }
 *   }
 *
 *   @OnText
 *   Price same(Price price) {
 *     return price;
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Codec {

  /** {@return a decoder or encoder of the type, both, or a format; with a constructor without parameters} */
  Class<?> value();
}
