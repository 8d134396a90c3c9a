// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import io.fresh.Proxy;
import io.fresh.testing.Certificate;
import io.fresh.testing.ProxyKind;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestProxy;
import io.fresh.testing.TestProxy.Asked;
import io.fresh.testing.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection through a real proxy: Jetty's for CONNECT, and one of SOCKS5. */
final class ProxyOnTheWireTest {

  /** The name of the certificate that is for another host than this one; only the proxies know where it is. */
  private static final String ELSEWHERE = "elsewhere.example";

  @ParameterizedTest
  @CsvSource({
    "HTTP, JETTY",
    "HTTP, UNDERTOW_TLS",
    "HTTP, JAVA_WEBSOCKET_TLS",
    "SOCKS5, JETTY_TLS",
    "SOCKS5, UNDERTOW",
    "SOCKS5, JAVA_WEBSOCKET"
  })
  void theProxyOpensTcpToHostAndPort(ProxyKind kind, ServerKind serverKind) {
    try (TestServer server = serverKind.start();
        TestProxy proxy = kind.start(server.uri());
        TestClient client = TestClient.forOneLink(server.uri(), through(kind, proxy))) {
      assertThat(proxy.awaitAsked())
          .isEqualTo(new Asked(server.uri().getHost() + ':' + server.port(), null));
      client.recorder().awaitConnect();
      for (String text : new String[] {"", "short", "long ".repeat(100_000)}) {
        client.connection().send(text);
        assertThat(client.recorder().awaitText()).isEqualTo(text);
      }
      client.connection().close(1000, "enough");
      assertThat(client.recorder().awaitDisconnect().code()).isEqualTo(1000);
      assertThat(server.journal().awaitClosed().reason()).isEqualTo("enough");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNameOfTheServerIsLeftToTheProxy(ProxyKind kind) {
    try (TestServer server = ServerKind.JETTY.start();
        TestProxy proxy = kind.start(server.uri());
        TestClient client =
            TestClient.forOneLink(URI.create("ws://server.invalid/"), through(kind, proxy))) {
      client.recorder().awaitConnect();
      assertThat(proxy.awaitAsked().target()).isEqualTo("server.invalid:80");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCertificateIsForTheServerThatWasAskedFor(ProxyKind kind) {
    URI uri = URI.create("wss://" + ELSEWHERE + "/");
    try (TestServer server = ServerKind.UNDERTOW_TLS.start(Certificate.WRONG_HOST);
        TestProxy proxy = kind.start(server.uri());
        TestClient client = TestClient.forOneLink(uri, through(kind, proxy))) {
      client.recorder().awaitConnect();
      client.connection().send("safe");
      assertThat(client.recorder().awaitText()).isEqualTo("safe");
      assertThat(proxy.awaitAsked().target()).isEqualTo(ELSEWHERE + ":443");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateForTheProxysHostIsRefused(ProxyKind kind) {
    URI uri = URI.create("wss://" + ELSEWHERE + "/");
    try (TestServer server = ServerKind.UNDERTOW_TLS.start(Certificate.VALID);
        TestProxy proxy = kind.start(server.uri());
        TestClient client = TestClient.forOneLink(uri, through(kind, proxy))) {
      ConnectingFailed error = client.recorder().awaitError(ConnectingFailed.class);
      assertThat(error)
          .hasMessageStartingWith(
              "Could not agree on TLS with elsewhere.example:443 through "
                  + Proxies.of(kind, proxy));
      assertThat(error.isRetryable()).isFalse();
      assertThat(server.journal().connections()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProxyThatKnowsTheUserOpensTheWay(ProxyKind kind) {
    try (TestServer server = ServerKind.JETTY.start();
        TestProxy proxy = kind.start(server.uri(), "m\u00e9:s3cr3t");
        TestClient client =
            TestClient.forOneLink(
                server.uri(),
                Proxies.through(Proxies.of(kind, proxy).withCredentials("m\u00e9", "s3cr3t")))) {
      client.recorder().awaitConnect();
      assertThat(proxy.awaitAsked().credentials()).isEqualTo("m\u00e9:s3cr3t");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP, wr0ng, 'it answered 407, it does not take the credentials'",
    "HTTP, , 'it answered 407, it wants credentials'",
    "SOCKS5, wr0ng, it does not take the credentials",
    "SOCKS5, , it wants credentials"
  })
  void aProxyThatDoesNotKnowTheUserIsNotAskedAgainSoon(
      ProxyKind kind, String password, String refusal) {
    try (TestServer server = ServerKind.JETTY.start();
        TestProxy proxy = kind.start(server.uri(), "me:s3cr3t")) {
      Proxy asked = Proxies.of(kind, proxy);
      Proxy named = password == null ? asked : asked.withCredentials("me", password);
      try (TestClient client = TestClient.forOneLink(server.uri(), Proxies.through(named))) {
        ConnectingFailed error = client.recorder().awaitError(ConnectingFailed.class);
        assertThat(error)
            .hasMessage(
                "Could not reach 127.0.0.1:%d through %s: %s", server.port(), named, refusal)
            .hasNoCause();
        assertThat(error.isRetryable()).isFalse();
        assertThat(server.journal().connections()).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyAttemptAsksTheProxyAnew(ProxyKind kind) {
    try (TestServer server = ServerKind.JETTY.start();
        TestProxy proxy = kind.start(server.uri());
        TestClient client =
            TestClient.start(new RecordingDispatcher(), server.uri(), through(kind, proxy))) {
      client.recorder().awaitConnect();
      Asked first = proxy.awaitAsked();
      server.killAbruptly();
      client.recorder().awaitError(StreamingFailed.class);
      server.start();
      client.recorder().awaitReconnect();
      assertThat(proxy.awaitAsked()).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsNotThereIsMissedThroughTheProxyToo(ProxyKind kind) {
    try (TestServer server = ServerKind.JETTY.start();
        TestProxy proxy = kind.start(server.uri())) {
      server.killAbruptly();
      try (TestClient client = TestClient.forOneLink(server.uri(), through(kind, proxy))) {
        ConnectingFailed error = client.recorder().awaitError(ConnectingFailed.class);
        assertThat(error)
            .hasMessageStartingWith(
                "Could not reach 127.0.0.1:%d through %s: it ",
                server.port(), Proxies.of(kind, proxy));
        assertThat(error.isRetryable()).isTrue();
      }
    }
  }

  @Test
  void theProxyHearsNothingOfTheClientsHeadersAndTheServerNothingOfTheProxysCredentials()
      throws IOException {
    try (ScriptedServer scripted = ScriptedServer.listen()) {
      Options options =
          Proxies.through(Proxies.http(scripted).withCredentials("proxy-user", "s3cr3t"))
              .toBuilder()
              .header("Authorization", "Bearer t0k3n")
              .header("Cookie", "id=t0k3n")
              .build();
      URI uri = URI.create("ws://server.invalid:8080/path?token=t0k3n");
      try (TestClient client = TestClient.forOneLink(uri, options);
          ScriptedPeer peer = scripted.accept()) {
        peer.readRequest();
        assertThat(peer.request().line()).isEqualTo("CONNECT server.invalid:8080 HTTP/1.1");
        assertThat(peer.request().headers().keySet())
            .containsExactlyInAnyOrder("Host", "Proxy-Authorization");
        assertThat(peer.request().header("Host")).isEqualTo("server.invalid:8080");
        peer.send(ok());

        peer.acceptUpgrade();
        assertThat(peer.request().line()).isEqualTo("GET /path?token=t0k3n HTTP/1.1");
        assertThat(peer.request().header("Authorization")).isEqualTo("Bearer t0k3n");
        assertThat(peer.request().headers()).doesNotContainKey("Proxy-Authorization");
        client.recorder().awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void theSocketToTheProxyHasTheLocalAddressOfTheOptions() throws IOException {
    try (ScriptedServer scripted = ScriptedServer.listen()) {
      Options options =
          TestClient.options()
              .transport(
                  TestClient.transport()
                      .proxy(Proxies.http(scripted))
                      .localAddress(new InetSocketAddress("127.0.0.2", 0))
                      .build())
              .build();
      try (TestClient client = TestClient.forOneLink(URI.create("ws://server.invalid"), options);
          ScriptedPeer peer = scripted.accept()) {
        assertThat(peer.address()).isEqualTo("127.0.0.2");
        client.connection().stop();
        assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
      }
    }
  }

  private static byte[] ok() {
    return "HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8);
  }

  private static Options through(ProxyKind kind, TestProxy proxy) {
    return Proxies.through(Proxies.of(kind, proxy));
  }
}
