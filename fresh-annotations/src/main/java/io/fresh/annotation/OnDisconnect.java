// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles the end of a connection by a Close (RFC 6455 §7) and decides what follows.
 *
 * <table>
 *   <caption>Parameters, each optional</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code CloseStatus}</td><td>the status code and reason of the peer</td></tr>
 *   <tr><td>{@code int}</td><td>the code</td></tr>
 *   <tr><td>{@code String}</td><td>the reason</td></tr>
 *   <tr><td>{@code Connection}</td><td>the connection itself</td></tr>
 *   <tr><td>{@code S}</td><td>the state, where the client declares one</td></tr>
 *   <tr><td>{@code C}</td><td>what the client sends by, where it names an interface of {@link Send} methods</td></tr>
 * </table>
 *
 * <p>Answers a <i>recovery</i>: {@code void}, {@code Recovery}; with state also {@code Recovery.With}. {@code void} and {@code null}
 * are the default of the kind. The default is a reconnect when the peer began, an end when this side did.
 *
 * <pre>{@code
 * @WebSocketClient
 * final class Polite {
 *   @OnDisconnect(code = {1002, 1008})
 *   Recovery rejected(String reason) {
 *     return Recovery.close();
 *   }
 *
 *   @OnDisconnect
 *   Recovery gone(CloseStatus status) {
 *     return Recovery.reconnect();
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnDisconnect {
  /**
   * The status codes that this handler is for: 1000 to 4999, where 1005 stands for a Close without a code and 1006 for none at
   * all. 1004 and 1015 are refused: they never reach a handler (RFC 6455 §7.4.1). Each code is handled once.
   *
   * @return the codes; none for those that no other handler is for
   */
  int[] code() default {};
}
