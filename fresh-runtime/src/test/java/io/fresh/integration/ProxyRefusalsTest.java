// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.Proxy;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.ScriptedServer.Script;
import io.fresh.testing.SocksProxy;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that open no way, or one after some trouble. */
final class ProxyRefusalsTest {

  private static final URI SERVER = URI.create("ws://server.invalid/");
  private static final URI SECURE = URI.create("wss://server.invalid/");

  /** A name has at most 255 octets (RFC 1035 §2.3.4): nobody has to be asked. */
  private static final String UNKNOWN = ("x".repeat(63) + ".").repeat(4) + "invalid";

  private static final Script SILENT = ScriptedPeer::awaitEnd;

  @Test
  void aProxyWhoseNameIsUnknownIsNamed() {
    ConnectingFailed error = failure(Proxy.http(UNKNOWN, 3128));

    assertThat(error)
        .hasMessageStartingWith(
            "Could not reach server.invalid:80 through HTTP proxy %s:3128: could not find the proxy",
            UNKNOWN);
    assertThat(error.isRetryable()).isTrue();
  }

  @Test
  void aProxyThatRefusesTcpIsNamed() {
    try (RefusedPort port = RefusedPort.hold()) {
      ConnectingFailed error = failure(Proxies.socks5(port.uri().getPort()));

      assertThat(error)
          .hasMessageStartingWith(
              "Could not reach server.invalid:80 through SOCKS5 proxy localhost:%d: could not reach the proxy",
              port.uri().getPort());
      assertThat(error.isRetryable()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"403 Forbidden", "502 Bad Gateway", "503 Busy"})
  void aStatusIsNamedWithoutItsPhrase(String status) {
    assertRetryable(
        peer -> {
          peer.refuse(status, "s3cr3t".repeat(1000));
          peer.awaitEnd();
        },
        "it answered " + status.substring(0, 3));
  }

  @Test
  void aProxyThatClosesIsNamed() {
    assertRetryable(
        peer -> {
          peer.readRequest();
          peer.hangUp();
          peer.awaitEnd();
        },
        "it closed the connection");
  }

  @Test
  void garbageIsNotShown() {
    assertRetryable(answer("s3cr3t\r\n\r\n"), "its answer is not HTTP/1.1");
  }

  @Test
  void anAnswerWithAnEndlessHeadIsRefused() {
    assertRetryable(
        peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
          peer.sendUntilHangUp("X: s3cr3t\r\n".repeat(1000).getBytes(ISO_8859_1));
        },
        "the head of its answer has more than 16384 bytes");
  }

  @Test
  void aReplyOfSocksIsNamed() {
    try (SocksProxy proxy = SocksProxy.refusing(2)) {
      ConnectingFailed error = failure(Proxies.socks5(proxy.port()));

      assertThat(error)
          .hasMessage(
              "Could not reach server.invalid:80 through SOCKS5 proxy localhost:%d: it answered 2 (not allowed by its rules)",
              proxy.port())
          .hasNoCause();
      assertThat(error.isRetryable()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "wss"})
  void aProxyThatSaysNothingIsGivenUp(String scheme) {
    try (ScriptedServer silent = ScriptedServer.run(SILENT)) {
      Options options =
          TestClient.options()
              .transport(
                  TestClient.transport()
                      .proxy(Proxies.http(silent))
                      .connectTimeout(Duration.ofMillis(200))
                      .build())
              .build();
      URI uri = URI.create(scheme + "://server.invalid/");
      try (TestClient client = TestClient.forOneLink(uri, options)) {
        ConnectingFailed error = client.recorder().awaitError(ConnectingFailed.class);
        assertThat(error)
            .hasMessageStartingWith(
                "Expected a way through %s within PT0.2S", Proxies.http(silent).toString());
        assertThat(error.isRetryable()).isTrue();
        silent.awaitScripts();
      }
    }
  }

  @Test
  void stoppingWhileTheProxyIsSilentDropsTheTransport() throws IOException {
    try (ScriptedServer silent = ScriptedServer.listen();
        TestClient client =
            TestClient.start(
                new RecordingDispatcher(), SECURE, Proxies.through(Proxies.http(silent)));
        ScriptedPeer peer = silent.accept()) {
      peer.readRequest();
      client.connection().stop();
      assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
      peer.expectEnd();
    }
  }

  @Test
  void theAnswerMayComeByteByByte() throws IOException {
    try (ScriptedServer scripted = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(SERVER, Proxies.through(Proxies.http(scripted)));
        ScriptedPeer peer = scripted.accept()) {
      peer.readRequest();
      peer.sendByteByByte(bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX: y\r\n\r\n"));
      peer.acceptUpgradeWith(WireFrame.text("slow"));
      client.recorder().awaitConnect();
      assertThat(client.recorder().awaitText()).isEqualTo("slow");
      client.partFrom(peer);
    }
  }

  @Test
  void whatTheServerSaysInThePacketOfTheProxysYesIsHeard() {
    try (ScriptedServer scripted =
            ScriptedServer.run(
                answer(
                    "HTTP/1.1 200 OK\r\n\r\n"
                        + "HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nbody"));
        TestClient client =
            TestClient.forOneLink(SERVER, Proxies.through(Proxies.http(scripted)))) {
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error.status()).isEqualTo(403);
      assertThat(error.body()).asString().isEqualTo("body");
    }
  }

  @Test
  void soIsWhatTlsIsToldInThePacketOfTheProxysYes() {
    try (ScriptedServer scripted =
            ScriptedServer.run(answer("HTTP/1.1 200 OK\r\n\r\nthis is not TLS"));
        TestClient client =
            TestClient.forOneLink(SECURE, Proxies.through(Proxies.http(scripted)))) {
      assertThat(client.recorder().awaitError(ConnectingFailed.class))
          .hasMessage(
              "Could not agree on TLS with server.invalid:443 through %s: the answer is not TLS",
              Proxies.http(scripted));
    }
  }

  static List<Script> proxies() {
    return List.of(
        peer -> peer.refuse("407 s3cr3t", "s3cr3t", "Proxy-Authenticate: Basic realm=s3cr3t"),
        peer -> peer.refuse("502 s3cr3t", "s3cr3t"),
        answer("s3cr3t s3cr3t\r\n\r\n"),
        answer("HTTP/1.1 200 s3cr3t\r\n\r\ns3cr3t s3cr3t s3cr3t\r\n\r\n"),
        peer -> {
          peer.readRequest();
          peer.reset();
        });
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void neitherTheCredentialsNorTheProxysWordsAreLogged(Script script) {
    try (LogLines log = new LogLines(Level.TRACE);
        ScriptedServer scripted = ScriptedServer.run(script)) {
      Options options =
          Proxies.through(Proxies.http(scripted).withCredentials("s3cr3t", "s3cr3t")).toBuilder()
              .errorLogging(true)
              .infoLogging(true)
              .build();
      assertThat(options.toString()).contains("with credentials").doesNotContain("s3cr3t");
      try (TestClient client = TestClient.forOneLink(SERVER, options)) {
        assertNoSecret(trace(client.recorder().awaitError(FreshException.class)));
        client.recorder().awaitTerminate();
      }
      assertThat(log.texts()).isNotEmpty().allSatisfy(ProxyRefusalsTest::assertNoSecret);
      assertThat(log.all())
          .filteredOn(line -> line.thrown() != null)
          .allSatisfy(line -> assertNoSecret(trace(line.thrown())));
    }
  }

  private static void assertNoSecret(String text) {
    assertThat(text).doesNotContain("s3cr3t", "czNjcjN0");
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static Script answer(String answer) {
    return peer -> {
      peer.readRequest();
      peer.send(bytes(answer));
      peer.awaitEnd();
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static void assertRetryable(Script script, String message) {
    try (ScriptedServer scripted = ScriptedServer.run(script)) {
      Proxy proxy = Proxies.http(scripted);
      ConnectingFailed error = failure(proxy);
      assertThat(error)
          .hasMessage("Could not reach server.invalid:80 through %s: %s", proxy, message)
          .hasNoCause();
      assertThat(error.isRetryable()).isTrue();
      scripted.awaitScripts(); // which wait for the end of TCP
    }
  }

  private static ConnectingFailed failure(Proxy proxy) {
    try (TestClient client = TestClient.forOneLink(SERVER, Proxies.through(proxy))) {
      return client.recorder().awaitError(ConnectingFailed.class);
    }
  }
}
