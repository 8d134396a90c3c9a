// SPDX-License-Identifier: MIT
package io.fresh;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A WebSocket connection that keeps itself alive: one started client, over all the sockets that it uses in its life.
 *
 * <p>A generated {@code start} returns it at once; connecting goes on in the background.
 *
 * <pre>
 *           start()
 *             │
 *             ▼        cannot be reached, refused, too slow
 *  ┌────▶ Connecting ────────────────────────┐
 *  │          │ TCP and TLS are up           │
 *  │          ▼                              │
 *  │      Upgrading ─────────────────────────┤
 *  │          │ the 101 is verified          │
 *  │          ▼        transport lost        ▼
 *  │        Open ─────────────────────────▶ Idle ── the error or disconnect handler decides:
 *  │          │ a Close is asked             ▲ │      ignore     stays Idle
 *  │          ▼ for or read                  │ │      close      Terminated
 *  │       Closing ──────────────────────────┘ │      reconnect
 *  │                                           ▼
 *  └───────────────────────────────────── Waiting
 *    the backoff is over, or reconnect()
 *
 *  reconnect() wakes an Idle connection; stop() leads from every state to Terminated
 * </pre>
 *
 * <p>Connecting begins with the question for headers and URI where {@link Options#headersFrom()} or {@link Options#uriFrom()} is set.
 *
 * <p>From Upgrading an attempt goes back to Connecting when it follows a redirect ({@link UpgradeOptions#redirects()}).
 *
 * <p><b>Threads.</b> Every method may be called from any thread and none blocks, but {@link #awaitTermination()}, which
 * must not be called from a handler. The handlers of one connection run one at a time, in order.
 */
public interface Connection extends Link {

  /**
   * Sends a frame.
   *
   * <p>The payload has been read when this returns: the caller may change or reuse it. Frames sent by one thread reach
   * the peer in the order of the calls. A payload of more than 64 KiB goes out in several fragments.
   *
   * <p><b>Accepted</b> is what is sent while the connection is {@linkplain #isOpen() open} and its outbound queue has room
   * ({@link TransportOptions#outboundMessages()}, {@link TransportOptions#outboundBytes()}; a larger frame never has). With
   * {@link Options#sendBuffer()}, which is off by default, also what is sent while it is not open, within the bounds of the buffer:
   * before the first link, after a loss or the peer's Close, while Waiting or Idle; not after {@link #stop()}, and not between
   * {@link #close(int, String)} and the next attempt to connect.
   *
   * <p><b>Order around connecting.</b> First goes what {@code @OnConnect} sends, then what it answers, then what was sent while the
   * connection was not open, then what others have sent since the verified 101. What a thread sent while the connection was
   * not open precedes what it sends later, except that a handler's sends within {@code @OnConnect} go first.
   *
   * <p><b>Lost</b> is what was accepted and is still queued when the transport is lost, when the peer's Close is read, when the
   * connection is failed or killed, or when the close timeout is over. {@link #stop()}, {@link #close(int, String)} and {@link
   * #reconnect()} let what was accepted before go out first. Of the buffer, what is older than its age is lost, and what is left when
   * the connection terminates; the log tells how many. {@link #sendAsync} tells of each frame.
   *
   * @param frame what to send
   * @return whether the frame was accepted; {@code false} also when the frame cannot be encoded (then {@code @OnError} hears of
   *     it, too). Accepted is not delivered.
   */
  boolean send(Frame frame);

  /**
   * Sends a text message.
   *
   * @param text the message; a text with an unpaired surrogate has no UTF-8 form and is not accepted
   * @return as {@link #send(Frame)}
   */
  boolean send(String text);

  /**
   * Sends a binary message.
   *
   * @param binary the message, from position to limit; neither is changed
   * @return as {@link #send(Frame)}
   */
  boolean send(ByteBuffer binary);

  /**
   * Sends a frame as {@link #send(Frame)} does, and tells what became of it: {@link SendOutcome#NOT_SENT} at once if it is not
   * accepted, else when it is known. It is known at the latest when the transport that took the first of its bytes has ended, or
   * when the connection terminates.
   *
   * @param frame what to send; its payload has been read when this returns
   * @return a stage that always completes, never exceptionally. Dependent actions run on the connection's event loop, or on the
   *     caller's thread, not as a callback of the connection, and must not block.
   */
  CompletionStage<SendOutcome> sendAsync(Frame frame);

  /**
   * Whether a small frame would be accepted by the outbound queue now.
   *
   * @return {@code true} while the connection is open and its outbound queue has room; {@link Options#sendBuffer()} is not looked at
   */
  boolean isWritable();

  /**
   * Runs a task when there is room to send: once, as a callback of the connection, in order with its handlers.
   *
   * <p>It runs soon if there is room now and {@code @OnConnect} has been handled. Else it waits for that, over as many links as it
   * takes; it never runs after {@link #stop()} or if the connection terminates before. After a send was refused, or when the
   * queue was full, it waits until the queue is less than half full. A task may fill the queue: those behind it then wait on. A task
   * may wait again: others have their turn first. What a task throws is a {@link FreshException.HandlingFailed} for
   * {@code @OnError}.
   *
   * @param task what to run; several tasks run in the order of the calls. It is kept until it has run
   */
  void onWritable(Runnable task);

  /**
   * Hands a message of the application to the client's {@code @OnInfo} handlers.
   *
   * <p>It is handled in order with the frames, in any state: also while the connection is being established or waits to
   * reconnect. A message that no handler takes is logged once per type. What was accepted and has not had its turn when the
   * connection ends is dropped, and the log tells how many.
   *
   * @param message any object
   * @return {@code false} when the mailbox is full ({@link Options#mailboxMessages()}) or the connection has been stopped
   */
  boolean tell(Object message);

  /**
   * Begins the closing handshake (RFC 6455 §7.1.2), behind what was sent before.
   *
   * <p>From the call on, {@link #isOpen()} is {@code false} and nothing more is accepted. {@code @OnDisconnect} runs when
   * the handshake has ended, with the peer's status; unless it asks for a reconnect the connection then terminates as
   * {@link ExitReason.Normal}. Does nothing when the connection is not open.
   *
   * @param code the status code, 1000 to 4999 without 1004, 1005, 1006 and 1015 (RFC 6455 §7.4)
   * @param reason at most 123 bytes of UTF-8, may be empty
   * @throws IllegalArgumentException if code or reason cannot be sent
   */
  void close(int code, String reason);

  /**
   * Ends this connection for good, as {@link ExitReason#normal()}. See {@link #stop(ExitReason)}.
   */
  default void stop() {
    stop(ExitReason.normal());
  }

  /**
   * Ends this connection for good. Returns at once; a second call changes nothing.
   *
   * <p>From the call on no handler starts but {@code @OnTerminate}; one that runs finishes and its answer is dropped.
   * Frames accepted before the call still go out. An open connection says goodbye with 1000, with 1001 if the reason is that of
   * {@link Fresh#shutdown}, and waits for the peer's Close, at most {@link Options#closeTimeout()}; any other state ends at once.
   *
   * @param reason what {@code @OnTerminate} and {@link #terminated()} report
   */
  @Override
  void stop(ExitReason reason);

  /**
   * Ends this connection for good and gives the peer no time: the transport is dropped. {@code @OnTerminate} runs after the handler that is
   * running. Returns at once.
   */
  @Override
  void kill();

  /**
   * Connects anew, now.
   *
   * <p>An idle or waiting connection connects at once. An open one says goodbye with 1000, does not call
   * {@code @OnDisconnect}, and connects. Any other state is left alone. Typed state
   * goes back to its initial value when a link is given up.
   */
  void reconnect();

  /** {@return the name that it was started under, which is its own until it has terminated} */
  Optional<Name> name();

  /**
   * Whether messages can be sent.
   *
   * @return {@code true} from the verified 101 until a Close is asked for, sent or read, or the transport is gone
   */
  boolean isOpen();

  /**
   * How long the peer took to answer the last automatic ping that it has answered. Approximate for a client that sends empty pings
   * of its own, as their pongs cannot be told apart.
   *
   * @return the time from the ping to its pong; empty before the first
   */
  Optional<Duration> roundTripTime();

  /**
   * The connection once it is open.
   *
   * @return a stage that completes when the connection is open and {@code @OnConnect} has been handled: at once if that
   *     is so now, else at the next time; it fails with {@link IllegalStateException} if the connection terminates
   *     before. Dependent actions run on the connection's event loop and must not block.
   */
  CompletionStage<Connection> opened();

  /**
   * The end of this connection.
   *
   * @return a stage that completes after {@code @OnTerminate} has returned. Dependent actions run on the connection's
   *     event loop and must not block.
   */
  @Override
  CompletionStage<ExitReason> terminated();

  /**
   * Blocks until this connection has terminated.
   *
   * @return why it ended
   * @throws InterruptedException if the waiting thread is interrupted
   * @throws IllegalStateException when called from a handler, which would wait for itself
   */
  ExitReason awaitTermination() throws InterruptedException;

  /**
   * Blocks until this connection has terminated, or the time is over.
   *
   * @param timeout how long to wait
   * @return why it ended; empty if it is still alive
   * @throws InterruptedException if the waiting thread is interrupted
   * @throws IllegalStateException when called from a handler, which would wait for itself
   */
  Optional<ExitReason> awaitTermination(Duration timeout) throws InterruptedException;
}
