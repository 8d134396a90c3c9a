// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles the end of the client: exactly once for each start, last of all.
 *
 * <table>
 *   <caption>Parameters, each optional</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code ExitReason}</td><td>why it ended</td></tr>
 *   <tr><td>{@code Connection}</td><td>the connection itself</td></tr>
 *   <tr><td>{@code S}</td><td>the state, where the client declares one</td></tr>
 *   <tr><td>{@code C}</td><td>what the client sends by, where it names an interface of {@link Send} methods</td></tr>
 * </table>
 *
 * <p>Answers {@code void}: nothing can be sent any more.
 *
 * <pre>{@code
 * @WebSocketClient
 * final class Farewell {
 *   @OnTerminate
 *   void bye(ExitReason reason) {
 *     System.out.println("ended: " + reason);
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnTerminate {}
