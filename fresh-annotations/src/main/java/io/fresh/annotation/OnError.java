// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles an error and decides what follows.
 *
 * <table>
 *   <caption>Parameters: exactly one error</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code FreshException}</td><td>any error</td></tr>
 *   <tr><td>{@code FreshException.ConnectingFailed …}</td><td>errors of that kind; the most specific handler is called</td></tr>
 *   <tr><td>{@code Connection}</td><td>the connection itself</td></tr>
 *   <tr><td>{@code S}</td><td>the state, where the client declares one</td></tr>
 *   <tr><td>{@code C}</td><td>what the client sends by, where it names an interface of {@link Send} methods</td></tr>
 * </table>
 *
 * <p>Answers a <i>recovery</i>: {@code void}, {@code Recovery}; with state also {@code Recovery.With}. {@code void} and {@code null}
 * are the default of the kind.
 *
 * <pre>{@code
 * @WebSocketClient
 * final class Patient {
 *   @OnError
 *   Recovery refused(FreshException.EstablishingFailed error) {
 *     return error.status() == 403 ? Recovery.close() : Recovery.reconnect();
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnError {}
