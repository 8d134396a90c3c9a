// SPDX-License-Identifier: MIT
package io.fresh.internal.link;

import io.fresh.ExitReason;
import io.fresh.Link;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who are to be told of the end of one side, its owner. Thread-safe; nobody is called with the lock held.
 *
 * <p>The owner is an argument of each call instead of a field, so that one object suffices where most owners have no link at all.
 */
public final class Links {

  private static final Logger LOG = LoggerFactory.getLogger("io.fresh.Connection");

  /** Made for one, which is what nearly all have. */
  private static final int EXPECTED = 1;

  /** By identity, as nobody's {@code equals} may be asked. Null while empty. Guarded by this. */
  private @Nullable Set<Link> others;

  /** Guarded by this. */
  private @Nullable ExitReason ended;

  /** Creates an empty set, of an owner that lives. */
  public Links() {}

  /**
   * {@link Link#attach}: adds one who is to be told; tells it now if the owner has ended. An owner is not linked to itself.
   *
   * @param self the owner
   * @param other who is to be told
   */
  public void attach(Link self, Link other) {
    ExitReason reason = self == other ? null : add(other);
    if (reason != null) {
      other.exited(self, reason);
    }
  }

  private synchronized @Nullable ExitReason add(Link other) {
    if (ended == null) {
      if (others == null) {
        others = Collections.newSetFromMap(new IdentityHashMap<>(EXPECTED));
      }
      others.add(other);
    }
    return ended;
  }

  /**
   * {@link Link#detach}: forgets one.
   *
   * @param other who was to be told
   */
  public synchronized void detach(Link other) {
    if (others != null && others.remove(other) && others.isEmpty()) {
      others = null;
    }
  }

  /**
   * {@link Link#isLinkedTo}.
   *
   * @param other who may be to be told
   * @return whether it is
   */
  public synchronized boolean contains(Link other) {
    return others != null && others.contains(other);
  }

  /**
   * Tells all that the owner has ended, and forgets them; who is attached from now on is told at once. Without effect but at the first
   * call.
   *
   * @param self the owner
   * @param reason why it has ended
   */
  public void signal(Link self, ExitReason reason) {
    for (Link other : end(reason)) {
      try {
        other.exited(self, reason);
      } catch (Throwable thrown) { // the rest is told all the same
        // Not the reason: an exception in it may quote a payload.
        LOG.error("{}: could not be told that {} has ended", other, self, thrown);
      }
    }
  }

  private synchronized Set<Link> end(ExitReason reason) {
    Set<Link> told = others;
    others = null;
    if (ended == null) {
      ended = reason;
    }
    return told == null ? Set.of() : told;
  }
}
