// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says for which values of the {@link Discriminator} a message is of this type. A value belongs to one type.
 *
 * <pre>{@code
 * @WebSocketClient(codecs = Json.class)
 * final class Bot {
 *   @Discriminator(value = "op", at = "d")
 *   sealed interface Gateway {
 *     @Case("10")
 *     record Hello(int heartbeat_interval) implements Gateway {}
 *   }
 *
 *   @OnText
 *   void hello(Gateway.Hello hello) {}
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Case {

  /** {@return the values: of a string its text, of a number or boolean what stands in the message} */
  String[] value();
}
