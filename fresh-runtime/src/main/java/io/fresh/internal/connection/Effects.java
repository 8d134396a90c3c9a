// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import java.nio.ByteBuffer;

/**
 * What a {@link ConnectionMachine} wants done. The transport implements it with sockets and timers, a simulation with a list.
 *
 * <p>None of these may call back into the machine before it returns: results come later, as inputs.
 */
public interface Effects {

  /**
   * Asks the suppliers for the headers and the URI of an attempt. Ends in {@link Inputs#supplied} or {@link
   * Inputs#attemptFailed}.
   */
  void supply();

  /**
   * Reaches the server. Ends in {@link Inputs#connected} or {@link Inputs#attemptFailed}.
   *
   * @param attempt 1 for the first since the connection was last stable
   */
  void connect(int attempt);

  /**
   * Writes the upgrade request. Ends in {@link Inputs#established}, {@link Inputs#redirected} or {@link Inputs#attemptFailed}.
   */
  void upgrade();

  /** Reaches the place that the server has named. Ends in {@link Inputs#connected} or {@link Inputs#attemptFailed}. */
  void follow();

  /** Drops the transport at once, and an attempt to get one. */
  void abort();

  /** Writes an empty ping, ahead of queued messages. */
  void sendPing();

  /**
   * Writes a pong, ahead of queued messages.
   *
   * @param payload the ping's payload, valid during the call
   */
  void sendPong(ByteBuffer payload);

  /**
   * Writes a Close behind what was accepted before it. Without effect when one has been sent.
   *
   * @param code the status code
   * @param reason the reason
   */
  void sendClose(int code, String reason);

  /**
   * Writes a Close ahead of everything, which is dropped. Without effect when one has been written.
   *
   * @param code the status code, or {@link CloseStatus#NO_STATUS} for a Close without one
   */
  void sendCloseNow(int code);

  /**
   * Lets go of the transport: reads nothing more from it, writes what is queued, gives the server some time to end TCP, and
   * closes.
   */
  void release();

  /** Reads nothing more into handlers, but still looks for the peer's Close. */
  void stopDelivering();

  /**
   * Runs a timer, which ends in {@link Inputs#expired}; replaces one of the same kind.
   *
   * @param timer which
   * @param delayNanos how long
   */
  void schedule(Timer timer, long delayNanos);

  /**
   * Stops a timer, if it runs: it does not expire any more.
   *
   * @param timer which
   */
  void cancel(Timer timer);

  /**
   * Runs {@code @OnConnect}. Ends in {@link Inputs#connectHandled}.
   *
   * @param handshake the server's answer
   */
  void handleConnect(Handshake handshake);

  /**
   * Runs {@code @OnError}. Ends in {@link Inputs#decided} or {@link Inputs#deciderFailed}.
   *
   * @param error what went wrong
   */
  void handleError(FreshException error);

  /**
   * Runs {@code @OnDisconnect}. Ends in {@link Inputs#decided} or {@link Inputs#deciderFailed}.
   *
   * @param status how the link ended
   */
  void handleDisconnect(CloseStatus status);

  /**
   * Takes back the question that was asked last: what a handler has thrown before its turn is to be decided first. It is then asked
   * once more.
   *
   * @return whether it could be taken back: no handler has begun with it
   */
  boolean recall();

  /**
   * Runs {@code @OnTerminate} and gives everything back. The machine is not called any more.
   *
   * @param reason why
   */
  void handleTerminate(ExitReason reason);

  /** {@code @OnConnect} has been handled: what others sent meanwhile may follow. */
  void opened();

  /** The state of one link ends: typed state goes back to its initial value. */
  void reset();

  /** Gives back what the open link holds and does not need until the next data message. */
  void hibernate();

  /**
   * A pong has answered a ping.
   *
   * @param nanos the time between them
   */
  void roundTrip(long nanos);

  /**
   * The connection waits before it connects anew.
   *
   * @param delayNanos how long
   * @param attempt the attempt that follows
   */
  void reconnecting(long delayNanos, int attempt);

  /**
   * The state has changed. For logs, gates and tests: decides nothing.
   *
   * @param from the state before
   * @param to the state now
   */
  void changed(State from, State to);
}
