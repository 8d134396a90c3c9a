// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to follow an error or a disconnect.
 *
 * <pre>{@code
 * @OnDisconnect(code = 1002)
 * Recovery protocolError() {
 *   return Recovery.close();
 * }
 * }</pre>
 */
public sealed interface Recovery {

  /**
   * Nothing follows: the connection lives on, or stays idle until {@link Connection#reconnect()} or
   * {@link Connection#stop()} when its transport is lost.
   */
  record Ignore() implements Recovery {
    private static final Ignore INSTANCE = new Ignore();
  }

  /** Connect anew, after the backoff. Typed state goes back to its initial value. */
  record Reconnect() implements Recovery {
    private static final Reconnect INSTANCE = new Reconnect();
  }

  /**
   * Terminate.
   *
   * @param reason what {@code @OnTerminate} and {@link Connection#terminated()} report
   */
  record Close(ExitReason reason) implements Recovery {
    private static final Close NORMAL = new Close(ExitReason.normal());

    /**
     * Checks the components.
     *
     * @param reason what {@code @OnTerminate} and {@link Connection#terminated()} report
     */
    public Close {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * A recovery together with a state. It is not itself a recovery, so that it cannot be returned where the state would be
   * lost.
   *
   * @param <S> the state
   * @param recovery the recovery
   * @param state for {@code ignore} the state from now on, for {@code reconnect} the new initial state, for
   *     {@code close} what {@code @OnTerminate} sees; {@code null} leaves it as it is
   */
  record With<S>(Recovery recovery, @Nullable S state) {
    /**
     * Checks the components.
     *
     * @param recovery the recovery
     * @param state for {@code ignore} the state from now on, for {@code reconnect} the new initial state, for
     *     {@code close} what {@code @OnTerminate} sees; {@code null} leaves it as it is
     */
    public With {
      Objects.requireNonNull(recovery, "recovery");
    }
  }

  /**
   * Nothing follows.
   *
   * @return the recovery
   */
  static Recovery ignore() {
    return Ignore.INSTANCE;
  }

  /**
   * Connects anew, after the backoff.
   *
   * @return the recovery
   */
  static Recovery reconnect() {
    return Reconnect.INSTANCE;
  }

  /**
   * Terminates as {@link ExitReason.Normal}.
   *
   * @return the recovery
   */
  static Recovery close() {
    return Close.NORMAL;
  }

  /**
   * Terminates.
   *
   * @param reason what {@code @OnTerminate} and {@link Connection#terminated()} report
   * @return the recovery
   */
  static Recovery close(ExitReason reason) {
    return new Close(reason);
  }

  /**
   * This recovery, and a state: see {@link With#state()}.
   *
   * @param <S> the state
   * @param state the state
   * @return both
   */
  default <S> With<S> with(S state) {
    return new With<>(this, Objects.requireNonNull(state, "state: a client's state is never null"));
  }

  /**
   * This recovery, and the state as it is.
   *
   * @param <S> the state
   * @return both
   */
  default <S> With<S> unchanged() {
    return new With<>(this, null);
  }
}
