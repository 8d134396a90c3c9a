// SPDX-License-Identifier: MIT
package io.fresh.examples.allocation;

import io.fresh.Connection;
import io.fresh.testing.WireFrame;
import java.util.function.BiFunction;

/** Messages of one kind, and what one of them may allocate. */
enum Workload {
  INBOUND_TEXT_SMALL(Messages.SMALL_TEXT, Receivers::texts, Heap.string(Messages.SMALL)),
  INBOUND_TEXT_LARGE(Messages.LARGE_TEXT, Receivers::texts, Heap.string(Messages.LARGE)),
  INBOUND_ARRAY_SMALL(Messages.SMALL_BINARY, Receivers::arrays, Heap.array(Messages.SMALL)),
  INBOUND_ARRAY_LARGE(Messages.LARGE_BINARY, Receivers::arrays, Heap.array(Messages.LARGE)),
  INBOUND_BUFFER_SMALL(Messages.SMALL_BINARY, Receivers::buffers, 0),
  INBOUND_BUFFER_LARGE(Messages.LARGE_BINARY, Receivers::buffers, 0),
  INBOUND_TEXT_HUGE(Messages.HUGE_TEXT, Receivers::texts, Heap.string(Messages.HUGE)),
  INBOUND_ARRAY_HUGE(Messages.HUGE_BINARY, Receivers::arrays, Heap.array(Messages.HUGE)),
  INBOUND_BUFFER_HUGE(Messages.HUGE_BINARY, Receivers::buffers, 0);

  /** Of those that are long, fewer are sent. */
  private static final int MANY = 10_000;

  private static final int FEW = 200;

  private final WireFrame inbound;
  private final BiFunction<Meter, String, Connection> start;
  private final int bound;

  Workload(WireFrame inbound, BiFunction<Meter, String, Connection> start, int bound) {
    this.inbound = inbound;
    this.start = start;
    this.bound = bound;
  }

  /** The message that the server sends. */
  WireFrame inbound() {
    return inbound;
  }

  Connection start(Meter meter, String uri) {
    return start.apply(meter, uri);
  }

  /** Bytes for a message. */
  int bound() {
    return bound;
  }

  /** Messages that are counted at a time. */
  int window() {
    return inbound.bytes().length > Messages.HUGE ? FEW : MANY;
  }

  private static final class Messages {
    static final int SMALL = 100;
    static final int LARGE = 16 << 10;

    static final int HUGE = 1 << 20;

    static final WireFrame SMALL_TEXT = WireFrame.text("x".repeat(SMALL));
    static final WireFrame LARGE_TEXT = WireFrame.text("x".repeat(LARGE));
    static final WireFrame HUGE_TEXT = WireFrame.text("x".repeat(HUGE));
    static final WireFrame SMALL_BINARY = WireFrame.of(WireFrame.BINARY, new byte[SMALL]);
    static final WireFrame LARGE_BINARY = WireFrame.of(WireFrame.BINARY, new byte[LARGE]);
    static final WireFrame HUGE_BINARY = WireFrame.of(WireFrame.BINARY, new byte[HUGE]);
  }

  /** Sizes of objects as HotSpot lays them out with compressed class pointers. */
  private static final class Heap {
    private static final int STRING_HEADER = 24;
    private static final int ARRAY_HEADER = 16;
    private static final int ALIGNMENT = 8;

    static int string(int latin1) {
      return STRING_HEADER + array(latin1);
    }

    static int array(int bytes) {
      return (ARRAY_HEADER + bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
  }
}
