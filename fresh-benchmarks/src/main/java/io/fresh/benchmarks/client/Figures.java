// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was measured, by name. Goes from the client's process to the launcher as one line, {@code RESULT workload=echo-1 cpu-ns=42.0 …}, so that
 * no library is needed on the client's side.
 *
 * @param workload its name
 * @param values the figures; their units are in their names
 */
public record Figures(String workload, Map<String, Double> values) {

  /** CPU time in nanoseconds per message, round trip or connection. */
  public static final String CPU = "cpu-ns";

  /** How many messages, round trips or connections were measured and checked. */
  public static final String COUNT = "count";

  /** Bytes allocated per message by the threads of Java. */
  public static final String ALLOCATED = "allocated-bytes";

  /** Half of the round trips took less. */
  public static final String P50 = "p50-ns";

  /** Bytes of heap per connection. */
  public static final String HEAP = "heap-bytes";

  /** Bytes of resident memory per connection. */
  public static final String RSS = "rss-bytes";

  /** How long the load ran before it was measured, in milliseconds. */
  public static final String WARM_UP = "warm-up-ms";

  /** How long the JIT compiled while it was measured, in milliseconds: much of it tells that the process was not warm. */
  public static final String COMPILED = "compiled-ms";

  private static final String RESULT = "RESULT ";
  private static final String NAME = "workload=";

  public Figures {
    values = Map.copyOf(values);
  }

  String toLine() {
    return RESULT
        + NAME
        + workload
        + new TreeMap<>(values)
            .entrySet().stream()
                .map(value -> " " + value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining());
  }

  public static boolean isLine(String line) {
    return line.startsWith(RESULT + NAME);
  }

  public static Figures ofLine(String line) {
    String[] words = line.split(" ");
    return new Figures(
        words[1].substring(NAME.length()),
        Arrays.stream(words)
            .skip(2)
            .map(word -> word.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1]))));
  }
}
