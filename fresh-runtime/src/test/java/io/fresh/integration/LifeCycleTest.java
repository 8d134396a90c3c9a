// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.spi.Clients;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a started connection owes to its client object, to its threads and to whoever waits for it. */
final class LifeCycleTest {

  private static final Options OPTIONS = TestClient.options().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://localhost/",
        "ws:",
        "ws:///path",
        "ws://localhost/#fragment",
        "ws://localhost:70000/",
        "ws://local host/",
        "localhost:80"
      })
  void aMalformedUriIsRefusedAtOnce(String uri) {
    RecordingDispatcher recorder = new RecordingDispatcher();
    assertThatThrownBy(() -> Clients.start(recorder, uri, OPTIONS))
        .isInstanceOf(IllegalArgumentException.class);
    recorder.verifySilence();
  }

  @Test
  void oneClientObjectServesOneConnectionAtATime() {
    RecordingDispatcher recorder = new RecordingDispatcher();
    try (RefusedPort port = RefusedPort.hold()) {
      try (TestClient first =
          TestClient.start(recorder.recoveringBy(error -> Recovery.ignore()), port.uri())) {
        recorder.await(Event.Failed.class);
        assertThatThrownBy(() -> Clients.start(recorder, port.uri().toString(), OPTIONS))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(first.connection().toString());
      }
    }
  }

  @Test
  void aMalformedUriLeavesTheClientObjectFree() throws IOException {
    RecordingDispatcher recorder = RecordingDispatcher.forOneLink();
    assertThatThrownBy(() -> Clients.start(recorder, "ftp://localhost", OPTIONS))
        .isInstanceOf(IllegalArgumentException.class);
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void handlersRunOnANamedEventLoopWhereWaitingForTheEndIsRefused() throws IOException {
    BlockingQueue<String> threads = new LinkedBlockingQueue<>();
    BlockingQueue<Throwable> refusals = new LinkedBlockingQueue<>();
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onText(
                (connection, text, outbox) -> {
                  threads.add(Thread.currentThread().getName());
                  try {
                    connection.awaitTermination();
                  } catch (IllegalStateException e) {
                    refusals.add(e);
                  }
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("x"));
      recorder.awaitConnect();
      recorder.awaitText();
      assertThat(Patience.take(threads, "a thread's name")).startsWith("fresh-io-");
      assertThat(Patience.take(refusals, "a refusal")).hasMessageContaining("awaitTermination");
      client.partFrom(peer);
    }
  }

  @Test
  void manyConnectionsShareTheirThreads() throws IOException {
    int connections = 20;
    try (ScriptedServer server = ScriptedServer.listen()) {
      TestClient[] clients = new TestClient[connections];
      ScriptedPeer[] peers = new ScriptedPeer[connections];
      for (int i = 0; i < connections; i++) {
        clients[i] = TestClient.forOneLink(server.uri());
        peers[i] = server.accept();
        peers[i].acceptUpgrade();
        clients[i].recorder().awaitConnect();
      }
      assertThat(eventLoops()).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
      for (int i = 0; i < connections; i++) {
        clients[i].partFrom(peers[i]);
        clients[i].close();
      }
    }
  }

  private static long eventLoops() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fresh-io-"))
        .count();
  }
}
