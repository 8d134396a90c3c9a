// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Options;
import io.fresh.spi.Clients;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A program that opens connections to an {@link io.fresh.testing.CrowdServer}, exchanges messages on all of them, lets them be idle, and prints what the
 * process holds at each stage. It takes as long as the connections need to hibernate, and half a minute.
 */
final class IdleConnections {

  private static final int LARGE = 256 << 10;
  private static final int SMALL = 100;
  private static final int SMALL_MESSAGES = 200;

  /** How many connections exchange messages at a time. */
  private static final int AT_A_TIME = 50;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String uri;
  private final Options options;
  private final int count;
  private final List<Connection> connections = new ArrayList<>();
  private final Semaphore answers = new Semaphore(0);

  private IdleConnections(String uri, int count, Duration hibernateAfter) {
    this.uri = uri;
    this.count = count;
    this.options =
        Options.builder()
            .hibernateAfter(hibernateAfter)
            .pingInterval(Duration.ZERO)
            .infoLogging(false)
            .build();
  }

  /** Arguments: the server's URI, how many connections, and seconds until they hibernate, or 0. */
  public static void main(String[] arguments) throws Exception {
    Duration hibernateAfter = Duration.ofSeconds(Long.parseLong(arguments[2]));
    new IdleConnections(arguments[0], Integer.parseInt(arguments[1]), hibernateAfter)
        .run(hibernateAfter);
  }

  private void run(Duration hibernateAfter) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%d connections, hibernateAfter %s%n",
        count,
        hibernateAfter.toSeconds() + " s");
    Footprint empty = Footprint.now();
    for (int i = 0; i < count; i++) {
      connections.add(Clients.start(new Client(), uri, options));
    }
    for (Connection connection : connections) {
      connection.opened().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    report("open, no message yet", empty);
    exchange();
    report("after messages", empty);
    TimeUnit.SECONDS.sleep(hibernateAfter.toSeconds() + 5);
    report(hibernateAfter.isZero() ? "5 s later" : "hibernating", empty);
    exchange();
    report("after messages again", empty);
    connections.forEach(Connection::stop);
    for (Connection connection : connections) {
      ExitReason reason = connection.awaitTermination();
      if (!(reason instanceof ExitReason.Normal)) {
        throw new IllegalStateException("Expected connections to last, one ended: " + reason);
      }
    }
  }

  /** A large message and a burst of small ones on each connection, and all their echoes. */
  private void exchange() throws InterruptedException {
    ByteBuffer large = ByteBuffer.allocate(LARGE);
    ByteBuffer small = ByteBuffer.allocate(SMALL);
    for (int from = 0; from < count; from += AT_A_TIME) {
      int awaited = 0;
      for (Connection connection : connections.subList(from, Math.min(count, from + AT_A_TIME))) {
        for (int i = 0; i <= SMALL_MESSAGES; i++) {
          if (!connection.send((i == 0 ? large : small).duplicate())) {
            throw new IllegalStateException("Expected room for a message");
          }
          awaited++;
        }
      }
      if (!answers.tryAcquire(awaited, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("Expected all echoes");
      }
    }
  }

  private void report(String stage, Footprint empty) throws IOException {
    Footprint now = Footprint.now();
    System.out.printf(
        Locale.ROOT,
        "%-20s | a connection: heap %5d B, RSS %6d B | process: heap %3d MiB, pools %5d KiB in the heap"
            + " and %5d KiB outside, RSS %3d MiB%n",
        stage,
        (now.heap() - now.pooledHeap() - empty.heap() + empty.pooledHeap()) / count,
        (now.rss() - empty.rss()) / count,
        now.heap() >> 20,
        now.pooledHeap() >> 10,
        now.pooledDirect() >> 10,
        now.rss() >> 20);
  }

  /** Checks what comes back, and counts it. */
  private final class Client extends Dispatcher {
    Client() {
      super(new Object(), MessageForm.NONE, MessageForm.BUFFER);
    }

    @Override
    public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) {
      if (binary.remaining() != LARGE && binary.remaining() != SMALL) {
        throw new IllegalStateException("Expected a whole message, was " + binary.remaining());
      }
      answers.release();
    }
  }
}
