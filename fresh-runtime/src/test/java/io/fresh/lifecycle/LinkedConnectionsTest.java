// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.EventLoops;
import io.fresh.ExitReason;
import io.fresh.Fresh;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Options;
import io.fresh.TransportOptions;
import io.fresh.spi.Clients;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What linked connections hear of each other's end. */
class LinkedConnectionsTest {

  @RegisterExtension final Connections connections = new Connections();

  private static final int MANY = 10_000;

  private static final ExitReason FAILED = ExitReason.failed(new AssertionError("on purpose"));

  private static final Options QUIET =
      Options.builder().errorLogging(false).infoLogging(false).build();

  /** Takes connections and says nothing, unless the test plays it. */
  private final ScriptedServer server = ScriptedServer.listen();

  private final Probe one = new Probe();
  private final Probe other = new Probe();

  @AfterEach
  void endAll() {
    assertThat(Fresh.shutdown(Patience.LIMIT)).isTrue();
    server.close();
  }

  @Test
  void theEndOfTheFirstEndsTheSecond() {
    Connection first = start(one);
    startLinkedTo(first, other);
    first.stop(FAILED);

    assertThat(other.awaitEnd()).isSameAs(FAILED);
  }

  @Test
  void theEndOfTheSecondEndsTheFirst() {
    startLinkedTo(start(one), other).stop(FAILED);

    assertThat(one.awaitEnd()).isSameAs(FAILED);
  }

  @Test
  void everyReasonButNormalIsPassedOn() {
    for (ExitReason reason :
        List.of(FAILED, ExitReason.killed(), ExitReason.shutdown(""), ExitReason.shutdown("x"))) {
      Probe linked = new Probe();
      Connection ending = start(new Probe());
      startLinkedTo(ending, linked);
      ending.stop(reason);
      assertThat(linked.awaitEnd()).isSameAs(reason);
    }
  }

  @Test
  void aNormalEndOnlyRemovesTheLink() {
    Connection first = start(one);
    Connection second = startLinkedTo(first, other);
    second.stop();
    Patience.get(second.terminated(), "the end");

    assertThat(first.isLinkedTo(second)).isFalse();
    assertThat(second.isLinkedTo(first)).isFalse();
    assertThat(first.tell("still there")).isTrue();
    assertThat(one.awaitInfo()).isEqualTo("still there");
  }

  @Test
  void aKillIsPassedOnAsKilled() {
    Connection first = start(one);
    startLinkedTo(first, other);
    first.kill();

    assertThat(one.awaitEnd()).isEqualTo(ExitReason.killed());
    assertThat(other.awaitEnd()).isEqualTo(ExitReason.killed());
  }

  @Test
  void aHandlerThatThrowsEndsALinkedConnectionWhichSaysGoodbyeToItsServer() throws IOException {
    IllegalStateException thrown = new IllegalStateException("on purpose");
    Connection failing =
        start(
            new Probe() {
              @Override
              public void onText(Connection connection, String text, Outbox outbox) {
                throw thrown;
              }
            });
    ScriptedPeer failingPeer = server.accept();
    failingPeer.acceptUpgrade();
    Connection linked = startLinkedTo(failing, other);
    ScriptedPeer linkedPeer = server.accept();
    linkedPeer.acceptUpgrade();
    Patience.get(linked.opened(), "the linked connection to open");

    failingPeer.text("fail");
    failingPeer.expectClose(1011);
    failingPeer.hangUp();
    assertThat(linkedPeer.expectClose(1000)).isEmpty();
    linkedPeer.close(1000, "");
    linkedPeer.hangUp();

    ExitReason reason = other.awaitEnd();
    assertThat(reason)
        .isSameAs(Patience.get(failing.terminated(), "the end"))
        .isInstanceOfSatisfying(
            ExitReason.Failed.class,
            failed ->
                assertThat(failed.cause())
                    .isInstanceOf(HandlingFailed.class)
                    .cause()
                    .isSameAs(thrown));
  }

  @Test
  void aLinkedConnectionEndsAfterTheHandlerThatItRuns() throws IOException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    Probe busy =
        new Probe() {
          @Override
          public void onInfo(Connection connection, Object message, Outbox outbox)
              throws Throwable {
            entered.countDown();
            Patience.await(mayReturn, "the linked side to have ended");
            super.onInfo(connection, message, outbox);
          }
        };
    Connection first = connections.start(one, uri(), onALoopOfItsOwn());
    Connection second = connections.startLink(first, busy, uri(), onALoopOfItsOwn());
    second.tell("work");
    second.tell("never handled");
    Patience.await(entered, "the handler to run");
    first.stop(FAILED);
    Patience.get(first.terminated(), "the end of the first");
    assertThat(second.terminated().toCompletableFuture()).isNotDone();
    mayReturn.countDown();

    assertThat(busy.awaitInfo()).isEqualTo("work");
    assertThat(busy.awaitEnd()).isSameAs(FAILED);
  }

  @Test
  void aCycleEndsAsAWholeAndEachOnce() {
    List<Probe> probes = probes(5);
    List<Connection> cycle = startAll(probes);
    for (int i = 0; i < cycle.size(); i++) {
      cycle.get(i).link(cycle.get((i + 1) % cycle.size()));
    }
    cycle.get(2).stop(FAILED);

    for (Probe probe : probes) {
      assertThat(probe.awaitEnd()).isSameAs(FAILED);
    }
  }

  @Test
  void aChainEndsInBothDirections() {
    List<Probe> probes = probes(50);
    List<Connection> chain = startAll(probes);
    for (int i = 1; i < chain.size(); i++) {
      chain.get(i - 1).link(chain.get(i));
    }
    chain.get(20).stop(FAILED);

    for (Probe probe : probes) {
      assertThat(probe.awaitEnd()).isSameAs(FAILED);
    }
  }

  @Test
  void aNormalEndCutsAChain() {
    List<Probe> probes = probes(3);
    List<Connection> chain = startAll(probes);
    chain.get(0).link(chain.get(1));
    chain.get(1).link(chain.get(2));
    chain.get(1).stop();
    probes.get(1).awaitEnd();
    Patience.get(chain.get(1).terminated(), "the end of the middle");
    chain.get(0).stop(FAILED);
    probes.get(0).awaitEnd();
    Patience.get(chain.get(0).terminated(), "the end of the first");

    assertThat(chain.get(2).tell("still there")).isTrue();
    assertThat(probes.get(2).awaitInfo()).isEqualTo("still there");
  }

  @Test
  void anUnlinkedConnectionLivesOn() {
    Connection first = start(one);
    Connection second = startLinkedTo(first, other);
    second.unlink(first);
    first.stop(FAILED);
    Patience.get(first.terminated(), "the end");

    assertThat(second.tell("still there")).isTrue();
    assertThat(other.awaitInfo()).isEqualTo("still there");
  }

  @Test
  void aConnectionLinkedToItselfEndsOnce() {
    Connection connection = start(one);
    connection.link(connection);
    connection.stop(FAILED);

    assertThat(one.awaitEnd()).isSameAs(FAILED);
    assertThat(Patience.get(connection.terminated(), "the end")).isSameAs(FAILED);
  }

  @Test
  void aLongLivedConnectionForgetsTheLinksThatHaveEnded() {
    List<WeakReference<Connection>> ended = new ArrayList<>();
    try (RefusedPort port = RefusedPort.hold()) {
      Connection longLived = start(one);
      for (int i = 0; i < MANY; i++) {
        // Not by way of connections, which would not forget it.
        Connection shortLived =
            Clients.startLink(longLived, new Probe(), port.uri().toString(), QUIET);
        shortLived.stop();
        ended.add(new WeakReference<>(shortLived));
      }
      for (WeakReference<Connection> reference : ended) {
        Connection connection = reference.get();
        if (connection != null) {
          Patience.get(connection.terminated(), "the end");
          assertThat(longLived.isLinkedTo(connection)).isFalse();
        }
      }
      await()
          .atMost(Patience.LIMIT)
          .until(
              () -> {
                System.gc();
                return ended.stream().allMatch(reference -> reference.get() == null);
              });
      assertThat(longLived.tell("still there")).isTrue();
    }
  }

  private static Options onALoopOfItsOwn() {
    return QUIET.toBuilder()
        .transport(TransportOptions.builder().eventLoops(EventLoops.create(1)).build())
        .build();
  }

  private static List<Probe> probes(int count) {
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      probes.add(new Probe());
    }
    return probes;
  }

  private List<Connection> startAll(List<Probe> probes) {
    return probes.stream().map(this::start).toList();
  }

  private Connection start(Probe probe) {
    return connections.start(probe, uri(), QUIET);
  }

  private Connection startLinkedTo(Connection link, Probe probe) {
    return connections.startLink(link, probe, uri(), QUIET);
  }

  private String uri() {
    return server.uri().toString();
  }
}
