// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fresh.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Figures of floors that were written by somebody else, and of raw TCP on a machine of the kind that they were measured on: by these one can tell
 * whether our floors are floors.
 *
 * @param about whose figures, and of when
 * @param values by row, then by client
 */
record Reference(String about, Map<Row, Map<ClientKind, Double>> values) {

  private static final String RESOURCE = "reference.json";

  Reference {
    values = Map.copyOf(values);
  }

  /** That of the file; the one that is part of this module if there is none. */
  static Reference of(Optional<Path> file) throws IOException {
    try (InputStream in =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : Objects.requireNonNull(Reference.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return of(new ObjectMapper().readTree(in));
    }
  }

  private static Reference of(JsonNode root) {
    Map<Row, Map<ClientKind, Double>> values = new HashMap<>();
    for (JsonNode node : root.path("rows")) {
      Row row = new Row(Workload.of(node.path("workload").asText()), node.path("figure").asText());
      values.put(row, clients(node));
    }
    return new Reference(root.path("about").asText(), values);
  }

  private static Map<ClientKind, Double> clients(JsonNode row) {
    Map<ClientKind, Double> clients = new HashMap<>();
    for (ClientKind client : ClientKind.values()) {
      if (row.has(client.id())) {
        clients.put(client, row.path(client.id()).asDouble());
      }
    }
    return clients;
  }

  OptionalDouble value(Row row, ClientKind client) {
    Double value = values.getOrDefault(row, Map.of()).get(client);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * What raw TCP took at most where the floors were measured. It was not measured beside them, but does nothing that they do not do: so it took
   * no more than either, nor, as far as we know the machine, more than here.
   */
  OptionalDouble rawTcp(Row row) {
    if (value(row, ClientKind.RAW_TCP).isEmpty()) {
      return OptionalDouble.empty();
    }
    return Stream.of(ClientKind.RAW_TCP, ClientKind.FLOOR_NIO, ClientKind.FLOOR_NETTY)
        .map(client -> value(row, client))
        .flatMapToDouble(OptionalDouble::stream)
        .min();
  }
}
