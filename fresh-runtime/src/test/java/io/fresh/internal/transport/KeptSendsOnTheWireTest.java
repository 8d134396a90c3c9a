// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.SendBuffer;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The moment in which what was kept is handed to a link. A message that has grown too old without the timer's knowledge marks it: who
 * hears of that runs on the event loop in the midst of it, and lets another thread send.
 */
class KeptSendsOnTheWireTest {

  private static final Duration MAX_AGE = Duration.ofHours(1);

  /** Does once what the test wants when the first link is there; asks for another link when one has ended. */
  private static final class Scripted extends Dispatcher {
    private Consumer<Connection> begin = connection -> {};

    Scripted() {
      super(new Object(), MessageForm.NONE, MessageForm.NONE);
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      Consumer<Connection> once = begin;
      begin = next -> {};
      once.accept(connection);
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) {
      ((CountDownLatch) message).countDown();
    }

    @Override
    public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict) {
      verdict.recovery(Recovery.reconnect());
    }
  }

  private final AtomicLong passed = new AtomicLong();
  private final Environment system = Environment.system();
  private final ClientRuntime runtime =
      new ClientRuntime(
          new Environment(
              () -> System.nanoTime() + passed.get(),
              system.wallClock(),
              system.jitter(),
              system.secrets()),
          IoKind.best());

  private final Options options =
      Options.builder()
          .backoffInitial(Duration.ofMillis(1))
          .errorLogging(false)
          .infoLogging(false)
          .sendBuffer(SendBuffer.of(100, 1 << 20, MAX_AGE))
          .build();

  private final Scripted handlers = new Scripted();
  private final ExecutorService sender = Executors.newSingleThreadExecutor();
  private final List<Boolean> answers = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    sender.shutdown();
  }

  @Test
  void whatIsKeptAfterAReconnectBegunByTheConnectHandlerGoesOverTheNextLink() throws IOException {
    handlers.begin =
        connection -> {
          send(connection, "accepted");
          connection.reconnect();
        };
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = startWithKept(server);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("kept");
        peer.expectText("accepted");
        peer.expectClose(1000);
        peer.close(1000, "");
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("in the midst");
        end(connection, peer);
      }
      assertThat(answers).containsOnly(true);
    }
  }

  @Test
  void whatIsSentAfterACloseByTheConnectHandlerIsRefusedAndWhatCameBeforeGoesOut()
      throws IOException {
    handlers.begin =
        connection -> {
          send(connection, "accepted");
          connection.close(4000, "");
        };
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = startWithKept(server);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("kept");
        peer.expectText("accepted");
        peer.expectClose(4000);
        peer.close(4000, "");
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        Patience.get(connection.opened(), "the next link");
        end(connection, peer);
      }
      assertThat(answers).containsExactly(true, true, false);
    }
  }

  @Test
  void whatIsSentAfterAStopInTheConnectHandlerIsRefusedAndWhatCameBeforeGoesOut()
      throws IOException {
    handlers.begin =
        connection -> {
          send(connection, "accepted");
          connection.stop();
        };
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = startWithKept(server);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("kept");
        peer.expectText("accepted");
        end(connection, peer);
      }
      assertThat(answers).containsExactly(true, true, false);
    }
  }

  @Test
  void whatIsSentWhileTheKeptIsHandedOverGoesBehindWhatHasBeenAccepted() throws IOException {
    handlers.begin = connection -> send(connection, "accepted");
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = startWithKept(server);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("kept");
        peer.expectText("accepted");
        peer.expectText("in the midst");
        end(connection, peer);
      }
      assertThat(answers).containsOnly(true);
    }
  }

  @Test
  void whoHearsThatAMessageWasTooOldSendsBehindWhatIsKeptStill() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = runtime.start(handlers, server.uri().toString(), options);
      try (ScriptedPeer peer = server.accept()) {
        sendTooEarly(connection, () -> connection.send("again"));
        connection.send("kept");
        peer.acceptUpgrade();
        peer.expectText("kept");
        peer.expectText("again");
        end(connection, peer);
      }
    }
  }

  /** With a message that is too old, one that is not, and one that the same thread sends in the midst of the handing over. */
  private Connection startWithKept(ScriptedServer server) {
    Connection connection = runtime.start(handlers, server.uri().toString(), options);
    sendTooEarly(connection, () -> send(connection, "in the midst"));
    send(connection, "kept");
    return connection;
  }

  /** A message that is too old for the next link, though its timer waits for another hour. */
  private void sendTooEarly(Connection connection, Runnable whenTold) {
    connection.sendAsync(Frame.text("old")).thenRun(whenTold);
    CountDownLatch timed = new CountDownLatch(1);
    connection.tell(timed);
    Patience.await(timed, "the timer");
    passed.addAndGet(MAX_AGE.toNanos());
  }

  private void send(Connection connection, String text) {
    answers.add(
        Patience.get(
            CompletableFuture.supplyAsync(() -> connection.send(text), sender), "the send"));
  }

  private static void end(Connection connection, ScriptedPeer peer) throws IOException {
    connection.stop();
    peer.expectClose(1000);
    peer.close(1000, "");
    peer.hangUp();
    Patience.get(connection.terminated(), "the end");
  }
}
