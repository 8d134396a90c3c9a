// SPDX-License-Identifier: MIT
package io.fresh.scale;

import java.util.List;

/**
 * What a message has cost.
 *
 * @param how it was sent or received
 * @param mebibytes how large it is
 * @param heap what was allocated for it in the heap, in bytes
 * @param outside what was held for it outside of the heap, in bytes
 */
record Measured(String how, int mebibytes, long heap, long outside) {

  static Measured of(String how, int mebibytes, Cost cost) {
    return new Measured(how, mebibytes, cost.heap(), cost.outside());
  }

  static Measured parse(String line) {
    List<String> parts = List.of(line.split(";"));
    return new Measured(
        parts.get(0),
        Integer.parseInt(parts.get(1)),
        Long.parseLong(parts.get(2)),
        Long.parseLong(parts.get(3)));
  }

  long bytes() {
    return heap + outside;
  }

  /** In a form that can be parsed. */
  @Override
  public String toString() {
    return String.join(
        ";", how, Integer.toString(mebibytes), Long.toString(heap), Long.toString(outside));
  }
}
