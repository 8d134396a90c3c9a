// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.ExitReason;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Threads that tell, a server that sends, and an end that comes at any moment: for clients whose handlers may block. */
class BlockingStressTest {

  private static final int ROUNDS = 120;
  private static final int TEXTS = 200;
  private static final int TOLD = 200;

  /** Small, so that reading stops and goes on many times. */
  private static final Options OPTIONS =
      Options.builder().infoLogging(false).mailboxMessages(16).build();

  /** Of one thread. */
  private record Told(int teller, int number) {}

  /** Looks whether its callbacks overlap, and what comes after the last, is up to {@link Connections}. */
  private static final class Noting extends Dispatcher {
    private final List<String> texts = new ArrayList<>();
    private final List<List<Integer>> told = List.of(new ArrayList<>(), new ArrayList<>());
    private final CountDownLatch enough;

    Noting(int enough) {
      super(new Object(), MessageForm.STRING, MessageForm.NONE);
      this.enough = new CountDownLatch(enough);
    }

    @Override
    public boolean isBlocking() {
      return true;
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      texts.add(text);
      enough.countDown();
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) {
      Told one = (Told) message;
      told.get(one.teller()).add(one.number());
      enough.countDown();
    }
  }

  @RegisterExtension final Connections connections = new Connections();

  @Test
  void whatIsAcceptedIsHandledInOrderOrCountedWheneverTheEndComes() {
    ScriptedServer.Script[] floods = new ScriptedServer.Script[ROUNDS];
    Arrays.fill(floods, (ScriptedServer.Script) BlockingStressTest::flood);
    try (LogLines lines = new LogLines(Level.WARN);
        ScriptedServer server = ScriptedServer.run(floods)) {
      for (int round = 0; round < ROUNDS; round++) {
        Noting client = new Noting(1 + round);
        Connection connection = connections.start(client, server.uri().toString(), OPTIONS);
        CompletableFuture<List<Integer>> first = tell(connection, 0);
        CompletableFuture<List<Integer>> second = tell(connection, 1);
        Patience.await(client.enough, "handlers to have run");
        if (round % 2 == 0) {
          connection.stop(ExitReason.shutdown("" + round));
        } else {
          connection.kill();
        }
        Patience.get(connection.terminated(), "the end");
        assertAllOf(
            client, connection, lines, Patience.get(first, "it"), Patience.get(second, "it"));
      }
    }
  }

  private static void assertAllOf(
      Noting client,
      Connection connection,
      LogLines lines,
      List<Integer> first,
      List<Integer> second) {
    assertThat(client.texts)
        .isEqualTo(IntStream.range(0, client.texts.size()).mapToObj(i -> "" + i).toList());
    List<Integer> firstTold = client.told.get(0);
    List<Integer> secondTold = client.told.get(1);
    assertThat(firstTold).isEqualTo(first.subList(0, firstTold.size()));
    assertThat(secondTold).isEqualTo(second.subList(0, secondTold.size()));
    int handled = firstTold.size() + secondTold.size();
    assertThat(handled + counted(lines, connection)).isEqualTo(first.size() + second.size());
  }

  /** Returns what was accepted. */
  private static CompletableFuture<List<Integer>> tell(Connection connection, int teller) {
    return CompletableFuture.supplyAsync(
        () ->
            IntStream.range(0, TOLD)
                .filter(number -> connection.tell(new Told(teller, number)))
                .boxed()
                .toList());
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

  /** May find that the client has gone before all is sent. */
  private static void flood(ScriptedPeer peer) {
    try {
      peer.acceptUpgrade();
      peer.send(
          IntStream.range(0, TEXTS)
              .mapToObj(i -> WireFrame.text("" + i))
              .toArray(WireFrame[]::new));
      peer.readUntilClose();
      peer.close(1000, "");
    } catch (IOException gone) {
      // It was killed.
    }
  }
}
