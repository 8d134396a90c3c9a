// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles a message of the application, given to {@code Connection.tell}: in order with the messages of the server, in any
 * state of the connection.
 *
 * <table>
 *   <caption>Parameters: exactly one message</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code T}</td><td>the message: any reference type but an erased one such as {@code List<String>}</td></tr>
 *   <tr><td>{@code Connection}</td><td>the connection itself</td></tr>
 *   <tr><td>{@code S}</td><td>the state, where the client declares one</td></tr>
 *   <tr><td>{@code C}</td><td>what the client sends by, where it names an interface of {@link Send} methods</td></tr>
 * </table>
 *
 * <p>A client may have one handler for each type. The most specific one is called; among unrelated types the first in the source,
 * those of the client before those of its superclass.
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
 * final class Chat {
 *   record Say(String text) {}
 *
 *   @OnInfo
 *   String say(Say message) {
 *     return message.text();
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnInfo {}
