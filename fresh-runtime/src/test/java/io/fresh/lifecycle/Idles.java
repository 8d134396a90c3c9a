// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import io.fresh.Connection;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.testing.ClassHistogram;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Opens connections that are asked for nothing, neither by the application nor by the server. Its lines name the classes of the runtime
 * of which there lives an object for each.
 */
final class Idles {

  static final int CONNECTIONS = 50;

  private static final class Idle extends Dispatcher {
    final CompletableFuture<Handshake> connected = new CompletableFuture<>();

    Idle() {
      super(new Object(), MessageForm.NONE, MessageForm.NONE);
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      connected.complete(handshake);
    }
  }

  private Idles() {}

  public static void main(String[] arguments) throws Exception {
    List<ScriptedPeer> peers = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.listen()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(open(server, peers));
      }
      classesOfAll().forEach(System.out::println);
      connections.forEach(Connection::kill);
      connections.forEach(connection -> Patience.get(connection.terminated(), "the end"));
      peers.forEach(ScriptedPeer::close);
    }
  }

  private static Connection open(ScriptedServer server, List<ScriptedPeer> peers)
      throws IOException {
    Idle idle = new Idle();
    Options options = Options.builder().infoLogging(false).build();
    Connection connection = Clients.start(idle, server.uri().toString(), options);
    ScriptedPeer peer = server.accept();
    peers.add(peer);
    peer.acceptUpgrade();
    Patience.get(idle.connected, "the connection to be open");
    return connection;
  }

  /** After a collection. */
  private static List<String> classesOfAll() {
    return ClassHistogram.take().stream()
        .filter(line -> line.type().startsWith("io.fresh.internal."))
        .filter(line -> line.objects() >= CONNECTIONS)
        .map(line -> line.type().substring(line.type().lastIndexOf('.') + 1))
        .toList();
  }
}
