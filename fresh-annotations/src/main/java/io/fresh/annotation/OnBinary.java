// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles a binary message, whole or in parts.
 *
 * <table>
 *   <caption>Parameters: exactly one of the first four</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@code byte[]}</td><td>the message, the handler's to keep</td></tr>
 *   <tr><td>{@code ByteBuffer}</td><td>the message, read-only and valid during the call</td></tr>
 *   <tr><td>{@code ByteBuf}</td><td>the message, valid during the call and released by the runtime</td></tr>
 *   <tr><td>{@code T}</td><td>a value that a binary decoder makes of it</td></tr>
 *   <tr><td>{@code boolean}</td><td>beside the message: it is wanted in parts, and this tells whether it ends with the part</td></tr>
 *   <tr><td>{@code Connection}</td><td>the connection itself</td></tr>
 *   <tr><td>{@code S}</td><td>the state, where the client declares one</td></tr>
 *   <tr><td>{@code C}</td><td>what the client sends by, where it names an interface of {@link Send} methods</td></tr>
 * </table>
 *
 * <p>With a {@code boolean} the handler gets each message in parts, as they arrive: one for each frame, or for what has come of
 * it. Nothing is collected, so that memory is bounded by what is read at a time. A part is
 * empty only if it is the last. Control frames between two parts are handled between them. All parts together are bounded by
 * {@code maxMessageBytes}, and {@code messageTimeout} counts anew with each part. When a link ends within a message no last
 * part comes: {@link OnError} or {@link OnDisconnect} is what follows, and the first part on the next link begins a new message.
 *
 * <p>Answers a <i>reaction</i>: {@code void}, {@code String} (a text message), {@code byte[]}, {@code ByteBuffer} or {@code ByteBuf}
 * (a binary message), a {@code Frame} or a collection of them, {@code Reaction}, a type with an encoder; with state also the new
 * state or {@code Reaction.With}. {@code null} is nothing to say.
 *
 * <p>A client may have several, for the subtypes of a type that has one decoder.
 *
 * <p>What is sent, and no state, may come later: a {@code CompletionStage} of it is sent when it completes, on whatever thread,
 * and not before what was asked for earlier and comes later, too. What is answered at once does not wait for these. A stage that
 * fails is a handler that throws. When the link ends it is cancelled, and nothing of it is sent over the next; so is one more
 * than {@code mailboxMessages} of the options that are not complete, with {@code CastingFailed}.
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
public @interface OnBinary {

  /** {@return what decodes the message and encodes the answer; left out: what the client or the type names} */
  Class<?> codec() default void.class;
}
