// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.testing.ClassHistogram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What lives in the heap of this process, after a collection.
 *
 * @param bytes in all
 * @param classes by name
 */
record Heap(long bytes, Map<String, Live> classes) {

  /** The objects of a class. */
  record Live(long objects, long bytes) {

    boolean isMoreThan(Live other, int times, int connections) {
      return objects > times * other.objects + connections
          || bytes > times * other.bytes + (long) connections * BYTES_OF_A_PING;
    }
  }

  private static final int BYTES_OF_A_PING = 128;

  static Heap now() {
    ClassHistogram.take(); // what waits for a finalizer or a cleaner is gone with the second
    Map<String, Live> classes = new HashMap<>();
    ClassHistogram.take()
        .forEach(
            line ->
                classes.merge(
                    line.type(),
                    new Live(line.objects(), line.bytes()),
                    (one, other) ->
                        new Live(one.objects + other.objects, one.bytes + other.bytes)));
    long bytes = classes.values().stream().mapToLong(Live::bytes).sum();
    return new Heap(bytes, classes);
  }

  /**
   * The classes that have grown faster than the connections: of which there is more, in objects or in bytes, than so many times as much as
   * before, and one of each connection. That is for what comes and goes: each may have a ping under way now and have had none before.
   */
  List<String> growingFasterThan(Heap before, int times, int connections) {
    return classes.entrySet().stream()
        .filter(each -> each.getValue().isMoreThan(before.of(each.getKey()), times, connections))
        .map(each -> each.getKey() + " " + before.of(each.getKey()) + " to " + each.getValue())
        .toList();
  }

  private Live of(String name) {
    return classes.getOrDefault(name, new Live(0, 0));
  }
}
