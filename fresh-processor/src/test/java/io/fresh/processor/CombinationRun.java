// SPDX-License-Identifier: MIT
package io.fresh.processor;

import io.fresh.spi.Dispatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;

/** All combinations, dealt out to clients, compiled a few hundred clients at a time. */
final class CombinationRun {

  /** So many a run: javac holds them all in memory. */
  private static final int CLIENTS = 600;

  /** How many handlers of one client go by codes. */
  private static final int CODES = 4;

  private final List<ClientOfCombinations> clients;
  private final Map<ClientOfCombinations, ClientRun> compiled = new HashMap<>();

  private CombinationRun(List<ClientOfCombinations> clients) {
    this.clients = clients;
  }

  static CombinationRun compile(List<Combination> combinations) {
    List<ClientOfCombinations> clients = new ArrayList<>();
    deal(combinations, false, clients);
    deal(combinations, true, clients);
    CombinationRun run = new CombinationRun(List.copyOf(clients));
    for (int i = 0; i < clients.size(); i += CLIENTS) {
      run.compileOnce(clients.subList(i, Math.min(i + CLIENTS, clients.size())));
    }
    return run;
  }

  private static void deal(
      List<Combination> combinations, boolean stateful, List<ClientOfCombinations> clients) {
    Map<HandlerKind, Deque<Combination>> left = new EnumMap<>(HandlerKind.class);
    for (Combination combination : combinations) {
      if (combination.stateful() == stateful) {
        left.computeIfAbsent(combination.kind(), kind -> new ArrayDeque<>()).add(combination);
      }
    }
    while (!left.isEmpty()) {
      ClientOfCombinations client = new ClientOfCombinations(clients.size(), stateful);
      left.forEach(
          (kind, queue) -> {
            for (int i = kind.isByCode() ? CODES : 1; i > 0 && !queue.isEmpty(); i--) {
              client.add(queue.remove());
            }
          });
      left.values().removeIf(Deque::isEmpty);
      clients.add(client);
    }
  }

  private void compileOnce(List<ClientOfCombinations> some) {
    ClientRun run =
        ClientRun.compile(
            some.stream().map(ClientOfCombinations::source).toArray(JavaFileObject[]::new));
    some.forEach(client -> compiled.put(client, run));
  }

  List<PlacedHandler> handlers() {
    return clients.stream().flatMap(client -> client.handlers().stream()).toList();
  }

  /** A dispatcher for a new object of the client, which does as the script says. */
  Dispatcher start(PlacedHandler handler, Kit.Script script, Kit.State state) {
    ClientOfCombinations client = handler.client();
    ClientRun run = compiled.get(client);
    Object object = run.create(client.binaryName(), script);
    return handler.combination().stateful()
        ? run.start(client.generatedName(), object, "ws://localhost", state)
        : run.start(client.generatedName(), object, "ws://localhost");
  }
}
