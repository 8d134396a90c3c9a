// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ChildSpec;
import io.fresh.Connection;
import io.fresh.Fresh;
import io.fresh.LinkScope;
import io.fresh.Name;
import io.fresh.annotation.OnConnect;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What stands on a client's annotation, and the three ways to start it, seen by a server. */
final class AnnotatedClientTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Name NAME = Name.local("annotated");

  @WebSocketClient(
      name = "annotated",
      headers = {"X-Client: annotated", "X-Empty:"},
      subprotocols = {"v2.prices", "v1.prices"})
  static final class Annotated {
    private int connects;

    @OnConnect
    String opened() {
      connects++;
      return "connect " + connects;
    }
  }

  private static void accept(ScriptedPeer peer) throws Exception {
    peer.acceptUpgrade("Sec-WebSocket-Protocol: v1.prices");
    peer.expectText("connect 1");
  }

  private static void end(Connection connection) throws InterruptedException {
    connection.stop();
    assertThat(connection.awaitTermination(PATIENCE)).isPresent();
  }

  @Test
  void headersSubprotocolsAndNameOfTheAnnotationAreInForce() throws Exception {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = AnnotatedClientTest_AnnotatedFresh.start(server.uri().toString());
      try (ScriptedPeer peer = server.accept()) {
        accept(peer);

        assertThat(peer.request().header("X-Client")).isEqualTo("annotated");
        assertThat(peer.request().header("X-Empty")).isEmpty();
        assertThat(peer.request().header("Sec-WebSocket-Protocol"))
            .isEqualTo("v2.prices, v1.prices");
        assertThat(Fresh.whereis(NAME)).contains(connection);
      }
      end(connection);
    }
  }

  @Test
  void theGeneratedStartLinkLinksToTheOpenScope() throws Exception {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection;
      try (LinkScope scope = LinkScope.open()) {
        connection = AnnotatedClientTest_AnnotatedFresh.startLink(server.uri().toString());
        try (ScriptedPeer peer = server.accept()) {
          accept(peer);
        }

        assertThat(scope.isLinkedTo(connection)).isTrue();
        assertThat(Fresh.whereis(NAME)).contains(connection);
      }
      assertThat(connection.awaitTermination(PATIENCE)).isPresent();
    }
  }

  @Test
  void eachStartOfTheGeneratedChildSpecHasANewClientUnderTheSameName() throws Exception {
    try (ScriptedServer server = ScriptedServer.listen()) {
      ChildSpec spec = AnnotatedClientTest_AnnotatedFresh.childSpec(server.uri().toString());

      for (int start = 1; start <= 2; start++) {
        Connection connection = (Connection) spec.start().call();
        try (ScriptedPeer peer = server.accept()) {
          accept(peer);
          assertThat(Fresh.whereis(NAME)).contains(connection);
        }
        end(connection);
      }
    }
  }
}
