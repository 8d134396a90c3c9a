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
 * <p>The class is top-level or static nested, neither abstract nor generic nor private; one that is declared in a method is shown
 * to no annotation processor. A method that handles an event is not private, static, generic or varargs, may throw anything, and
 * takes its parameters by type, in any order: those of its event, the {@code Connection}, and the state if there is one.
 *
 * <p>Handlers of superclasses and interfaces count as the client's own, with what it binds their type variables to. An override
 * repeats the annotation. Where the order of handlers matters, the client's own come first, then those of its superclasses from the
 * nearest on, then those of the interfaces of each of these, as declared.
 *
 * <p>The attributes are options of the same name, what {@code childSpec} says to a supervisor, and the URI. {@code Options} that
 * are given to {@code start} come first, then these, then the defaults. A duration is a whole number with {@code ms}, {@code s},
 * {@code m} or {@code h}. What is out of range is a compiler error.
 *
 * <pre>{@code
 * @WebSocketClient(pingInterval = "60s", headers = "Accept-Language: en", restart = Restart.PERMANENT)
 * final class Prices {
 *   @OnText
 *   void price(String text) {}
 * }
 * }</pre>
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

  /**
   * What decodes the messages that handlers take, and encodes what they answer: decoders and encoders of single types, and
   * at most one format, which serves all other types. Each has a constructor without parameters. For a type a handler's own
   * comes first, then the one here that is for exactly this type, then the type's own {@link Codec}, then one of a supertype, and
   * the format last.
   *
   * <pre>{@code
   * @WebSocketClient(codecs = Json.class)
   * final class Quotes {
   *   record Subscribe(String symbol) {}
   *
   *   record Quote(String symbol, double bid, double ask) {}
   *
   *   @OnConnect
   *   Subscribe subscribe() {
   *     return new Subscribe("BTC-USD");
   *   }
   *
   *   @OnText
   *   void quote(Quote quote) {}
   * }
   * }</pre>
   *
   * @return classes that implement decoders, encoders or formats of {@code io.fresh}, for example {@code io.fresh.json.Json}
   */
  Class<?>[] codecs() default {};

  /**
   * {@return an interface whose abstract methods have {@link Send}, also those that it inherits: neither private nor sealed nor
   * generic; {@code void} for none}
   */
  Class<?> sends() default void.class;

  /** {@return the name under which this program finds the connection; one live connection has it; left out: none} */
  String name() default "";

  /** {@return what each upgrade request carries, as {@code "Name: value"}; nothing that the runtime sets itself} */
  String[] headers() default {};

  /** {@return the subprotocols to offer, the preferred one first: tokens of HTTP, each once} */
  String[] subprotocols() default {};

  /** {@return how often an open connection sends a ping: {@code "0s"} (off) or 1 ms to 1 day; left out: 30 s} */
  String pingInterval() default "";

  /** {@return how long the peer may be silent after a ping: 1 ms to 1 day; left out: 20 s} */
  String pongTimeout() default "";

  /** {@return the first delay before a reconnect: 1 ms to 1 day, not above the maximum; left out: 250 ms} */
  String backoffInitial() default "";

  /** {@return the longest delay before a reconnect: 1 ms to 1 day; left out: 30 s} */
  String backoffMax() default "";

  /**
   * {@return how long a connection must stay open for the delays to begin anew: {@code "0s"} (as soon as {@code @OnConnect}
   * has been handled) or 1 ms to 1 day; left out: 5 s}
   */
  String stableAfter() default "";

  /** {@return how long the peer's Close is waited for, after ours: 1 ms to 1 day; left out: 10 s} */
  String closeTimeout() default "";

  /**
   * {@return how long there may be no data message until unused memory is given back: {@code "0s"} (never) or 1 ms to 1 day;
   * left out: never}
   */
  String hibernateAfter() default "";

  /** {@return how many attempts in a row may fail before the connection ends: 1 or more; left out: without end} */
  int maxAttempts() default Integer.MAX_VALUE;

  /**
   * {@return how many messages of the program may wait for their {@code @OnInfo}, with {@link Blocking} also those of the server for their
   * handlers: 1 to 1,000,000}
   */
  int mailboxMessages() default 256;

  /** {@return how many bytes of the server's messages may wait for their handlers, with {@link Blocking}: 1 to 1,073,741,824} */
  int mailboxBytes() default 4_194_304;

  /** {@return whether errors and lost connections are logged} */
  boolean errorLogging() default true;

  /** {@return whether connecting, reconnecting and ending are logged} */
  boolean infoLogging() default true;

  /** {@return whether the connection's name is in the logger's MDC while it works} */
  boolean mdcLogging() default false;

  /** {@return when a supervisor starts the client again} */
  Restart restart() default Restart.TRANSIENT;

  /**
   * {@return how long a supervisor lets the client end before it kills it: {@code "0s"} (killed at once), 1 ms to 1 day, or
   * {@code "unbounded"}; left out: 5 s}
   */
  String shutdown() default "";

  /** {@return what a supervisor calls the client, unlike its other children; left out: the simple name of the class} */
  String id() default "";

  /**
   * Where the client connects to, if that is known when it is written; the {@code start} methods then take no URI. What stands in
   * braces in the path or query they take in its place, one after the other: a {@code String}, or with {@code :int},
   * {@code :long} or {@code :boolean} behind the name one of these.
   *
   * <pre>{@code
   * @WebSocketClient(uri = "wss://stream.example/ws/{symbol}@trade?depth={depth:int}")
   * final class Trades {
   *   @OnText
   *   void trade(String text) {}
   *
   *   static Connection start() {
   *     return TradesFresh.start("BTC/EUR", 10); // wss://stream.example/ws/BTC%2FEUR@trade?depth=10
   *   }
   * }
   * }</pre>
   *
   * <p>A value is percent-encoded but for letters, digits and {@code -._~} (RFC 6570 §3.2.2), so that it adds neither a segment
   * of the path nor a query. One that would make a segment empty, {@code .} or {@code ..} is an {@code IllegalArgumentException}.
   * Scheme, host and port have no parameters. {@code Options.uriFrom} is asked in place of this at each attempt; the generated
   * {@code TradesFresh.uri("BTC/EUR", 10)} gives it the text.
   *
   * @return a {@code ws} or {@code wss} URI without a fragment; left out: {@code start} takes it
   */
  String uri() default "";
}
