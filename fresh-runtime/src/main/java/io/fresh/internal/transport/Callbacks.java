// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.internal.protocol.MessageSink;

/**
 * Where the callbacks of one connection run, one at a time and in order: {@link DirectCallbacks} on its event loop, {@link
 * QueuedCallbacks} on a thread where they may block. Called by the event loop, unless a method says otherwise.
 */
interface Callbacks {

  /** Takes what the decoder finds. */
  MessageSink sink();

  /** What the decoder has found in a read has been taken. */
  default void batchEnded() {}

  /** From now on no message of this link is delivered; only a Close is still looked for. */
  void mute();

  /** A new link begins. */
  void unmute(Outbound link);

  /** The link has ended: what its handlers have promised is not wanted any more. */
  void linkEnded();

  void connect(Handshake handshake);

  void error(FreshException error);

  void disconnect(CloseStatus status);

  /** Takes back the last error or disconnect, if its callback has not begun. Returns whether it has been taken back. */
  boolean recall();

  /** No other callback starts any more. */
  void terminate(ExitReason reason);

  /** Resets the typed state between two callbacks. */
  void reset();

  /** The application has told something. From any thread. */
  void mail();

  /** Runs what delivers or gives up answers that were promised, between two callbacks. From any thread. */
  void deliver(Runnable delivery);

  /** Fewer answers are promised than were too many: the handlers that wait for that may start. From the thread of the callbacks, too. */
  void roomForAnswers();

  /** There may be room for those who wait for it. From any thread. */
  void writable();

  /**
   * Hands an input to the machine, from any thread. One that comes from a callback is heard before the next callback starts.
   *
   * @see InputQueue#post
   */
  void post(Runnable input);

  /** Interrupts the callback that runs: the connection is killed. */
  void interrupt();

  /** Whether the callback that runs is about a link that may have ended meanwhile: what it answers then is lost with that. */
  boolean mayBeLate();

  /** Whether the caller is {@code @OnConnect} of this link, on a thread other than the event loop. From any thread. */
  boolean isGreeting(Outbound link);
}
