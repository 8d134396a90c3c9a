// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a codec of which there is one for all connections of a client, made with the first of them. It is called by several
 * threads at a time; so are the encoders that a shared format gives. Without this mark each connection has its own, which one thread
 * at a time calls: one for its handlers, and one for its {@link Send} methods.
 *
 * <pre>{@code
 * @WebSocketClient(codecs = Upper.Shout.class)
 * final class Upper {
 *   record Word(String text) {}
 *
 *   @Shared
 *   static final class Shout implements TextEncoder<Word> {
 *     @Override
 *     public String encode(Word word) {
 *       return word.text().toUpperCase();
 *     }
 *   }
 *
 *   @OnText
 *   Word shout(String text) {
 *     return new Word(text);
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Shared {}
