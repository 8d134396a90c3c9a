// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import ch.qos.logback.classic.Level;
import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.Handshake;
import io.fresh.LogLines;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens connections that send a burst each, and are idle then. Its last line says by how many bytes the live arrays of references have
 * grown by that; the argument is after how many milliseconds a connection hibernates, or 0.
 */
final class Bursts {

  static final int CONNECTIONS = 50;
  static final int MESSAGES = 1_000;

  /** What is marked like this has a place of its own in the queue, small as it is. */
  private static final Frame UNBATCHED = Frame.text("m").uncompressed();

  private static final class Bursting extends Dispatcher {
    Bursting() {
      super(new Object(), MessageForm.NONE, MessageForm.NONE);
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      for (int i = 0; i < MESSAGES; i++) {
        outbox.frame(UNBATCHED);
      }
    }
  }

  private Bursts() {}

  public static void main(String[] arguments) throws Exception {
    Duration hibernateAfter = Duration.ofMillis(Long.parseLong(arguments[0]));
    Options.Builder options = Options.builder().errorLogging(false).infoLogging(false);
    try (LogLines lines = new LogLines(Level.DEBUG);
        ScriptedServer server = ScriptedServer.listen()) {
      end(open(server, options.build(), 1)); // what the first one makes for all is there before
      long before = bytesOfArrays();
      List<Connection> connections =
          open(server, options.hibernateAfter(hibernateAfter).build(), CONNECTIONS);
      if (!hibernateAfter.isZero()) {
        awaitHibernation(lines);
      }
      long growth = bytesOfArrays() - before;
      end(connections);
      System.out.println(growth);
    }
  }

  private static List<Connection> open(ScriptedServer server, Options options, int count)
      throws IOException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Connection connection = Clients.start(new Bursting(), server.uri().toString(), options);
      connections.add(connection);
      readBurst(server.accept());
      Patience.get(connection.opened(), "the connection to be open");
    }
    return connections;
  }

  private static void readBurst(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade();
    for (int i = 0; i < MESSAGES; i++) {
      peer.expectText("m");
    }
  }

  private static void end(List<Connection> connections) {
    connections.forEach(Connection::kill);
    connections.forEach(connection -> Patience.get(connection.terminated(), "the end"));
  }

  private static void awaitHibernation(LogLines lines) {
    Set<String> hibernating = new HashSet<>();
    while (hibernating.size() < CONNECTIONS) {
      String line = lines.await("all connections to hibernate");
      if (line.endsWith("hibernates until the next message")) {
        hibernating.add(line);
      }
    }
  }

  /** After a collection. */
  private static long bytesOfArrays() {
    return ClassHistogram.take().stream()
        .filter(line -> line.type().equals("[Ljava.lang.Object;"))
        .mapToLong(ClassHistogram.Line::bytes)
        .findFirst()
        .orElseThrow();
  }
}
