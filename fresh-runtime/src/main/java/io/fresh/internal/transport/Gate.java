// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Reaction;
import io.fresh.internal.transport.Sender.Outcome;
import io.netty.buffer.ByteBufConvertible;
import org.jspecify.annotations.Nullable;

/**
 * Says where a message goes: over the link that is open, into what is kept for the next one, or nowhere. The gate is open while the
 * link accepts messages. Thread-safe; whoever finds it open takes no lock.
 *
 * <p>All that changes the answer happens under one lock, so that the messages of a thread keep their order:
 *
 * <ul>
 *   <li>A message is kept only while the gate is shut. What a thread had kept is there when the gate opens, and is assigned to the new
 *       link; what it sends later goes through the gate, behind it.
 *   <li>What is kept after the gate was shut goes behind what was assigned, and is assigned to the link after that.
 *   <li>A Close is asked for, the gate shut and the buffer barred in one step: the event loop sees all of it or nothing.
 * </ul>
 */
final class Gate implements Replies {

  private enum Intake {
    KEEPS,
    /** A Close was asked for; whether another link follows is not known. */
    BARRED,
    /** There will be no other link. */
    ENDED
  }

  /** Null if nothing is kept. */
  private final @Nullable KeptSends kept;

  /** Null while the gate is shut. Changed under the lock. */
  private volatile @Nullable Outbound link;

  private Intake intake = Intake.KEEPS;

  /** The Close that was asked for on the last link, until the event loop takes it. */
  private Reaction.@Nullable Close asked;

  /** Creates a gate that is shut. */
  Gate(@Nullable KeptSends kept) {
    this.kept = kept;
  }

  // ---- any thread ----

  /** What accepts messages now; null while the gate is shut. */
  @Override
  public @Nullable Outbound link() {
    return link;
  }

  boolean isOpen() {
    return link != null;
  }

  /** Whether there is a buffer for what is sent while the gate is shut. */
  boolean mayKeep() {
    return kept != null;
  }

  /** Why a message of at least so many bytes would not be kept; null if that is not known. Saves its encoding. */
  synchronized @Nullable Outcome refusal(int size) {
    return kept == null || intake != Intake.KEEPS ? Outcome.NOT_OPEN : kept.backlog().refusal(size);
  }

  /** Takes over a message. Returns null if the gate is open, else whether it is kept; if it is not, it has been released. */
  synchronized @Nullable Outcome keep(ByteBufConvertible message) {
    if (link == null && kept != null && intake == Intake.KEEPS) {
      return kept.add(message);
    }
    message.asByteBuf().release();
    return link == null ? Outcome.NOT_OPEN : null;
  }

  /**
   * A Close is asked for: nothing is accepted until another link is on its way. Returns whether the gate was open; if it was not, nothing
   * happens.
   */
  synchronized boolean ask(Reaction.Close close) {
    return ask(close, link);
  }

  /** The same, of one link: if that is not open any more, nothing happens. */
  synchronized boolean ask(Reaction.Close close, @Nullable Outbound over) {
    if (over == null || link != over) {
      return false;
    }
    link = null;
    asked = close;
    turn(Intake.BARRED);
    return true;
  }

  /** This link accepts nothing any more. */
  synchronized void shut(Outbound over) {
    if (link == over) { // else it is another one's gate by now
      link = null;
    }
  }

  /** The connection is to end: nothing is accepted any more. */
  synchronized void end() {
    link = null;
    turn(Intake.ENDED);
  }

  private void turn(Intake next) {
    if (intake != Intake.ENDED) {
      intake = next;
    }
  }

  // ---- event loop ----

  /** A link is there: what was kept is assigned to it, and it accepts messages unless the connection is to end. */
  synchronized void open(Outbound outbound) {
    asked = null; // it was for a link that has ended by itself
    if (kept != null) {
      kept.backlog().assign();
    }
    if (intake != Intake.ENDED) {
      link = outbound;
    }
  }

  /** The link has ended, or will at once. */
  synchronized void shut() {
    link = null;
  }

  /** A link is on its way. */
  synchronized void expectLink() {
    turn(Intake.KEEPS);
  }

  /** Hands over the Close that was asked for, once. */
  synchronized Reaction.@Nullable Close takeAsked() {
    Reaction.Close close = asked;
    asked = null;
    return close;
  }
}
