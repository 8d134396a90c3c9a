// SPDX-License-Identifier: MIT
package io.fresh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.annotation.OnText;
import io.fresh.annotation.WebSocketClient;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A URI that stands on a client's annotation, seen by a server. */
final class DeclaredUriTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String SOURCE =
      """
      import io.fresh.annotation.*;
      @WebSocketClient(uri = "%s/ws/{symbol}@trade/{id:long}?depth={depth:int}&q={query}")
      public final class Trades {
        @OnText public void trade(String text) {}
      }
      """;

  @WebSocketClient(uri = "wss://stream.example/ws/{symbol}?depth={depth:int}")
  static final class Elsewhere {
    @OnText
    void trade(String text) {}
  }

  /** The client is compiled when the server has its port. */
  @Test
  void theServerIsAskedForPathAndQueryPercentEncoded(@TempDir Path folder) throws Exception {
    try (ScriptedServer server = ScriptedServer.listen();
        URLClassLoader classes =
            Compilation.of(
                    folder, "Trades", SOURCE.formatted("ws://" + server.uri().getRawAuthority()))
                .load()) {
      Method start =
          classes
              .loadClass("TradesFresh")
              .getMethod("start", String.class, long.class, int.class, String.class);

      Connection connection =
          (Connection) start.invoke(null, "../BTC/€?x#y", -7L, 10, "a&b=c d%20");

      assertThat(requestLine(server))
          .isEqualTo(
              "GET /ws/..%2FBTC%2F%E2%82%AC%3Fx%23y@trade/-7?depth=10&q=a%26b%3Dc%20d%2520 HTTP/1.1");
      end(connection);
    }
  }

  @Test
  void aSuppliedUriComesBeforeTheDeclaredOne() throws Exception {
    try (ScriptedServer server = ScriptedServer.listen()) {
      String host = server.uri().getRawAuthority();
      String declared = DeclaredUriTest_ElsewhereFresh.uri("A/B", 5);
      Options options =
          Options.builder()
              .uriFrom(() -> declared.replace("wss://stream.example", "ws://" + host))
              .build();

      Connection connection = DeclaredUriTest_ElsewhereFresh.start("C", 6, options);

      assertThat(declared).isEqualTo("wss://stream.example/ws/A%2FB?depth=5");
      assertThat(requestLine(server)).isEqualTo("GET /ws/A%2FB?depth=5 HTTP/1.1");
      end(connection);
    }
  }

  private static String requestLine(ScriptedServer server) throws Exception {
    try (ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      return peer.request().line();
    }
  }

  private static void end(Connection connection) throws InterruptedException {
    connection.stop();
    assertThat(connection.awaitTermination(PATIENCE)).isPresent();
  }
}
