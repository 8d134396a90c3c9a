// SPDX-License-Identifier: MIT
package io.fresh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Fresh;
import io.fresh.annotation.Restart;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Supervised connections to a server that makes their handlers fail. */
final class SupervisionOnTheWireTest {

  private final ScriptedServer server = ScriptedServer.listen();
  private final Children children = new Children(server.uri());

  @AfterEach
  void close() {
    children.verify();
    server.close();
  }

  @Test
  void aConnectionWhoseHandlerThrowsIsStartedAgainAndFindsItsNameFree() throws IOException {
    Supervisor supervisor = Supervisor.builder().child(children.named("supervised")).start();
    for (int life = 0; life < 3; life++) {
      try (ScriptedPeer peer = accept("supervised")) {
        crash(peer);
        assertThat(children.awaitEvent("the crash")).isEqualTo("supervised ended as Failed");
      }
    }
    try (ScriptedPeer peer = accept("supervised")) {
      assertThat(supervisor.children().get(0).restarts()).isEqualTo(3);
      supervisor.stop();
      partFrom(peer, 1000);
    }
    assertThat(children.awaitEvent("the end")).isEqualTo("supervised ended as Shutdown");
    assertEnd(supervisor, ExitReason.normal());
  }

  @Test
  void aTransientConnectionThatTheServerClosesIsNotStartedAgain() throws IOException {
    Supervisor supervisor = Supervisor.builder().child(children.child("a")).start();
    try (ScriptedPeer peer = accept("a")) {
      peer.close(1000, "");
      peer.expectClose(1000);
    }
    assertThat(children.awaitEvent("the end")).isEqualTo("a ended as Normal");
    supervisor.stop();
    assertEnd(supervisor, ExitReason.normal());
    assertThat(supervisor.children().get(0).restarts()).isZero();
  }

  @Test
  void oneForAllSaysGoodbyeToTheOthersBeforeAllConnectAnew() throws IOException {
    Supervisor supervisor =
        Supervisor.builder().strategy(Strategy.ONE_FOR_ALL).child(children.named("first")).start();
    try (ScriptedPeer first = accept("first")) {
      supervisor.startChild(children.named("second"));
      try (ScriptedPeer second = accept("second")) {
        crash(first);
        assertThat(children.awaitEvent("the crash")).isEqualTo("first ended as Failed");
        partFrom(second, 1000);
        assertThat(children.awaitEvent("the end")).isEqualTo("second ended as Shutdown");
      }
    }
    try (ScriptedPeer one = server.accept();
        ScriptedPeer other = server.accept()) {
      one.acceptUpgrade();
      other.acceptUpgrade();
      children.awaitEvent("one");
      children.awaitEvent("the other");
      supervisor.kill();
      assertEnd(supervisor, ExitReason.killed());
    }
  }

  @Test
  void aConnectionThatDoesNotEndInItsTimeIsKilled() throws IOException {
    Supervisor supervisor =
        Supervisor.builder().child(children.child("a").withShutdown(Duration.ofMillis(1))).start();
    try (ScriptedPeer silent = accept("a")) {
      supervisor.stop();
      silent.awaitEnd();
      assertThat(children.awaitEvent("the end")).isEqualTo("a ended as Killed");
    }
    assertEnd(supervisor, ExitReason.normal());
  }

  @Test
  void aConnectionThatIsLinkedAndNoChildEndsWithTheSupervisorButNotTheOtherWayRound()
      throws IOException {
    Supervisor supervisor = Supervisor.builder().start();
    children.startLink(supervisor, "crashing");
    try (ScriptedPeer peer = accept("crashing")) {
      crash(peer);
      assertThat(children.awaitEvent("the crash")).isEqualTo("crashing ended as Failed");
    }
    children.startLink(supervisor, "linked");
    try (ScriptedPeer peer = accept("linked")) {
      assertThat(supervisor.terminated().toCompletableFuture()).isNotDone();
      supervisor.stop(ExitReason.shutdown("enough"));
      partFrom(peer, 1000);
    }
    assertThat(children.awaitEvent("the end")).isEqualTo("linked ended as Shutdown");
    assertEnd(supervisor, ExitReason.shutdown("enough"));
  }

  @Test
  void theFailureOfTheConnectionThatASupervisorIsLinkedToEndsIt() throws IOException {
    Connection parent = children.start("parent", Children.options().build());
    try (ScriptedPeer peer = accept("parent")) {
      Supervisor supervisor = Supervisor.builder().startLink(parent);
      crash(peer);
      assertThat(Patience.get(supervisor.terminated(), "the end"))
          .isInstanceOf(ExitReason.Failed.class);
    }
  }

  @Test
  void shutdownEndsPermanentChildrenForGoodInReverseOrderWith1001() throws Exception {
    Supervisor supervisor =
        Supervisor.builder().child(children.child("first").withRestart(Restart.PERMANENT)).start();
    try (ScriptedPeer first = accept("first")) {
      supervisor.startChild(children.child("second").withRestart(Restart.PERMANENT));
      try (ScriptedPeer second = accept("second")) {
        children.start("unsupervised", Children.options().build());
        try (ScriptedPeer unsupervised = accept("unsupervised")) {
          CompletableFuture<Boolean> inTime =
              CompletableFuture.supplyAsync(() -> Fresh.shutdown(Patience.LIMIT));
          partFrom(unsupervised, 1001);
          assertThat(children.awaitEvent("an end")).isEqualTo("unsupervised ended as Shutdown");
          partFrom(second, 1001);
          assertThat(children.awaitEvent("an end")).isEqualTo("second ended as Shutdown");
          partFrom(first, 1001);
          assertThat(children.awaitEvent("an end")).isEqualTo("first ended as Shutdown");
          assertThat(Patience.get(inTime, "the shutdown")).isTrue();
        }
      }
    }
    assertThat(supervisor.terminated().toCompletableFuture())
        .isCompletedWithValue(ExitReason.shutdown("Fresh.shutdown"));
  }

  @Test
  void shutdownThatIsTooLateKillsTheChildrenAndNobodyStartsThemAgain() throws Exception {
    Supervisor supervisor =
        Supervisor.builder().child(children.child("a").withRestart(Restart.PERMANENT)).start();
    try (ScriptedPeer silent = accept("a")) {
      assertThat(Fresh.shutdown(Duration.ofMillis(1))).isFalse();
      assertThat(children.awaitEvent("the end")).isEqualTo("a ended as Killed");
      silent.awaitEnd();
    }
    assertEnd(supervisor, ExitReason.killed());
  }

  private ScriptedPeer accept(String id) throws IOException {
    ScriptedPeer peer = server.accept();
    peer.acceptUpgrade();
    assertThat(children.awaitEvent("a connection")).isEqualTo(id + " connected");
    return peer;
  }

  /** Makes the handler throw, which the client says with 1011. */
  private static void crash(ScriptedPeer peer) throws IOException {
    peer.text("crash");
    partFrom(peer, 1011);
  }

  private static void partFrom(ScriptedPeer peer, int code) throws IOException {
    peer.expectClose(code);
    peer.close(code, "");
    peer.hangUp();
  }

  private static void assertEnd(Supervisor supervisor, ExitReason reason) {
    assertThat(Patience.get(supervisor.terminated(), "the end")).isEqualTo(reason);
  }
}
