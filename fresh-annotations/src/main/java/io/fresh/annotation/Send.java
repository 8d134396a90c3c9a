// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends the message that a method is given. The method stands in an interface that {@link WebSocketClient#sends} names; its body is
 * generated, and {@code XFresh.sends(connection)} gives the object. Handlers may take it, too.
 *
 * <pre>{@code
 * @WebSocketClient(codecs = Json.class, sends = Market.Commands.class)
 * final class Market {
 *   record Subscribe(String symbol) {}
 *
 *   interface Commands {
 *     @Send
 *     void subscribe(Subscribe message);
 *
 *     @Send
 *     boolean say(String text);
 *
 *     @Send
 *     CompletionStage<SendOutcome> upload(ByteBuffer bytes);
 *   }
 *
 *   @OnConnect
 *   void opened(Commands commands) {
 *     commands.subscribe(new Subscribe("BTC-USD"));
 *   }
 * }
 * }</pre>
 *
 * <p>A method takes one message: {@code String} (text), {@code byte[]}, {@code ByteBuffer} or {@code ByteBuf} (binary), a {@code
 * Frame}, or a type with an encoder, which is found as for answers. It returns {@code void}, {@code boolean} (as {@code
 * Connection.send}: {@code false} when not accepted) or {@code CompletionStage<SendOutcome>} (as {@code Connection.sendAsync}). It
 * is not generic, and throws no checked exceptions.
 *
 * <p>It may be called from any thread, does not wait for the peer, and throws {@code NullPointerException} for {@code null} and
 * nothing for a closed connection. What cannot be encoded is not sent: the caller is told {@code false} or {@code NOT_SENT}, and
 * {@code @OnError} is given the {@code EncodingFailed}. An encoder is called by one thread at a time, others wait for it, unless
 * its class is {@link Shared}; it is not the same object as that of the handlers.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Send {

  /** {@return what encodes the message; left out: what the client or the type names} */
  Class<?> codec() default void.class;
}
