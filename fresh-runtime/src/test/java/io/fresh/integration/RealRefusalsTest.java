// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.FreshException.EstablishingFailed;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real HTTP servers answer where there is no WebSocket; the rest is in {@link OpeningHandshakeTest}. */
final class RealRefusalsTest {

  @ParameterizedTest
  @CsvSource({"401, false", "404, false", "503, true"})
  void jettysRefusalIsTold(int status, boolean retryable) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response.setStatus(status);
            Content.Sink.write(response, true, "no: " + status, callback);
            return true;
          }
        });
    server.start();
    try {
      assertRefused(connector.getLocalPort(), status, retryable);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({"401, false", "404, false", "503, true"})
  void undertowsRefusalIsTold(int status, boolean retryable) {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                exchange ->
                    exchange.setStatusCode(status).getResponseSender().send("no: " + status))
            .build();
    server.start();
    try {
      InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
      assertRefused(address.getPort(), status, retryable);
    } finally {
      server.stop();
    }
  }

  private static void assertRefused(int port, int status, boolean retryable) {
    try (TestClient client = TestClient.forOneLink(URI.create("ws://127.0.0.1:" + port + "/"))) {
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error.status()).isEqualTo(status);
      assertThat(error.isRetryable()).isEqualTo(retryable);
      assertThat(error.body()).isEqualTo(("no: " + status).getBytes(StandardCharsets.UTF_8));
      client.recorder().awaitTerminate();
    }
  }
}
