// SPDX-License-Identifier: MIT
package io.fresh;

import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.testing.Patience;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the connections of a test; at its end, stops them and looks back at the whole life of each. */
public final class Connections implements AfterEachCallback {

  private record Started(Watched client, Connection connection) {}

  private final Queue<Started> all = new ConcurrentLinkedQueue<>();

  /** Starts a client, as generated code does. */
  public Connection start(Dispatcher client, String uri, Options options) {
    return started(client, watched -> Clients.start(watched, uri, options));
  }

  /** Starts a client that is linked to what is running or open here, as generated code does. */
  public Connection startLink(Dispatcher client, String uri, Options options) {
    return started(client, watched -> Clients.startLink(watched, uri, options));
  }

  /** Starts a linked client, as generated code does. */
  public Connection startLink(Link link, Dispatcher client, String uri, Options options) {
    return started(client, watched -> Clients.startLink(link, watched, uri, options));
  }

  private Connection started(Dispatcher client, Function<Watched, Connection> start) {
    Watched watched = new Watched(client);
    Connection connection = start.apply(watched);
    all.add(new Started(watched, connection));
    return connection;
  }

  /** Stops what has not ended yet. */
  public void verify() {
    all.forEach(started -> started.connection().stop());
    for (Started started : all) {
      Patience.get(started.connection().terminated(), "the end of a connection");
      started.client().verifyLife();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    verify();
  }
}
