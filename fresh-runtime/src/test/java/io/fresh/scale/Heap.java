// SPDX-License-Identifier: MIT
package io.fresh.scale;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

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

  private static final int COLUMNS = 4;

  static Heap now() {
    histogram(); // what waits for a finalizer or a cleaner is gone with the second
    Map<String, Live> classes = new HashMap<>();
    histogram()
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(columns -> columns.length >= COLUMNS && columns[0].endsWith(":"))
        .forEach(
            columns ->
                classes.merge(
                    columns[3],
                    new Live(Long.parseLong(columns[1]), Long.parseLong(columns[2])),
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

  private static String histogram() {
    try {
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()}));
    } catch (JMException e) {
      throw new AssertionError("Every JDK has this command", e);
    }
  }
}
