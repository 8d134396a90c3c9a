// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles a ping of the server. The pong has already been sent, as it is without a handler.
 *
 * <table>
 *   <caption>Parameters: at most one of the first two</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code byte[]}</td><td>the payload</td></tr>
 *   <tr><td>{@code ByteBuffer}</td><td>the payload, read-only and valid during the call</td></tr>
 *   <tr><td>{@code Connection}</td><td>the connection itself</td></tr>
 *   <tr><td>{@code S}</td><td>the state, where the client declares one</td></tr>
 *   <tr><td>{@code C}</td><td>what the client sends by, where it names an interface of {@link Send} methods</td></tr>
 * </table>
 *
 * <p>Answers a <i>reaction</i> without bytes: {@code void}, {@code String} (a text message), a {@code Frame} or a collection of them,
 * {@code Reaction}, a type with an encoder; with state also the new state or {@code Reaction.With}. {@code null} is nothing to
 * say.
 *
 * <p>What is sent, and no state, may come later: a {@code CompletionStage} of it is sent when it completes, on whatever thread,
 * and not before what was asked for earlier and comes later, too. What is answered at once does not wait for these. A stage that
 * fails is a handler that throws. When the link ends it is cancelled, and nothing of it is sent over the next; so is one more
 * than {@code mailboxMessages} of the options that are not complete, with {@code CastingFailed}.
 *
 * <pre>{@code
 * @WebSocketClient
 * final class Watched {
 *   private int pings;
 *
 *   @OnPing
 *   void pinged() {
 *     pings++;
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnPing {}
