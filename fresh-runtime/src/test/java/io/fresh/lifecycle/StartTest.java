// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.ExitReason;
import io.fresh.Fresh;
import io.fresh.Options;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedServer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One client object serves one live connection; what is refused leaves nothing behind. */
class StartTest {

  @RegisterExtension final Connections connections = new Connections();

  /** Takes connections and says nothing. */
  private final ScriptedServer silent = ScriptedServer.listen();

  private final Object client = new Object();

  @AfterEach
  void endAll() {
    assertThat(Fresh.shutdown(Patience.LIMIT)).isTrue();
    silent.close();
  }

  @Test
  void clientServesOneLiveConnection() {
    Connection first = start();

    assertThatIllegalStateException()
        .isThrownBy(this::start)
        .withMessageContaining("one live connection")
        .withMessageContaining(first.toString());
  }

  @Test
  void clientMayServeAnotherConnectionOnceTheFirstHasTerminated() throws Exception {
    Connection first = start();
    first.stop();
    first.awaitTermination();

    assertThat(start()).isNotSameAs(first);
  }

  @Test
  void clientIsFreeWhenTheEndIsTold() {
    Connection first = start();
    CompletionStage<Connection> next = first.terminated().thenApply(reason -> start());
    first.stop();

    assertThat(Patience.get(next, "the next connection")).isNotSameAs(first);
  }

  @Test
  void refusedStartDoesNotEndTheConnectionThatLives() {
    Connection first = start();
    assertThatIllegalStateException().isThrownBy(this::start);

    assertThat(first.tell("still there")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no uri at all",
        "http://localhost/",
        "ws:/localhost",
        "ws://",
        "ws:///path",
        "ws://localhost:65536/",
        "ws://localhost/#fragment",
        "ws://localhost/a b",
        "ws://localhost/\r\nX-Injected: 1"
      })
  void malformedUriIsRefusedAtOnceAndLeavesNothingBehind(String uri) {
    ThreadsTest.awaitNoThread();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> connections.start(new Probe(client), uri, Options.defaults()));

    assertThat(ThreadsTest.freshThreads("fresh-")).isEmpty();
    assertThat(start().tell("the client is free")).isTrue();
  }

  @Test
  void shutdownEndsAllConnections() throws Exception {
    Connection one = start();
    Connection other = connections.start(new Probe(), silent.uri().toString(), Options.defaults());

    assertThat(Fresh.shutdown(Patience.LIMIT)).isTrue();
    assertThat(one.awaitTermination()).isInstanceOf(ExitReason.Shutdown.class);
    assertThat(other.awaitTermination()).isInstanceOf(ExitReason.Shutdown.class);
  }

  @Test
  void shutdownKillsWhatDoesNotEndInTime() throws Exception {
    ScriptedServer.Script mute =
        peer -> {
          peer.acceptUpgrade();
          peer.awaitEnd();
        };
    try (ScriptedServer server = ScriptedServer.run(mute)) {
      Connection connection =
          connections.start(new Probe(), server.uri().toString(), Options.defaults());
      Patience.get(connection.opened(), "an open connection");

      assertThat(Fresh.shutdown(Duration.ZERO)).isFalse();
      assertThat(connection.awaitTermination()).isEqualTo(ExitReason.killed());
      server.awaitScripts();
    }
  }

  @Test
  void shutdownWithoutConnectionsIsOver() {
    assertThat(Fresh.shutdown(Duration.ZERO)).isTrue();
  }

  @Test
  void waitingForEverIsPossible() throws Exception {
    Connection connection = start();
    connection.stop();

    assertThat(connection.awaitTermination(Duration.ofSeconds(Long.MAX_VALUE)))
        .contains(ExitReason.normal());
  }

  private Connection start() {
    return connections.start(new Probe(client), silent.uri().toString(), Options.defaults());
  }
}
