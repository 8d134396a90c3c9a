// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.Connection;
import io.fresh.Deflate;
import io.fresh.Options;
import io.fresh.TransportOptions;
import io.fresh.UpgradeOptions;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;

/**
 * A program that receives and sends large messages in many ways, one connection each, and prints a {@link Measured} for each of them and
 * each size. It runs in a JVM of its own, as it reads what whole threads allocate, and bounds what may be allocated outside of the heap.
 */
final class LargeMessages {

  /** After so many mebibytes, classes are loaded and pools filled. */
  private static final int WARM_UP = 1;

  /** Of a message. */
  static final int MEBIBYTES = 64;

  private static final String ACCEPTED = "Sec-WebSocket-Extensions: permessage-deflate";

  private LargeMessages() {}

  /** How a message of some size is sent or received. */
  private interface Exchange {
    Measured of(Content content) throws Exception;
  }

  /** The argument: {@code received} or {@code sent}, as memory outside of the heap is bounded for all that one process does. */
  public static void main(String[] arguments) {
    if (arguments[0].equals("received")) {
      Received.all().forEach(how -> measure(how.kind(), content -> receive(how, content)));
    } else {
      Sent.all().forEach(how -> measure(how.kind(), content -> send(how, content)));
    }
  }

  /** What fails prints no figure, and keeps nobody else from it. */
  private static void measure(Content.Kind kind, Exchange exchange) {
    try {
      exchange.of(new Content(kind, WARM_UP));
      System.out.println(exchange.of(new Content(kind, MEBIBYTES)));
    } catch (Throwable failed) {
      System.err.println("No figure, because of " + failed);
    }
  }

  private static Measured receive(Received how, Content content) throws Exception {
    Receiving client = new Receiving(how, content);
    try (ScriptedServer server = ScriptedServer.listen();
        Started started = Started.by(client, server, how.compressed())) {
      Cost cost = client.countFromHere();
      how.sendAll(started.peer(), content);
      if (!Patience.get(client.whole(), "the message")) {
        throw new AssertionError("Expected the message as it was sent, was another: " + how);
      }
      return Measured.of(how.toString(), content.mebibytes(), cost);
    }
  }

  private static Measured send(Sent how, Content content) throws Exception {
    try (ScriptedServer server = ScriptedServer.listen();
        Started started = Started.by(how.client(), server, how.compressed())) {
      Runnable sending = how.prepared(started.connection(), content);
      Cost cost = new Cost();
      sending.run();
      cost.stopCaller();
      how.readAll(started.peer(), content, cost::takeOutside);
      cost.takeHeap();
      return Measured.of(how.toString(), content.mebibytes(), cost);
    }
  }

  /** Both ends of a connection. */
  private record Started(Connection connection, ScriptedPeer peer) implements AutoCloseable {

    static Started by(Dispatcher client, ScriptedServer server, boolean compressed)
        throws IOException {
      Connection connection = Clients.start(client, server.uri().toString(), options(compressed));
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade(compressed ? new String[] {ACCEPTED} : new String[0]);
      Patience.get(connection.opened(), "an open connection");
      return new Started(connection, peer);
    }

    @Override
    public void close() {
      connection.kill();
      Patience.get(connection.terminated(), "the end");
    }
  }

  private static Options options(boolean compressed) {
    int limit = (MEBIBYTES + 1) << 20;
    Deflate deflate = compressed ? Deflate.on() : Deflate.off();
    return Options.builder()
        .infoLogging(false)
        .upgrade(
            UpgradeOptions.builder()
                .maxFrameBytes(limit)
                .maxMessageBytes(limit)
                .deflate(deflate)
                .build())
        .transport(TransportOptions.builder().outboundBytes(limit).build())
        .build();
  }
}
