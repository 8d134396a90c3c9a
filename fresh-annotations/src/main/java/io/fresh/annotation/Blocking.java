// SPDX-License-Identifier: MIT
package io.fresh.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the handlers of a client block: wait for a database, a lock or another server. They then run on a thread of their own, a virtual one
 * from Java 21 on, not on the event loop, which would keep all connections that share it waiting. Stands on the client, on a class or an
 * interface that it inherits from, or on one of its handlers; in each case all handlers of the client run there, still one at a time and in order.
 *
 * <p>What the peer sends is read ahead and waits for its handler: up to {@code Options.mailboxMessages()} messages, together with those of
 * {@code tell}, and {@code Options.mailboxBytes()} bytes. Then nothing is read until half of it has been handled; TCP makes the peer slow
 * down. Nothing is lost.
 *
 * <p>A ping that was read is answered at once, and a Close that was read too, also while a handler runs. But while nothing is read, a
 * ping behind the unread data is not seen: a server that wants its pong sooner than the handlers work off half a mailbox ends the
 * connection. Make the mailbox large enough for that, or the handlers quick. The connection's own {@code pongTimeout} and
 * {@code messageTimeout} stand still meanwhile.
 *
 * <p>{@code stop()} lets the running handler finish. A supervisor's shutdown timeout, or that of {@code Fresh.shutdown}, when it is over,
 * interrupts its thread. {@code @OnTerminate} comes last in any case, so a handler that never returns keeps its connection from
 * ending. Before Java 24 a virtual thread that waits within {@code synchronized} holds one of the few threads beneath all of them: use a
 * {@code ReentrantLock} there.
 *
 * <pre>{@code
 * @WebSocketClient
 * @Blocking
 * final class Orders {
 *   @OnText
 *   String order(String text) throws InterruptedException {
 *     Thread.sleep(100); // in place of a database
 *     return "stored";
 *   }
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Blocking {}
