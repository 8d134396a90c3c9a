// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.AlreadyStartedException;
import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.EventLoops;
import io.fresh.ExitReason;
import io.fresh.FakeLink;
import io.fresh.Fresh;
import io.fresh.LinkScope;
import io.fresh.Name;
import io.fresh.NameRegistry;
import io.fresh.Options;
import io.fresh.TransportOptions;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a connection is linked to when it starts, and what happens if that is about to end, or has ended. */
class LinkedStartTest {

  @RegisterExtension final Connections connections = new Connections();

  private static final ExitReason FAILED = ExitReason.failed(new AssertionError("on purpose"));

  /** Takes connections and says nothing, unless the test plays it. */
  private final ScriptedServer server = ScriptedServer.listen();

  private final Probe probe = new Probe();
  private final FakeLink link = new FakeLink();

  @AfterEach
  void endAll() {
    assertThat(Fresh.shutdown(Patience.LIMIT)).isTrue();
    server.close();
  }

  @Test
  void inAHandlerItIsTheHandlersConnection() {
    CompletableFuture<Connection> child = new CompletableFuture<>();
    Connection parent =
        connections.start(
            new Probe() {
              @Override
              public void onInfo(Connection connection, Object message, Outbox outbox) {
                child.complete(connections.startLink(probe, uri(), Options.defaults()));
              }
            },
            uri(),
            Options.defaults());
    parent.tell("start it");
    Connection linked = Patience.get(child, "the child");

    assertThat(parent.isLinkedTo(linked)).isTrue();
    assertThat(linked.isLinkedTo(parent)).isTrue();
    parent.stop(FAILED);
    assertThat(probe.awaitEnd()).isSameAs(FAILED);
  }

  @Test
  void inABlockItIsTheInnermostScope() {
    try (LinkScope outer = LinkScope.open()) {
      Connection ofOuter = connections.startLink(new Probe(), uri(), Options.defaults());
      Connection ofInner;
      try (LinkScope inner = LinkScope.open()) {
        ofInner = connections.startLink(probe, uri(), Options.defaults());
        assertThat(inner.isLinkedTo(ofInner)).isTrue();
        assertThat(outer.isLinkedTo(ofInner)).isFalse();
      }
      assertThat(ofInner.terminated().toCompletableFuture()).isDone();
      assertThat(ofOuter.terminated().toCompletableFuture()).isNotDone();
    }
    assertThat(probe.awaitEnd()).isInstanceOf(ExitReason.Shutdown.class);
  }

  @Test
  void outsideOfBothItIsRefusedAndTheMessageNamesBothWaysOut() {
    assertThatIllegalStateException()
        .isThrownBy(() -> connections.startLink(probe, uri(), Options.defaults()))
        .withMessageContaining("LinkScope.open()")
        .withMessageContaining("startLink(link, …)");
    assertThat(connections.start(probe, uri(), Options.defaults()).tell("the client is free"))
        .isTrue();
  }

  @Test
  void anOpenConnectionOfAScopeSaysGoodbyeWhenTheBlockIsLeft() throws Exception {
    ScriptedServer.Script polite =
        peer -> {
          peer.acceptUpgrade();
          peer.expectText("last words");
          peer.expectClose(1000);
          peer.close(1000, "");
          peer.hangUp();
        };
    try (ScriptedServer scripted = ScriptedServer.run(polite)) {
      try (LinkScope scope = LinkScope.open()) {
        Connection connection =
            connections.startLink(probe, scripted.uri().toString(), Options.defaults());
        Patience.get(connection.opened(), "an open connection");
        assertThat(connection.send("last words")).isTrue();
        assertThat(scope.failure()).isEmpty();
      }
      assertThat(probe.awaitEnd()).isInstanceOf(ExitReason.Shutdown.class);
      scripted.awaitScripts();
    }
  }

  @Test
  void aConnectionThatFailsWakesTheBlockAndEndsTheOthers() throws IOException {
    AtomicReference<ExitReason> reason = new AtomicReference<>();
    Probe failing =
        new Probe() {
          @Override
          public void onInfo(Connection connection, Object message, Outbox outbox) {
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void onTerminate(Connection connection, ExitReason ended) {
            reason.set(ended);
          }
        };
    Options quiet = Options.builder().errorLogging(false).build();
    try (LinkScope scope = LinkScope.open()) {
      Connection first = connections.startLink(failing, uri(), quiet);
      connections.startLink(probe, uri(), quiet);
      first.tell("fail");
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> new CountDownLatch(1).await());
      assertThat(scope.failure()).contains(reason.get());
    }
    assertThat(probe.awaitEnd()).isSameAs(reason.get());
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aLinkThatHasFailedBeforeEndsTheConnectionBeforeItConnects() {
    link.end(FAILED);
    Probe never =
        new Probe() {
          @Override
          public void onInfo(Connection connection, Object message, Outbox outbox) {
            throw new AssertionError("no handler runs but @OnTerminate");
          }
        };
    Connection connection = connections.startLink(link, never, uri(), Options.defaults());

    assertThat(connection.tell("too late")).isFalse();
    assertThat(never.awaitEnd()).isSameAs(FAILED);
    assertThat(Patience.get(connection.terminated(), "the end")).isSameAs(FAILED);
  }

  @Test
  void aLinkThatEndedAsNormalBeforeLeavesTheConnectionUnlinked() throws IOException {
    link.end(ExitReason.normal());
    Connection connection = connections.startLink(link, probe, uri(), Options.defaults());
    ScriptedPeer peer = server.accept();
    peer.acceptUpgrade();

    Patience.get(connection.opened(), "an open connection");
    assertThat(connection.isLinkedTo(link)).isFalse();
    assertThat(link.isLinkedTo(connection)).isFalse();
    peer.hangUp();
  }

  @Test
  void aConnectionThatHasEndedCanBeLinkedTo() {
    Connection ended = connections.start(new Probe(), uri(), Options.defaults());
    ended.stop(FAILED);
    Patience.get(ended.terminated(), "the end");
    connections.startLink(ended, probe, uri(), Options.defaults());

    assertThat(probe.awaitEnd()).isSameAs(FAILED);
  }

  @Test
  void aLinkThatEndsWhileTheNameIsClaimedEndsTheConnectionWithItsStart() {
    Name name =
        claimedBy(
            connection -> {
              link.end(FAILED);
              return Optional.empty();
            });
    connections.startLink(link, probe, uri(), Options.builder().name(name).build());

    assertThat(probe.awaitEnd()).isSameAs(FAILED);
  }

  @Test
  void aClosedScopeTakesNothingAndNothingIsStarted() {
    LinkScope closed = LinkScope.open();
    closed.close();
    Name name = Name.local("prices");
    Options named = Options.builder().name(name).build();

    assertThatIllegalStateException()
        .isThrownBy(() -> connections.startLink(closed, probe, uri(), named))
        .withMessageContaining("closed");
    assertThat(Fresh.whereis(name)).isEmpty();
    assertThat(connections.start(probe, uri(), named).tell("client and name are free")).isTrue();
    assertThat(probe.awaitInfo()).isEqualTo("client and name are free");
  }

  @Test
  void aRefusedNameLeavesNoLink() {
    Connection holder = connections.start(new Probe(), uri(), Options.defaults());
    AtomicReference<Connection> refused = new AtomicReference<>();
    Name name =
        claimedBy(
            connection -> {
              refused.set(connection);
              assertThat(link.isLinkedTo(connection)).isTrue();
              return Optional.of(holder);
            });
    Options named = Options.builder().name(name).build();

    assertThatThrownBy(() -> connections.startLink(link, probe, uri(), named))
        .isInstanceOf(AlreadyStartedException.class);
    assertThat(link.isLinkedTo(refused.get())).isFalse();
    assertThat(link.stops()).isEmpty();
    assertThat(refused.get().tell("nobody there")).isFalse();
    assertThat(Patience.get(refused.get().terminated(), "an end")).isEqualTo(ExitReason.normal());
  }

  @Test
  void aRefusedStartRunsNoHandlerEvenIfItsLinkHasEndedMeanwhile() {
    Options oneLoop =
        Options.builder()
            .transport(TransportOptions.builder().eventLoops(EventLoops.create(1)).build())
            .build();
    Connection holder = connections.start(new Probe(), uri(), oneLoop);
    Name name =
        claimedBy(
            connection -> {
              link.end(FAILED);
              return Optional.of(holder);
            });

    assertThatThrownBy(
            () -> connections.startLink(link, probe, uri(), oneLoop.toBuilder().name(name).build()))
        .isInstanceOf(AlreadyStartedException.class);
    connections.start(probe, uri(), oneLoop).stop(); // its end comes behind what the first has left
    assertThat(probe.awaitEnd()).isEqualTo(ExitReason.normal());
  }

  private static Name claimedBy(Function<Connection, Optional<Connection>> claim) {
    return Name.via(
        new NameRegistry() {
          @Override
          public Optional<Connection> claim(String key, Connection connection) {
            return claim.apply(connection);
          }

          @Override
          public Optional<Connection> resolve(String key) {
            return Optional.empty();
          }

          @Override
          public void release(String key, Connection connection) {}
        },
        "prices");
  }

  private String uri() {
    return server.uri().toString();
  }
}
