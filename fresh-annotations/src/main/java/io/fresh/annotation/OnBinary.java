// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles a binary message, whole.
 *
 * <table>
 *   <caption>Parameters: exactly one of the first three</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code byte[]}</td><td>the message, the handler's to keep</td></tr>
 *   <tr><td>{@code ByteBuffer}</td><td>the message, read-only and valid during the call</td></tr>
 *   <tr><td>{@code ByteBuf}</td><td>the message, valid during the call and released by the runtime</td></tr>
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
 * final class Mirror {
 *   @OnBinary
 *   ByteBuffer same(ByteBuffer binary) {
 *     return binary;
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnBinary {}
