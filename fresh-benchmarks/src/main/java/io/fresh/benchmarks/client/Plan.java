// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import io.fresh.benchmarks.workload.Workload;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a client's process is asked to do, as it stands in its arguments.
 *
 * @param adapter the class of the client
 * @param port where the server is
 * @param addresses on how many addresses from 127.0.0.1 on it is
 * @param warmUp how long each workload runs before it is measured
 * @param time how long it is measured
 * @param connections how many connections are held idle
 * @param workloads one after the other
 */
public record Plan(
    String adapter,
    int port,
    int addresses,
    Duration warmUp,
    Duration time,
    int connections,
    List<Workload> workloads) {

  public Plan {
    workloads = List.copyOf(workloads);
  }

  public List<String> toArguments() {
    String names = String.join(",", workloads.stream().map(Workload::id).toList());
    return List.of(
        adapter,
        Integer.toString(port),
        Integer.toString(addresses),
        Long.toString(warmUp.toMillis()),
        Long.toString(time.toMillis()),
        Integer.toString(connections),
        names);
  }

  static Plan of(String[] arguments) {
    return new Plan(
        arguments[0],
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        Duration.ofMillis(Long.parseLong(arguments[3])),
        Duration.ofMillis(Long.parseLong(arguments[4])),
        Integer.parseInt(arguments[5]),
        Arrays.stream(arguments[6].split(",")).map(Workload::of).toList());
  }

  /** The server, at one of its addresses in turn. */
  URI uri(Workload workload, int number) {
    return URI.create(
        "ws://127.0.0.%d:%d/%s".formatted(1 + number % addresses, port, workload.id()));
  }
}
