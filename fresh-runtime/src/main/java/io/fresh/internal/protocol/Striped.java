// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects that several threads use in turn, one thread at a time, without a lock: who takes one leaves an empty slot, and
 * who finds an empty slot makes a new object. Not a thread-local, which with a virtual thread for each handler would be
 * filled for one use.
 */
final class Striped<T> {

  /** Slots lie a cache line apart, so that threads do not wait for each other's writes. */
  private static final int SPACING = 16;

  private final Supplier<T> factory;
  private final AtomicReferenceArray<@Nullable T> slots;
  private final int mask;

  Striped(Supplier<T> factory) {
    int stripes = Integer.highestOneBit(2 * Runtime.getRuntime().availableProcessors());
    this.factory = factory;
    this.slots = new AtomicReferenceArray<>(stripes * SPACING);
    this.mask = stripes - 1;
  }

  /** The slot of the calling thread. */
  int slot() {
    return ((int) Thread.currentThread().getId() & mask) * SPACING;
  }

  /** An object that no other thread has, to be given back to the same slot. */
  T take(int slot) {
    T taken = slots.getAndSet(slot, null);
    return taken != null ? taken : factory.get();
  }

  void giveBack(int slot, T taken) {
    slots.setRelease(slot, taken);
  }
}
