// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose annotated methods handle the events of a WebSocket connection. For a class {@code Prices} the compiler
 * is given {@code PricesFresh}, whose {@code start} methods connect a {@code Prices}.
 *
 * <pre>{@code
 * @WebSocketClient
 * final class Echo {
 *   @OnConnect
 *   String hello() {
 *     return "hello";
 *   }
 *
 *   @OnText
 *   void heard(String text) {
 *     System.out.println(text);
 *   }
 * }
 * }</pre>
 *
 * <p>The class is top-level or static nested, neither abstract nor generic nor private. A method that handles an event is not
 * private, static, generic or varargs, may throw anything, and takes its parameters by type, in any order: those of its event,
 * the {@code Connection}, and the state if there is one. Handlers of superclasses count as the client's own.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WebSocketClient {
  /**
   * The type of a value that the handlers pass on from one to the next, instead of fields of the client: it is given to
   * {@code start}, taken by handlers as a parameter, and replaced by what they answer.
   *
   * <pre>{@code
   * @WebSocketClient(state = Counting.Tally.class)
   * final class Counting {
   *   record Tally(int count) {}
   *
   *   @OnText
   *   Tally count(String text, Tally tally) {
   *     return new Tally(tally.count() + 1);
   *   }
   * }
   * }</pre>
   *
   * @return a class or record, best immutable; {@code void} for none
   */
  Class<?> state() default void.class;
}
