// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles a text message, whole or in parts, and always valid UTF-8.
 *
 * <table>
 *   <caption>Parameters: exactly one of the first five</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code String}</td><td>the message</td></tr>
 *   <tr><td>{@code CharSequence}</td><td>the message</td></tr>
 *   <tr><td>{@code ByteBuffer}</td><td>its UTF-8 bytes, read-only and valid during the call</td></tr>
 *   <tr><td>{@code ByteBuf}</td><td>its UTF-8 bytes, valid during the call and released by the runtime</td></tr>
 *   <tr><td>{@code T}</td><td>a value that a decoder or a format makes of it</td></tr>
 *   <tr><td>{@code boolean}</td><td>beside the message: it is wanted in parts, and this tells whether it ends with the part</td></tr>
 *   <tr><td>{@code Connection}</td><td>the connection itself</td></tr>
 *   <tr><td>{@code S}</td><td>the state, where the client declares one</td></tr>
 *   <tr><td>{@code C}</td><td>what the client sends by, where it names an interface of {@link Send} methods</td></tr>
 * </table>
 *
 * <p>With a {@code boolean} the handler gets each message in parts, as they arrive: one for each frame, or for what has come of
 * it. Nothing is collected, so that memory is bounded by what is read at a time. A code point is never divided. A part is
 * empty only if it is the last. Control frames between two parts are handled between them. All parts together are bounded by
 * {@code maxMessageBytes}, and {@code messageTimeout} counts anew with each part. When a link ends within a message no last
 * part comes: {@link OnError} or {@link OnDisconnect} is what follows, and the first part on the next link begins a new message.
 *
 * <p>Answers a <i>reaction</i>: {@code void}, {@code String} (a text message), {@code byte[]}, {@code ByteBuffer} or {@code ByteBuf}
 * (a binary message), a {@code Frame} or a collection of them, {@code Reaction}, a type with an encoder; with state also the new
 * state or {@code Reaction.With}. {@code null} is nothing to say.
 *
 * <p>What is sent, and no state, may come later: a {@code CompletionStage} of it is sent when it completes, on whatever thread,
 * and not before what was asked for earlier and comes later, too. What is answered at once does not wait for these. A stage that
 * fails is a handler that throws. When the link ends it is cancelled, and nothing of it is sent over the next; so is one more
 * than {@code mailboxMessages} of the options that are not complete, with {@code CastingFailed}.
 *
 * <pre>{@code
 * @WebSocketClient
 * final class Counter {
 *   @OnText
 *   String count(String number) {
 *     return Integer.toString(Integer.parseInt(number) + 1);
 *   }
 * }
 * }</pre>
 *
 * <p>A client may have several: for the values of a member of the message, or for the subtypes of a type that has one
 * decoder or a {@link Discriminator}. Those for a member are asked in source order; what none of them takes goes to the one
 * that asks for nothing, or else is {@code DecodingFailed}.
 *
 * <pre>{@code
 * @WebSocketClient(codecs = Json.class)
 * final class Prices {
 *   record Trade(String symbol, double price) {}
 *
 *   @OnText(field = "type", value = "trade")
 *   void trade(Trade trade) {}
 *
 *   @OnText(field = "type", value = {"ping", "heartbeat"})
 *   void alive() {}
 *
 *   @OnText
 *   void other(String text) {}
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnText {

  /** {@return what decodes the message and encodes the answer; left out: what the client or the type names} */
  Class<?> codec() default void.class;

  /**
   * {@return the member that is looked at: its name, or several joined by {@code /}, outermost first: {@code data/type}; left out:
   * none, the handler takes every message that no other does}
   */
  String field() default "";

  /** {@return the values of the member for which the handler is called; left out: whenever the message has the member} */
  String[] value() default {};

  /** {@return the member that the handler takes instead of the whole message, written as {@link #field}; left out: the message} */
  String at() default "";
}
