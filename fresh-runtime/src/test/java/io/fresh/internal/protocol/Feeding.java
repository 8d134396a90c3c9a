// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A way to cut a stream into reads. */
record Feeding(String name, boolean direct, List<Integer> cuts) {

  private static final int RANDOM_SPLITS = 8;

  /** Whole, byte by byte, and at random with fixed seeds; each from the heap and from outside of it. */
  static List<Feeding> all(int length) {
    List<Feeding> all = new ArrayList<>();
    for (boolean direct : new boolean[] {false, true}) {
      all.add(new Feeding("whole", direct, List.of()));
      all.add(byteByByte(length, direct));
      for (int seed = 0; seed < RANDOM_SPLITS; seed++) {
        all.add(atRandom(length, seed, direct));
      }
    }
    return all;
  }

  /** Whole and at random only, for streams of which each byte alone would take minutes. */
  static List<Feeding> coarse(int length) {
    return all(length).stream().filter(feeding -> feeding.cuts().size() < 100).toList();
  }

  private static Feeding byteByByte(int length, boolean direct) {
    List<Integer> cuts = new ArrayList<>();
    for (int cut = 1; cut < length; cut++) {
      cuts.add(cut);
    }
    return new Feeding("byte by byte", direct, cuts);
  }

  private static Feeding atRandom(int length, int seed, boolean direct) {
    Random random = new Random(seed);
    List<Integer> cuts = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0 && length > 1; i--) {
      cuts.add(1 + random.nextInt(length - 1));
    }
    Collections.sort(cuts);
    return new Feeding("split at random, seed " + seed, direct, cuts);
  }

  @Override
  public String toString() {
    return name + (direct ? ", direct" : ", heap");
  }
}
