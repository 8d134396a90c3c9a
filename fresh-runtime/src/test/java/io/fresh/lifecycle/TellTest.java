// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.FreshException;
import io.fresh.Headers;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of the application are handled in order and in any state, and are bounded in number. */
class TellTest {

  @RegisterExtension final Connections connections = new Connections();

  private static final int ROUNDS = 500;

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
  void isHandledWhileTheSuppliersAreAsked() {
    CountDownLatch supply = new CountDownLatch(1);
    Options slow =
        PATIENT.toBuilder()
            .headersFrom(
                () -> {
                  Patience.await(supply, "the end of the test");
                  return Headers.empty();
                })
            .build();
    try (ScriptedServer silent = ScriptedServer.listen()) {
      assertHandled(start(new Probe(), silent.uri(), slow));
    } finally {
      supply.countDown();
    }
  }

  @Test
  void isHandledWhileConnecting() {
    try (ScriptedServer withoutTls = ScriptedServer.listen()) {
      assertHandled(
          start(new Probe(), URI.create("wss://127.0.0.1:" + withoutTls.uri().getPort() + "/")));
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

  /** What is told before the server can know of it is handled before what the server answers. */
  @Test
  void isHandledInOrderWithFrames() {
    ScriptedServer.Script echo =
        peer -> {
          peer.acceptUpgrade();
          for (int i = 0; i < ROUNDS; i++) {
            peer.expectText("ask " + i);
            peer.text("answer " + i);
          }
          peer.expectClose(1000);
          peer.close(1000, "");
        };
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(ROUNDS);
    Probe both =
        new Probe() {
          @Override
          public void onInfo(Connection mine, Object message, Outbox outbox) {
            order.add("told " + message);
          }

          @Override
          public void onText(Connection mine, String text, Outbox outbox) {
            order.add(text);
            done.countDown();
          }
        };
    List<String> expected = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.run(echo)) {
      start(both, server.uri());
      Patience.get(connection.opened(), "an open connection");
      for (int i = 0; i < ROUNDS; i++) {
        while (!connection.tell(i)) {
          Thread.onSpinWait(); // the mailbox is full
        }
        connection.send("ask " + i);
        expected.add("told " + i);
        expected.add("answer " + i);
      }
      Patience.await(done, "all answers");
      assertThat(order)
          .containsExactlyInAnyOrderElementsOf(expected)
          .satisfies(TellTest::assertToldBeforeAnswered);
      connection.stop();
      server.awaitScripts();
    }
  }

  @Test
  void answerWhileNotOpenIsCastingFailed() {
    Probe answering =
        new Probe() {
          @Override
          public void onInfo(Connection mine, Object message, Outbox outbox) {
            outbox.text("nobody is there");
          }
        };
    try (ScriptedServer silent = ScriptedServer.listen()) {
      start(answering, silent.uri());
      connection.tell("say something");
      assertThat(answering.awaitError()).isInstanceOf(FreshException.CastingFailed.class);
    }
  }

  @Test
  void isLoggedOncePerTypeIfNoHandlerTakesIt() {
    Dispatcher deaf = new Dispatcher(new Object(), MessageForm.NONE, MessageForm.NONE) {};
    try (LogLines lines = new LogLines(Level.WARN);
        ScriptedServer silent = ScriptedServer.listen()) {
      connection = connections.start(deaf, silent.uri().toString(), Options.defaults());
      connection.tell("s3cr3t");
      connection.tell("another");
      connection.tell(1);

      assertThat(lines.await("the first type")).contains("java.lang.String").doesNotContain("s3c");
      assertThat(lines.await("the other type")).contains("java.lang.Integer");
      connection.stop();
      Patience.get(connection.terminated(), "the end");
      assertThat(lines.texts()).hasSize(2).allMatch(line -> line.startsWith(connection + ": "));
    }
  }

  @Test
  void isNeverLostSilently() {
    CountDownLatch handling = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Probe slow =
        new Probe() {
          @Override
          public void onInfo(Connection mine, Object message, Outbox outbox) {
            handling.countDown();
            Patience.await(goOn, "leave to go on");
          }
        };
    try (LogLines lines = new LogLines(Level.WARN);
        ScriptedServer silent = ScriptedServer.listen()) {
      start(slow, silent.uri(), Options.defaults());
      connection.tell(0);
      Patience.await(handling, "the first message to be handled");
      IntStream.rangeClosed(1, 5).forEach(connection::tell);
      connection.tell("s3cr3t");
      connection.stop();
      goOn.countDown();
      Patience.get(connection.terminated(), "the end");

      assertThat(lines.texts())
          .containsExactly(
              connection
                  + ": has ended before the turn of 6 accepted messages of tell, which are dropped;"
                  + " types: java.lang.Integer, java.lang.String");
    }
  }

  /** Whoever was told "accepted" finds the message handled, or counted in the one line about the rest. */
  @Test
  void acceptedIsHandledOrCountedWhateverRacesWithTheEnd() {
    try (LogLines lines = new LogLines(Level.WARN);
        ScriptedServer silent = ScriptedServer.listen()) {
      for (int round = 0; round < 300; round++) {
        AtomicInteger handled = new AtomicInteger();
        Probe counting =
            new Probe() {
              @Override
              public void onInfo(Connection mine, Object message, Outbox outbox) {
                handled.incrementAndGet();
              }
            };
        start(counting, silent.uri(), Options.defaults());
        Connection mine = connection;
        CompletableFuture<Integer> accepted = CompletableFuture.supplyAsync(() -> tellAll(mine));
        for (int pause = round % 50; pause > 0; pause--) {
          Thread.onSpinWait();
        }
        if (round % 2 == 0) {
          mine.stop();
        } else {
          mine.kill();
        }
        Patience.get(mine.terminated(), "the end");
        assertThat(handled.get() + counted(lines, mine))
            .isEqualTo(Patience.get(accepted, "the teller to be refused"));
      }
    }
  }

  private static void assertToldBeforeAnswered(List<? extends String> order) {
    assertThat(order.stream().filter(line -> line.startsWith("told")).toList())
        .isEqualTo(IntStream.range(0, ROUNDS).mapToObj(i -> "told " + i).toList());
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(order.indexOf("told " + i)).isLessThan(order.indexOf("answer " + i));
    }
  }

  private static int tellAll(Connection connection) {
    int accepted = 0;
    for (int i = 0; i < 2_000; i++) {
      accepted += connection.tell(i) ? 1 : 0;
    }
    return accepted;
  }

  private static int counted(LogLines lines, Connection ended) {
    Pattern line =
        Pattern.compile(Pattern.quote(ended + ": ") + "has ended before the turn of (\\d+) .*");
    return lines.texts().stream()
        .map(line::matcher)
        .filter(Matcher::matches)
        .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
        .sum();
  }

  private Probe start(Probe client, URI uri) {
    return start(client, uri, PATIENT);
  }

  private Probe start(Probe client, URI uri, Options options) {
    connection = connections.start(client, uri.toString(), options);
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
