// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.FreshException;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.spi.Clients;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of the application are handled in order and in any state, and are bounded in number. */
class TellTest {

  private static final Options PATIENT =
      Options.builder()
          .backoffInitial(Duration.ofHours(1))
          .backoffMax(Duration.ofHours(1))
          .errorLogging(false)
          .build();

  private final CountDownLatch sayNothingMore = new CountDownLatch(1);
  private Connection connection;

  @AfterEach
  void end() throws InterruptedException {
    sayNothingMore.countDown();
    connection.stop();
    connection.awaitTermination();
  }

  @Test
  void isHandledWhileUpgrading() {
    try (ScriptedServer silent = ScriptedServer.listen()) {
      assertHandled(start(new Probe(), silent.uri()));
    }
  }

  @Test
  void isHandledWhileWaiting() {
    try (RefusedPort port = RefusedPort.hold()) {
      Probe client = start(new Probe(), port.uri());
      client.awaitError();
      assertHandled(client);
    }
  }

  @Test
  void isHandledWhileIdle() {
    Probe ignoring =
        new Probe() {
          @Override
          public void onError(Connection ignored, FreshException error, Verdict verdict)
              throws Throwable {
            super.onError(ignored, error, verdict);
            verdict.recovery(Recovery.ignore());
          }
        };
    try (RefusedPort port = RefusedPort.hold()) {
      start(ignoring, port.uri()).awaitError();
      assertHandled(ignoring);
    }
  }

  @Test
  void isHandledWhileOpenAndWhileClosing() {
    try (ScriptedServer server = mute()) {
      Probe client = start(new Probe(), server.uri());
      Patience.get(connection.opened(), "an open connection");
      assertHandled(client);

      connection.close(1000, "");
      assertHandled(client);
      end(server);
    }
  }

  @Test
  void isNotAcceptedOnceStopped() {
    try (ScriptedServer server = mute()) {
      start(new Probe(), server.uri());
      Patience.get(connection.opened(), "an open connection");
      connection.stop();

      assertThat(connection.tell("late")).isFalse();
      end(server);
      Patience.get(connection.terminated(), "the end");
      assertThat(connection.tell("later")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void isNotAcceptedWhileTheMailboxIsFull(int capacity) {
    CountDownLatch handling = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Probe slow =
        new Probe() {
          @Override
          public void onInfo(Connection mine, Object message, Outbox outbox) throws Throwable {
            handling.countDown();
            Patience.await(goOn, "leave to go on");
            super.onInfo(mine, message, outbox);
          }
        };
    try (ScriptedServer silent = ScriptedServer.listen()) {
      start(
          slow,
          silent.uri(),
          Options.builder().mailboxMessages(capacity).errorLogging(false).build());
      assertThat(connection.tell(0)).isTrue();
      Patience.await(handling, "the first message to be handled");
      for (int i = 1; i <= capacity; i++) {
        assertThat(connection.tell(i)).isTrue();
      }
      assertThat(connection.tell("one too many")).isFalse();

      goOn.countDown();
      IntStream.rangeClosed(0, capacity).forEach(i -> assertThat(slow.awaitInfo()).isEqualTo(i));
      assertThat(connection.tell("room again")).isTrue();
      assertThat(slow.awaitInfo()).isEqualTo("room again");
    }
  }

  @Test
  void handlerThatTellsItselfLeavesTheSocketItsTurn() {
    AtomicInteger turns = new AtomicInteger();
    Probe busy =
        new Probe() {
          @Override
          public void onInfo(Connection mine, Object message, Outbox outbox) {
            turns.incrementAndGet();
            mine.tell(message);
          }
        };
    ScriptedServer.Script greeting =
        peer -> {
          peer.acceptUpgrade();
          peer.expectText("are you there?");
          peer.text("still reading");
          peer.expectClose(1000);
          peer.close(1000, "");
        };
    try (ScriptedServer server = ScriptedServer.run(greeting)) {
      start(busy, server.uri());
      connection.tell("again and again");
      Patience.get(connection.opened(), "an open connection");
      connection.send("are you there?");

      assertThat(busy.awaitText()).isEqualTo("still reading");
      assertThat(turns).hasPositiveValue();
      connection.stop();
      server.awaitScripts();
    }
  }

  private Probe start(Probe client, URI uri) {
    return start(client, uri, PATIENT);
  }

  private Probe start(Probe client, URI uri, Options options) {
    connection = Clients.start(client, uri.toString(), options);
    return client;
  }

  private void assertHandled(Probe client) {
    assertThat(connection.tell("one")).isTrue();
    assertThat(connection.tell("two")).isTrue();
    assertThat(client.awaitInfo()).isEqualTo("one");
    assertThat(client.awaitInfo()).isEqualTo("two");
  }

  /** Accepts the connection, and says nothing until the test ends. */
  private ScriptedServer mute() {
    return ScriptedServer.run(
        peer -> {
          peer.acceptUpgrade();
          Patience.await(sayNothingMore, "the end of the test");
          peer.expectClose(1000);
          peer.close(1000, "");
        });
  }

  private void end(ScriptedServer server) {
    sayNothingMore.countDown();
    server.awaitScripts();
  }
}
