// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.concurrent.CompletionStage;

/**
 * Something that lives, ends for a reason, and can be linked to others so that they end together: a {@link Connection}, a
 * supervisor, or a {@link LinkScope}. Links go both ways, as in OTP.
 *
 * <p>An end for any reason but {@link ExitReason.Normal} is passed on: the other side is stopped with the same reason, after the handler
 * that it is running. An end as {@code Normal} only removes the link. A supervisor and a scope do not simply end with a linked
 * connection; their own documentation says what they do instead.
 *
 * <p>A program makes links with the generated {@code startLink}, or with {@link #link}. The methods {@link #attach}, {@link #detach} and
 * {@link #exited} are how two sides keep a link, and are called by the sides themselves.
 *
 * <p>All methods may be called from any thread; none blocks.
 */
public interface Link {

  /**
   * Ends this for good. Returns at once; a second call changes nothing.
   *
   * @param reason why
   */
  void stop(ExitReason reason);

  /** Ends this for good as {@link ExitReason.Killed}, without a word to anybody who would have to answer. Returns at once. */
  void kill();

  /**
   * The end.
   *
   * @return a stage that completes with the reason when nothing more of this runs
   */
  CompletionStage<ExitReason> terminated();

  /**
   * Links this to another, both ways. If one of them has ended already the other hears of it now. Linking what is linked changes nothing.
   *
   * @param other the other side
   */
  default void link(Link other) {
    attach(other);
    try {
      other.attach(this);
    } finally { // what one has refused, or given up between the two, the other forgets
      if (!other.isLinkedTo(this)) {
        detach(other);
      }
      if (!isLinkedTo(other)) {
        other.detach(this);
      }
    }
  }

  /**
   * Removes the link to another, both ways. What has been passed on already stays so.
   *
   * @param other the other side
   */
  default void unlink(Link other) {
    detach(other);
    other.detach(this);
  }

  /**
   * From now on {@code other} is told of this one's end through its {@link #exited}: at once if this has ended.
   *
   * @param other who is to be told
   */
  void attach(Link other);

  /**
   * Whether {@code other} is to be told of this one's end.
   *
   * @param other who may be to be told
   * @return {@code true} from {@link #attach} until {@link #detach}, or until one of the two has ended
   */
  boolean isLinkedTo(Link other);

  /**
   * {@code other} is not to be told any more.
   *
   * @param other who was to be told
   */
  void detach(Link other);

  /**
   * A linked side has ended. This one forgets it and, unless the reason is {@link ExitReason.Normal}, ends with the same reason.
   *
   * @param other the side that has ended
   * @param reason why
   */
  void exited(Link other, ExitReason reason);
}
