// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers to a message: nothing, frames, or a Close.
 *
 * <p>A handler that always answers one text may return a {@code String} instead, one that never answers is {@code void}.
 *
 * <pre>{@code
 * @OnText
 * Reaction onText(String text) {
 *   return text.equals("bye") ? Reaction.close(1000, "") : Reaction.reply(Frame.text(text));
 * }
 * }</pre>
 */
public sealed interface Reaction {

  /** Nothing to say. */
  record Ok() implements Reaction {
    private static final Ok INSTANCE = new Ok();
  }

  /**
   * Frames to send, in order and in one flush.
   *
   * @param frames the frames
   */
  record Reply(List<Frame> frames) implements Reaction {
    /**
     * Checks the components.
     *
     * @param frames the frames
     */
    public Reply {
      frames = List.copyOf(frames);
    }
  }

  /**
   * The closing handshake is to begin.
   *
   * @param code the status code, see {@link CloseStatus#isSendable(int)}
   * @param reason at most 123 bytes of UTF-8
   */
  record Close(int code, String reason) implements Reaction {
    /**
     * Checks the components.
     *
     * @param code the status code, see {@link CloseStatus#isSendable(int)}
     * @param reason at most 123 bytes of UTF-8
     */
    public Close {
      CloseStatus.requireSendable(code, reason);
    }
  }

  /**
   * A reaction together with the new state of a client that declares one. It is not itself a reaction, so that it cannot
   * be returned where the state would be lost.
   *
   * @param <S> the state
   * @param reaction the reaction
   * @param state the state from now on; {@code null} leaves it as it is
   */
  record With<S>(Reaction reaction, @Nullable S state) {
    /**
     * Checks the components.
     *
     * @param reaction the reaction
     * @param state the state from now on; {@code null} leaves it as it is
     */
    public With {
      Objects.requireNonNull(reaction, "reaction");
    }
  }

  /**
   * Nothing to say.
   *
   * @return the reaction
   */
  static Reaction ok() {
    return Ok.INSTANCE;
  }

  /**
   * Answers with frames.
   *
   * @param frames what to send, in order and in one flush
   * @return the reaction
   */
  static Reaction reply(Frame... frames) {
    return new Reply(Arrays.asList(frames));
  }

  /**
   * Answers with frames.
   *
   * @param frames what to send, in order and in one flush
   * @return the reaction
   */
  static Reaction reply(Collection<? extends Frame> frames) {
    return new Reply(List.copyOf(frames));
  }

  /**
   * Begins the closing handshake, as {@link Connection#close}.
   *
   * @param code the status code, 1000 to 4999 without 1004, 1005, 1006 and 1015
   * @param reason at most 123 bytes of UTF-8, may be empty
   * @return the reaction
   * @throws IllegalArgumentException if code or reason cannot be sent
   */
  static Reaction close(int code, String reason) {
    return new Close(code, reason);
  }

  /**
   * This reaction, and a new state.
   *
   * @param <S> the state
   * @param state the state from now on
   * @return both
   */
  default <S> With<S> with(S state) {
    return new With<>(this, Objects.requireNonNull(state, "state: a client's state is never null"));
  }

  /**
   * This reaction, and the state as it is.
   *
   * @param <S> the state
   * @return both
   */
  default <S> With<S> unchanged() {
    return new With<>(this, null);
  }
}
