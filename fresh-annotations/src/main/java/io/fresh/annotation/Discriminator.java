// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the member of a message that tells the subtypes of a type apart; each has its values in {@link Case}. An {@code @OnText}
 * of a subtype is called for its values. One of the type itself is called for the values of all permitted subtypes that have no
 * handler. The client needs a format that can look into messages.
 *
 * <pre>{@code
 * @WebSocketClient(codecs = Json.class)
 * final class Prices {
 *   @Discriminator("type")
 *   sealed interface Event {
 *     @Case("trade")
 *     record Trade(String symbol, double price) implements Event {}
 *
 *     @Case({"quote", "bbo"})
 *     record Quote(String symbol, double bid, double ask) implements Event {}
 *   }
 *
 *   @OnText
 *   void trade(Event.Trade trade) {}
 *
 *   @OnText
 *   void quote(Event.Quote quote) {}
 *
 *   @OnText
 *   void other(String text) {}
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Discriminator {

  /** {@return the name of a member, or several joined by {@code /}, outermost first: {@code data/type}} */
  String value();

  /** {@return the member that holds the value itself, written the same way; left out: it is the whole message} */
  String at() default "";
}
