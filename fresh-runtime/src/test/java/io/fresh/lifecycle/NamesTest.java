// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.fresh.AlreadyStartedException;
import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.ExitReason;
import io.fresh.FakeLink;
import io.fresh.Frame;
import io.fresh.Fresh;
import io.fresh.Link;
import io.fresh.LogLines;
import io.fresh.Name;
import io.fresh.NameRegistry;
import io.fresh.Options;
import io.fresh.SimulatedCluster;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A name belongs to one connection, from before it connects until its {@code @OnTerminate} has returned. */
class NamesTest {

  @RegisterExtension final Connections connections = new Connections();

  private static final Name PRICES = Name.local("prices");

  /** Takes connections and says nothing, unless the test plays it. */
  private final ScriptedServer server = ScriptedServer.listen();

  @AfterEach
  void endAll() {
    assertThat(Fresh.shutdown(Patience.LIMIT)).isTrue();
    assertThat(Fresh.whereis(PRICES)).isEmpty();
    server.close();
  }

  @Test
  void aStartedConnectionIsFoundByItsName() {
    Connection prices = start(new Probe(), PRICES);
    Connection nameless = connections.start(new Probe(), uri(), Options.defaults());

    assertThat(Fresh.whereis(PRICES)).containsSame(prices);
    assertThat(prices.name()).contains(PRICES);
    assertThat(nameless.name()).isEmpty();
  }

  @Test
  void theNameStandsInTheLog() {
    try (LogLines log = new LogLines(Level.INFO)) {
      Connection prices = start(new Probe(), PRICES);
      prices.stop();
      Patience.get(prices.terminated(), "the end");
      assertThat(prices).asString().startsWith("prices (ws://");
      assertThat(log.texts()).singleElement().asString().startsWith(prices + ": terminated");
    }
  }

  @Test
  void aSecondStartUnderTheNameIsRefusedAndCarriesTheFirst() {
    Connection first = start(new Probe(), PRICES);

    assertThatExceptionOfType(AlreadyStartedException.class)
        .isThrownBy(() -> start(new Probe(), PRICES))
        .isInstanceOf(IllegalStateException.class)
        .withMessageContaining("'prices' is held by " + first)
        .satisfies(
            refused -> {
              assertThat(refused.name()).isEqualTo(PRICES);
              assertThat(refused.holder()).isSameAs(first);
            });
    assertThat(Fresh.whereis(PRICES)).containsSame(first);
    assertThat(first.tell("still there")).isTrue();
  }

  @Test
  void aRefusedStartLeavesNothingBehind() {
    ThreadsTest.awaitNoThread();
    Connection first = start(new Probe(), PRICES);
    Probe refused = new Probe();
    FakeLink link = new FakeLink();

    assertThatThrownBy(() -> connections.startLink(link, refused, uri(), named(PRICES)))
        .isInstanceOf(AlreadyStartedException.class);
    assertThat(ThreadsTest.freshThreads("fresh-io-")).hasSizeLessThan(2); // that of the first
    link.end(ExitReason.killed()); // and nobody hears of it

    Connection sameClient = start(refused, Name.local("trades"));
    sameClient.stop();
    assertThat(refused.awaitEnd()).isEqualTo(ExitReason.normal());
    first.stop();
    Patience.get(first.terminated(), "the end");
    ThreadsTest.awaitNoThread(); // as no lease is left
  }

  @Test
  void aNameIsFreeAgainOnlyAfterOnTerminateHasReturned() {
    CompletableFuture<Optional<Connection>> found = new CompletableFuture<>();
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    CountDownLatch seen = new CountDownLatch(1);
    Connection first =
        start(
            new Probe() {
              @Override
              public void onTerminate(Connection connection, ExitReason reason) {
                found.complete(Fresh.whereis(PRICES));
                try {
                  start(new Probe(), PRICES);
                } catch (AlreadyStartedException e) {
                  refused.complete(e);
                }
                Patience.await(seen, "the test to look");
              }
            },
            PRICES);
    first.stop();

    assertThat(Patience.get(found, "a lookup")).containsSame(first);
    assertThat(Patience.get(refused, "a refusal")).isInstanceOf(AlreadyStartedException.class);
    assertThat(Fresh.whereis(PRICES)).containsSame(first);
    seen.countDown();
    Patience.get(first.terminated(), "the end");
    assertThat(start(new Probe(), PRICES)).isNotSameAs(first);
  }

  @Test
  void aNameIsFreeForWhoDependsOnTheEnd() {
    Connection first = start(new Probe(), PRICES);
    CompletionStage<Connection> second =
        first.terminated().thenApply(reason -> start(new Probe(), PRICES));
    first.stop();

    Connection successor = Patience.get(second, "the second start");
    assertThat(Fresh.whereis(PRICES)).containsSame(successor);
  }

  @Test
  void firstComesOnTerminateThenTheNameThenTheLinksThenTheEnd() {
    List<String> order = new CopyOnWriteArrayList<>();
    Name name = Name.via(new OneName(order), "prices");
    Link linked =
        new FakeLink() {
          @Override
          public void exited(Link other, ExitReason reason) {
            order.add("link told");
          }
        };
    Connection connection =
        connections.startLink(
            linked,
            new Probe() {
              @Override
              public void onTerminate(Connection ending, ExitReason reason) {
                order.add("@OnTerminate");
              }
            },
            uri(),
            named(name));
    CompletionStage<Boolean> end =
        connection.terminated().thenApply(reason -> order.add("terminated"));
    connection.stop();
    Patience.get(end, "the end");

    assertThat(order)
        .containsExactly("claimed", "@OnTerminate", "released", "link told", "terminated");
  }

  @Test
  void aConnectionKeepsItsNameWhileItHasNoTransport() throws IOException {
    Probe probe = new Probe();
    Connection prices = start(probe, PRICES);
    server.accept().reset();
    probe.awaitError();

    assertThat(Fresh.whereis(PRICES)).containsSame(prices);
    assertThat(Fresh.isOpen(PRICES)).isFalse();
    assertThat(Fresh.send(PRICES, "too early")).isFalse();
    assertThat(Fresh.tell(PRICES, "now")).isTrue();
    assertThat(probe.awaitInfo()).isEqualTo("now");
  }

  @Test
  void byItsNameAConnectionIsSentToToldAndClosed() throws IOException {
    Probe probe = new Probe();
    Connection prices = start(probe, PRICES);
    ScriptedPeer peer = server.accept();
    peer.acceptUpgrade();
    Patience.get(prices.opened(), "an open connection");

    assertThat(Fresh.isOpen(PRICES)).isTrue();
    assertThat(Fresh.send(PRICES, "text")).isTrue();
    assertThat(Fresh.send(PRICES, Frame.text("frame"))).isTrue();
    assertThat(Fresh.send(PRICES, ByteBuffer.wrap(new byte[] {1, 2}))).isTrue();
    assertThat(Fresh.tell(PRICES, "message")).isTrue();
    Fresh.close(PRICES, 4000, "enough");

    peer.expectText("text");
    peer.expectText("frame");
    assertThat(peer.expectFrame().payload()).containsExactly(1, 2);
    assertThat(peer.expectClose(4000)).isEqualTo("enough");
    assertThat(probe.awaitInfo()).isEqualTo("message");
    assertThat(Fresh.isOpen(PRICES)).isFalse();
    assertThat(Fresh.send(PRICES, "too late")).isFalse();
    peer.close(4000, "enough");
    peer.hangUp();
    assertThat(probe.awaitEnd()).isEqualTo(ExitReason.normal());
  }

  @Test
  void aNameThatNobodyHasTakesNothingAndThrowsNothing() {
    Name nobody = Name.local("nobody");

    assertThat(Fresh.whereis(nobody)).isEmpty();
    assertThat(Fresh.isOpen(nobody)).isFalse();
    assertThat(Fresh.send(nobody, "text")).isFalse();
    assertThat(Fresh.send(nobody, Frame.text("frame"))).isFalse();
    assertThat(Fresh.send(nobody, ByteBuffer.allocate(1))).isFalse();
    assertThat(Fresh.tell(nobody, "message")).isFalse();
    Fresh.close(nobody, 1000, "");
    assertThatIllegalArgumentException().isThrownBy(() -> Fresh.close(nobody, 1006, ""));
  }

  @Test
  void whatAClaimThrowsIsThrownByStartAndNothingIsStarted() {
    ThreadsTest.awaitNoThread();
    List<String> order = new CopyOnWriteArrayList<>();
    IllegalArgumentException unreachable = new IllegalArgumentException("no quorum");
    Probe probe = new Probe();
    Name name =
        Name.via(
            new OneName(order) {
              @Override
              public Optional<Connection> claim(String key, Connection connection) {
                throw unreachable;
              }
            },
            "prices");

    assertThatThrownBy(() -> start(probe, name)).isSameAs(unreachable);
    assertThat(order).containsExactly("released"); // a claim may have been half done
    ThreadsTest.awaitNoThread();
    start(probe, PRICES).stop();
    assertThat(probe.awaitEnd()).isEqualTo(ExitReason.normal());
  }

  @Test
  void whatAReleaseThrowsIsLoggedAndTheConnectionEndsAllTheSame() {
    Name name =
        Name.via(
            new OneName(new CopyOnWriteArrayList<>()) {
              @Override
              public void release(String key, Connection connection) {
                throw new IllegalStateException("no quorum");
              }
            },
            "prices");
    FakeLink linked = new FakeLink();
    try (LogLines log = new LogLines(Level.ERROR)) {
      Connection connection = connections.startLink(linked, new Probe(), uri(), named(name));
      connection.stop(ExitReason.killed());
      assertThat(Patience.get(connection.terminated(), "the end")).isEqualTo(ExitReason.killed());
      assertThat(linked.heard()).containsExactly(ExitReason.killed());
      assertThat(log.all())
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.text()).contains("prices", "could not be released");
                assertThat(line.thrown()).hasMessage("no quorum");
              });
    }
  }

  /** As one may that is written in Kotlin, which has no checked exceptions. */
  @Test
  void aReleaseMayThrowWhatJavaWouldHaveItDeclare() {
    Name name =
        Name.via(
            new OneName(new CopyOnWriteArrayList<>()) {
              @Override
              public void release(String key, Connection connection) {
                NamesTest.<RuntimeException>throwUndeclared(new IOException("no quorum"));
              }
            },
            "prices");
    FakeLink linked = new FakeLink();
    Connection connection = connections.startLink(linked, new Probe(), uri(), named(name));
    connection.stop(ExitReason.killed());
    assertThat(Patience.get(connection.terminated(), "the end")).isEqualTo(ExitReason.killed());
    assertThat(linked.heard()).containsExactly(ExitReason.killed());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> void throwUndeclared(Exception thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void whatALookupThrowsIsThrownToTheCaller() {
    IllegalArgumentException unreachable = new IllegalArgumentException("no quorum");
    Name name =
        Name.via(
            new OneName(new CopyOnWriteArrayList<>()) {
              @Override
              public Optional<Connection> resolve(String key) {
                throw unreachable;
              }
            },
            "prices");

    assertThatThrownBy(() -> Fresh.send(name, "text")).isSameAs(unreachable);
  }

  @Test
  void aRegistryMayStopWhoHasJustClaimedBeforeItConnects() {
    Probe probe = new Probe();
    ExitReason asked = ExitReason.shutdown("not here");
    Name name =
        Name.via(
            new OneName(new CopyOnWriteArrayList<>()) {
              @Override
              public Optional<Connection> claim(String key, Connection connection) {
                connection.stop(asked);
                return Optional.empty();
              }
            },
            "prices");

    assertThat(Patience.get(start(probe, name).terminated(), "the end")).isEqualTo(asked);
    assertThat(probe.awaitEnd()).isEqualTo(asked);
  }

  @Test
  void aClusterThatHealsStopsTheLoserOfTheSplit() {
    SimulatedCluster cluster = new SimulatedCluster();
    Name here = Name.via(cluster.here(), "prices");
    Name there = Name.via(cluster.there(), "prices");
    Probe loser = new Probe();
    cluster.split();
    Connection kept = start(new Probe(), here);
    Connection stopped = start(loser, there);
    cluster.heal();

    assertThat(loser.awaitEnd()).isEqualTo(SimulatedCluster.doubleHolder("prices"));
    Patience.get(stopped.terminated(), "the loser's end");
    assertThat(Fresh.whereis(there)).containsSame(kept);
    assertThatExceptionOfType(AlreadyStartedException.class)
        .isThrownBy(() -> start(new Probe(), there))
        .satisfies(refused -> assertThat(refused.holder()).isSameAs(kept));
  }

  /** Gives its name to whoever asks, and writes down when. */
  private static class OneName implements NameRegistry {

    private final List<String> order;

    OneName(List<String> order) {
      this.order = order;
    }

    @Override
    public Optional<Connection> claim(String key, Connection connection) {
      order.add("claimed");
      return Optional.empty();
    }

    @Override
    public Optional<Connection> resolve(String key) {
      return Optional.empty();
    }

    @Override
    public void release(String key, Connection connection) {
      order.add("released");
    }
  }

  private Connection start(Probe probe, Name name) {
    return connections.start(probe, uri(), named(name));
  }

  private static Options named(Name name) {
    return Options.builder().name(name).build();
  }

  private String uri() {
    return server.uri().toString();
  }
}
