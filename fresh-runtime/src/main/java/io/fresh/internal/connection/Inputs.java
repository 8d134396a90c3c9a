// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.Recovery;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a connection: all that its machine hears of, as {@link Effects} is all that it does. An input that makes no sense
 * in the present state, for example a timer that fired too late, is ignored.
 */
public interface Inputs {

  // ---- the application ----

  /** Begins to connect. */
  void start();

  /**
   * The application has asked for a Close.
   *
   * @param code a code that may be sent
   * @param reason a reason that fits
   */
  void close(int code, String reason);

  /**
   * The application has asked for the end.
   *
   * @param reason why
   * @param code what an open connection says to the peer
   */
  void stop(ExitReason reason, int code);

  /**
   * The application gives the peer no more time: drops the transport and terminates.
   *
   * @param reason why
   */
  void kill(ExitReason reason);

  /** The application has asked for a new link. */
  void reconnect();

  // ---- an attempt ----

  /** The suppliers have answered. */
  void supplied();

  /** TCP is up, TLS follows. */
  void reached();

  /** The transport is up, with TLS where it is asked for. */
  void connected();

  /** The head of the server's answer is there: a refusal is one, however long its body takes. */
  void answered();

  /** The server has named another place, where the attempt goes on; the transport to this one is gone. */
  void redirected();

  /**
   * The server's answer has been verified.
   *
   * @param handshake the answer
   */
  void established(Handshake handshake);

  /** {@code @OnConnect} has returned or failed. */
  void connectHandled();

  /**
   * The attempt has failed; its transport is gone.
   *
   * @param error how
   * @param retryAfter how long the server asks to wait, if it does
   */
  void attemptFailed(FreshException error, @Nullable Duration retryAfter);

  // ---- an open link ----

  /** Bytes were read; called once per read turn, before what they say. */
  void heard();

  /**
   * A ping was read. It is answered unless a Close has been read (RFC 6455 §5.5.2); the transport drops what would follow a Close
   * of ours.
   *
   * @param payload its payload
   */
  void pinged(ByteBuffer payload);

  /**
   * A pong was read.
   *
   * @param payload its payload
   * @param now the time
   */
  void ponged(ByteBuffer payload, long now);

  /**
   * The peer's Close was read (RFC 6455 §5.5.1): it is answered with its own code, and nothing more is read.
   *
   * @param status its status
   */
  void closeRead(CloseStatus status);

  /**
   * The peer broke the protocol or a limit (RFC 6455 §7.1.7).
   *
   * @param closeCode what the peer is told
   * @param message the rule, and what broke it
   */
  void violated(int closeCode, String message);

  /**
   * The transport has ended.
   *
   * @param cause its error; {@code null} if the peer ended TCP in an orderly way
   */
  void lost(@Nullable Throwable cause);

  /**
   * Nothing is read until {@link #readingResumed}: too much of what was read waits for its handler.
   *
   * @param now the time
   */
  void readingPaused(long now);

  /**
   * Reading goes on.
   *
   * @param now the time
   */
  void readingResumed(long now);

  /**
   * The first bytes of a message are there, the last is not; or another part of it has come.
   *
   * @param now the time
   */
  void messageBegun(long now);

  /** No message is incomplete. */
  void messageEnded();

  /**
   * Data messages, or parts of one, were read or written; called once per read turn and once per turn of writing. Pings, pongs and
   * Closes are no data. Need not be called if the connection never hibernates.
   *
   * @param now the time
   */
  void dataMoved(long now);

  // ---- handlers ----

  /**
   * Something went wrong that leaves the transport as it is: a handler threw, or what it answered cannot be sent.
   *
   * @param error what
   */
  void troubled(FreshException error);

  /**
   * {@code @OnError} or {@code @OnDisconnect} has decided.
   *
   * @param recovery the decision; {@code null} is the default
   */
  void decided(@Nullable Recovery recovery);

  /**
   * {@code @OnError} or {@code @OnDisconnect} threw.
   *
   * @param failed what
   */
  void deciderFailed(HandlingFailed failed);

  // ---- time ----

  /**
   * A timer has fired.
   *
   * @param timer which
   * @param now the time
   */
  void expired(Timer timer, long now);
}
