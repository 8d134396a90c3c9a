// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.Link;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The keepers that live, but for those that are kept themselves. Thread-safe. */
public final class Keepers {

  /** In the order of the starts, so that one that was started by another comes after it. Guarded by this. */
  private final Set<Keeper> live = new LinkedHashSet<>();

  private final AtomicInteger numbers = new AtomicInteger();

  Keepers() {}

  /** {@return a number for the label of a keeper; 1 is the first} */
  public int nextNumber() {
    return numbers.incrementAndGet();
  }

  /**
   * Knows a keeper until it has ended.
   *
   * @param keeper who has not started anything yet
   */
  public void add(Keeper keeper) {
    synchronized (this) {
      live.add(keeper);
    }
    keeper.terminated().thenAccept(reason -> remove(keeper));
  }

  private synchronized void remove(Keeper keeper) {
    live.remove(keeper);
  }

  synchronized List<Keeper> all() {
    return List.copyOf(live);
  }

  /** All that lives and is kept by one of these. */
  static Set<Link> keptBy(List<Keeper> keepers) {
    Set<Link> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    keepers.forEach(keeper -> keeper.forEachKept(kept::add));
    return kept;
  }
}
