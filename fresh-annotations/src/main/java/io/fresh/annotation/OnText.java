// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles a text message, whole and valid UTF-8.
 *
 * <table>
 *   <caption>Parameters: exactly one of the first four</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code String}</td><td>the message</td></tr>
 *   <tr><td>{@code CharSequence}</td><td>the message</td></tr>
 *   <tr><td>{@code ByteBuffer}</td><td>its UTF-8 bytes, read-only and valid during the call</td></tr>
 *   <tr><td>{@code ByteBuf}</td><td>its UTF-8 bytes, valid during the call and released by the runtime</td></tr>
 *   <tr><td>{@code Connection}</td><td>the connection itself</td></tr>
 *   <tr><td>{@code S}</td><td>the state, where the client declares one</td></tr>
 * </table>
 *
 * <p>Answers a <i>reaction</i>: {@code void}, {@code String} (a text message), {@code byte[]}, {@code ByteBuffer} or {@code ByteBuf}
 * (a binary message), a {@code Frame} or a collection of them, {@code Reaction}; with state also the new state or
 * {@code Reaction.With}. {@code null} is nothing to say.
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
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnText {}
