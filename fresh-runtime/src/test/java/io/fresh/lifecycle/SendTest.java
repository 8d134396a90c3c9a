// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.Frame;
import io.fresh.Options;
import io.fresh.TransportOptions;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is accepted arrives, in the order of each thread; what cannot be held is not accepted. */
class SendTest {

  @RegisterExtension final Connections connections = new Connections();

  private static final int THREADS = 4;
  private static final int MESSAGES = 500;

  /** Far more than the sockets and the queue hold. */
  private static final int ATTEMPTS = 100_000;

  @Test
  void framesOfManyThreadsArriveInTheOrderOfEach() {
    LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    ScriptedServer.Script collecting =
        peer -> {
          peer.acceptUpgrade();
          for (int i = 0; i < THREADS * MESSAGES; i++) {
            arrived.add(peer.expectFrame().text());
          }
          peer.expectClose(1000);
          peer.close(1000, "");
        };
    Options roomy =
        Options.builder()
            .transport(TransportOptions.builder().outboundMessages(THREADS * MESSAGES).build())
            .build();
    try (ScriptedServer server = ScriptedServer.run(collecting)) {
      Connection connection = open(server, roomy);
      List<CompletableFuture<Void>> threads =
          IntStream.range(0, THREADS)
              .mapToObj(thread -> CompletableFuture.runAsync(() -> sendAll(connection, thread)))
              .toList();
      threads.forEach(thread -> Patience.get(thread, "the sends"));
      connection.stop();
      server.awaitScripts();
    }

    assertThat(arrived).hasSize(THREADS * MESSAGES);
    for (int thread = 0; thread < THREADS; thread++) {
      String mine = thread + ":";
      assertThat(arrived.stream().filter(text -> text.startsWith(mine)))
          .containsExactlyElementsOf(IntStream.range(0, MESSAGES).mapToObj(i -> mine + i).toList());
    }
  }

  private static void sendAll(Connection connection, int thread) {
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(connection.send(thread + ":" + i)).isTrue();
    }
  }

  @Test
  void messagesForAPeerThatDoesNotReadAreBoundedInNumber() {
    assertBounded(
        TransportOptions.builder().outboundMessages(10).build(), ByteBuffer.allocate(32 << 10));
  }

  @Test
  void messagesForAPeerThatDoesNotReadAreBoundedInBytes() {
    assertBounded(
        TransportOptions.builder().outboundBytes(1 << 20).build(), ByteBuffer.allocate(100 << 10));
  }

  /** Sends until there is no room, lets the peer read, and finds room again. */
  private void assertBounded(TransportOptions transport, ByteBuffer message) {
    List<WireFrame> arrived = new ArrayList<>();
    CompletableFuture<Integer> accepted = new CompletableFuture<>();
    ScriptedServer.Script late =
        peer -> {
          peer.acceptUpgrade();
          int expected = Patience.get(accepted, "the sends");
          while (arrived.size() < expected) {
            WireFrame frame = peer.expectFrame();
            if (frame.fin()) {
              arrived.add(frame);
            }
          }
          peer.text("all read");
          peer.expectText("room again");
          peer.expectClose(1000);
          peer.close(1000, "");
        };
    try (ScriptedServer server = ScriptedServer.run(late)) {
      Probe client = new Probe();
      Connection connection = open(client, server, Options.builder().transport(transport).build());
      int count = 0;
      while (count < ATTEMPTS && connection.send(message)) {
        count++;
      }
      assertThat(count).isLessThan(ATTEMPTS);
      assertThat(connection.isOpen()).isTrue();
      assertThat(message.remaining()).isEqualTo(message.capacity());
      accepted.complete(count);

      assertThat(client.awaitText()).isEqualTo("all read");
      assertThat(connection.send("room again")).isTrue();
      connection.stop();
      server.awaitScripts();
    }
  }

  @Test
  void messageThatCanNeverFitIsNotAccepted() {
    Options small =
        Options.builder()
            .transport(TransportOptions.builder().outboundBytes(1 << 20).build())
            .build();
    ScriptedServer.Script reading =
        peer -> {
          peer.acceptUpgrade();
          peer.expectText("fits");
          peer.expectClose(1000);
          peer.close(1000, "");
        };
    try (ScriptedServer server = ScriptedServer.run(reading)) {
      Connection connection = open(server, small);

      assertThat(connection.send(ByteBuffer.allocate(1 << 20))).isFalse();
      assertThat(connection.send("x".repeat(1 << 20))).isFalse();
      assertThat(connection.send("fits")).isTrue();
      connection.stop();
      server.awaitScripts();
    }
  }

  @Test
  void nothingIsAcceptedWhileNotOpen() {
    try (ScriptedServer silent = ScriptedServer.listen()) {
      Connection connection =
          connections.start(new Probe(), silent.uri().toString(), Options.defaults());

      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.send("early")).isFalse();
      assertThat(connection.send(ByteBuffer.allocate(1))).isFalse();
      assertThat(connection.send(Frame.ping())).isFalse();
      connection.stop();
      Patience.get(connection.terminated(), "the end");
      assertThat(connection.send("late")).isFalse();
    }
  }

  @Test
  void nothingIsAcceptedOnceACloseIsAskedFor() {
    CountDownLatch asked = new CountDownLatch(1);
    ScriptedServer.Script goodbye =
        peer -> {
          peer.acceptUpgrade();
          peer.expectText("before");
          peer.expectClose(4000);
          Patience.await(asked, "the sends after the Close");
          peer.close(4000, "");
        };
    try (ScriptedServer server = ScriptedServer.run(goodbye)) {
      Connection connection = open(server, Options.defaults());
      assertThat(connection.send("before")).isTrue();
      connection.close(4000, "");

      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.send("after")).isFalse();
      asked.countDown();
      Patience.get(connection.terminated(), "the end");
      server.awaitScripts();
    }
  }

  private Connection open(ScriptedServer server, Options options) {
    return open(new Probe(), server, options);
  }

  private Connection open(Probe client, ScriptedServer server, Options options) {
    Connection connection = connections.start(client, server.uri().toString(), options);
    return Patience.get(connection.opened(), "an open connection");
  }
}
