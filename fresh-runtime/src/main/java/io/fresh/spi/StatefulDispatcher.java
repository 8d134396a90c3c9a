// SPDX-License-Identifier: MIT
package io.fresh.spi;

import io.fresh.Reaction;
import io.fresh.Recovery;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dispatcher that holds the typed state of its connection. The state is seen by one handler at a time and needs no lock.
 *
 * @param <S> the state
 */
public abstract class StatefulDispatcher<S> extends Dispatcher {

  private S initial;
  private S state;

  /**
   * Creates a dispatcher.
   *
   * @param client the object whose handlers are called
   * @param initial the state at the first connect, and after each reconnect
   * @param textForm which of the {@code onText} methods is overridden
   * @param binaryForm which of the {@code onBinary} methods is overridden
   */
  protected StatefulDispatcher(
      Object client, S initial, MessageForm textForm, MessageForm binaryForm) {
    super(client, textForm, binaryForm);
    this.initial = Objects.requireNonNull(initial, "state: the initial state must not be null");
    this.state = initial;
  }

  /**
   * The state now.
   *
   * @return the state
   */
  protected final S state() {
    return state;
  }

  /**
   * Takes a bare state that a handler answered.
   *
   * @param next the state from now on
   * @throws NullPointerException if it is {@code null}: the handler has then failed
   */
  protected final void state(S next) {
    state =
        Objects.requireNonNull(
            next, "state: a handler that answers the bare state must not answer null");
  }

  /**
   * Takes the state of an answer.
   *
   * @param answer what a handler answered
   * @return the reaction; {@code null} if there was no answer
   */
  protected final @Nullable Reaction take(Reaction.@Nullable With<? extends S> answer) {
    if (answer == null) {
      return null;
    }
    S next = answer.state();
    if (next != null) {
      state = next;
    }
    return answer.reaction();
  }

  /**
   * Takes the state of a decision: for {@code reconnect} it is the new initial state.
   *
   * @param decision what a handler decided
   * @return the recovery; {@code null} if there was no decision
   */
  protected final @Nullable Recovery take(Recovery.@Nullable With<? extends S> decision) {
    if (decision == null) {
      return null;
    }
    S next = decision.state();
    if (next != null) {
      if (decision.recovery() instanceof Recovery.Reconnect) {
        initial = next;
      } else {
        state = next;
      }
    }
    return decision.recovery();
  }

  @Override
  public final void reset() {
    state = initial;
  }
}
