// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import io.fresh.Frame;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.Handshake;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.TransportOptions;
import io.fresh.UpgradeOptions;
import io.fresh.testing.Certificate;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.RequestHead;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Redirects as servers send them, and what the next server learns. */
final class RedirectsTest {

  private static final String FOUND = "302 Found";

  /** What a request has of itself; everything else would be the user's. */
  private static final Set<String> OF_THE_RUNTIME =
      Set.of(
          "Host",
          "Upgrade",
          "Connection",
          "Sec-WebSocket-Key",
          "Sec-WebSocket-Version",
          "Sec-WebSocket-Protocol");

  // ---- real servers ----

  static Stream<Arguments> upwards() {
    return pairs().filter(pair -> !isDowngrade(pair));
  }

  static Stream<Arguments> downwards() {
    return pairs().filter(RedirectsTest::isDowngrade);
  }

  private static Stream<Arguments> pairs() {
    return Stream.of(RedirectingServer.Kind.values())
        .flatMap(
            from ->
                Stream.of(ServerKind.JETTY, ServerKind.JETTY_TLS, ServerKind.UNDERTOW_TLS)
                    .flatMap(to -> Stream.of(302, 307).map(status -> arguments(from, to, status))));
  }

  private static boolean isDowngrade(Arguments pair) {
    return ((RedirectingServer.Kind) pair.get()[0]).isSecure()
        && !((ServerKind) pair.get()[1]).isSecure();
  }

  @ParameterizedTest
  @MethodSource("upwards")
  void aRealServersRedirectToARealServerIsFollowed(
      RedirectingServer.Kind from, ServerKind to, int status) throws Exception {
    try (TestServer echo = to.start();
        RedirectingServer redirecting = from.start(status, asHttp(echo.uri()));
        TestClient client = TestClient.forOneLink(redirecting.uri(), redirects(1).build())) {
      client.recorder().awaitConnect();
      client.connection().send(Frame.text("hi"));
      assertThat(client.recorder().awaitText()).isEqualTo("hi");
      client.connection().stop();
      client.recorder().awaitTerminate();
    }
  }

  @ParameterizedTest
  @MethodSource("downwards")
  void aRealServersRedirectFromTlsToNoneIsRefused(
      RedirectingServer.Kind from, ServerKind to, int status) throws Exception {
    try (TestServer echo = to.start();
        RedirectingServer redirecting = from.start(status, asHttp(echo.uri()));
        TestClient client = TestClient.forOneLink(redirecting.uri(), redirects(5).build())) {
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error).hasMessageEndingWith("it leads from wss to ws");
      assertThat(error.status()).isEqualTo(status);
      assertThat(error.isRetryable()).isFalse();
      client.recorder().awaitTerminate();
      assertThat(echo.journal().connections()).isZero();
    }
  }

  private static String asHttp(URI uri) {
    return uri.toString().replaceFirst("^ws", "http");
  }

  // ---- chains ----

  @Test
  void fiveRedirectsAreFollowedInOneAttemptEachWithAKeyOfItsOwn() throws IOException {
    Set<String> keys = new HashSet<>();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), redirects(5).build())) {
      for (int step = 0; step < 5; step++) {
        RequestHead request = redirect(server, "/step/" + step);
        keys.add(request.header("Sec-WebSocket-Key"));
      }
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();
      keys.add(peer.request().header("Sec-WebSocket-Key"));

      assertThat(peer.request().line()).isEqualTo("GET /step/4 HTTP/1.1");
      Handshake handshake = client.recorder().awaitConnect();
      assertThat(handshake.status()).isEqualTo(101);
      assertThat(handshake.attempt()).isEqualTo(1);
      assertThat(keys).hasSize(6);
      client.partFrom(peer);
    }
  }

  @Test
  void aLoopEndsWithTheSixthRedirect() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), redirects(5).build())) {
      for (int step = 0; step < 5; step++) {
        redirect(server, "/");
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.refuse(FOUND, "around and around", "Location: /");
        EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
        assertThat(error).hasMessageEndingWith("UpgradeOptions.redirects allows were, 5");
        assertThat(error.status()).isEqualTo(302);
        assertThat(error.headers().first("Location")).contains("/");
        assertThat(error.body()).isEqualTo("around and around".getBytes(US_ASCII));
        assertThat(error.isRetryable()).isFalse();
        client.recorder().awaitTerminate();
      }
    }
  }

  @Test
  void aRelativeLocationIsResolvedAgainstTheServerThatSentIt() throws IOException {
    try (ScriptedServer first = ScriptedServer.listen();
        ScriptedServer second = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(first.uri(), redirects(3).build())) {
      redirect(first, second.uri() + "a/b?c");
      redirect(second, "../d");
      RequestHead resolved = redirect(second, "?e");
      assertThat(resolved.line()).isEqualTo("GET /d HTTP/1.1");
      ScriptedPeer peer = second.accept();
      peer.acceptUpgrade();

      assertThat(peer.request().line()).isEqualTo("GET /d?e HTTP/1.1");
      assertThat(peer.request().header("Host")).isEqualTo("127.0.0.1:" + second.uri().getPort());
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void noneIsFollowedByDefault() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.refuse(FOUND, "", "Location: " + server.uri());
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error.status()).isEqualTo(302);
      assertThat(error.isRetryable()).isTrue();
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void aServerThatCannotBeReachedFailsTheAttemptByItsOwnName() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        RefusedPort nobody = RefusedPort.hold();
        TestClient client = TestClient.forOneLink(server.uri(), redirects(1).build())) {
      redirect(server, nobody.uri().toString());
      assertThat(client.recorder().awaitError(ConnectingFailed.class))
          .hasMessageContaining("127.0.0.1:" + nobody.uri().getPort());
      client.recorder().awaitTerminate();
    }
  }

  // ---- credentials ----

  @Test
  void anotherOriginIsSentNothingOfTheUsersAndSoIsTheFirstThereafter() throws IOException {
    try (ScriptedServer first = ScriptedServer.listen();
        ScriptedServer second = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(withUserInfo(first.uri()), secrets(2).build())) {
      RequestHead trusted = redirect(first, second.uri().toString());
      assertThat(trusted.header("Authorization")).isEqualTo("Basic dXNlcjpzM2NyM3Q=");
      assertThat(trusted.header("X-Api-Key")).isEqualTo("s3cr3t");

      RequestHead foreign = redirect(second, first.uri() + "back");
      assertThat(foreign.headers().keySet()).containsExactlyInAnyOrderElementsOf(OF_THE_RUNTIME);
      assertThat(foreign.toString()).doesNotContain("s3cr3t");
      assertThat(foreign.header("Sec-WebSocket-Protocol")).isEqualTo("v1");

      ScriptedPeer peer = first.accept();
      peer.acceptUpgrade("Sec-WebSocket-Protocol: v1");
      assertThat(peer.request().line()).isEqualTo("GET /back HTTP/1.1");
      assertThat(peer.request().headers().keySet())
          .containsExactlyInAnyOrderElementsOf(OF_THE_RUNTIME);
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void theSameOriginIsSentEverything() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(withUserInfo(server.uri()), secrets(2).build())) {
      redirect(server, "/relative");
      redirect(server, asHttp(server.uri()) + "absolute");
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();

      assertThat(peer.request().line()).isEqualTo("GET /absolute HTTP/1.1");
      assertThat(peer.request().header("Authorization")).isEqualTo("Basic dXNlcjpzM2NyM3Q=");
      assertThat(peer.request().header("X-Api-Key")).isEqualTo("s3cr3t");
      assertThat(peer.request().header("Cookie")).isEqualTo("session=s3cr3t");
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void aReconnectBeginsAtTheFirstServerWithEverything() throws IOException {
    RecordingDispatcher recorder = new RecordingDispatcher();
    try (ScriptedServer first = ScriptedServer.listen();
        ScriptedServer second = ScriptedServer.listen();
        TestClient client =
            TestClient.start(recorder, withUserInfo(first.uri()), secrets(1).build())) {
      redirect(first, second.uri().toString());
      try (ScriptedPeer peer = second.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        peer.close(1001, "");
        recorder.awaitDisconnect();
      }
      ScriptedPeer again = first.accept();
      again.acceptUpgrade();
      assertThat(again.request().header("Authorization")).isEqualTo("Basic dXNlcjpzM2NyM3Q=");
      assertThat(again.request().header("X-Api-Key")).isEqualTo("s3cr3t");
      recorder.awaitConnect();
      client.partFrom(again);
    }
  }

  @Test
  void theOtherNameForTlsIsThatOfTheFirstServerAlone() throws IOException {
    TransportOptions transport =
        TestClient.transport()
            .tls(
                TestClient.transport().build().tls().toBuilder()
                    .serverName("elsewhere.example")
                    .build())
            .build();
    try (ScriptedServer first = ScriptedServer.listenTls(Certificate.WRONG_HOST);
        ScriptedServer second = ScriptedServer.listenTls(Certificate.VALID);
        TestClient client =
            TestClient.forOneLink(first.uri(), redirects(1).transport(transport).build())) {
      redirect(first, second.uri().toString());
      ScriptedPeer peer = second.accept();
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  // ---- bounds ----

  @Test
  void theBodyOfARedirectIsNotWaitedForAndItsConnectionIsClosedFirst() throws IOException {
    try (ScriptedServer first =
            ScriptedServer.run(
                peer -> {
                  peer.readRequest();
                  peer.send(
                      ScriptedPeer.response(
                          FOUND, "", "Location: /next", "Transfer-Encoding: chunked"));
                  peer.sendUntilHangUp(("3e8\r\n" + "x".repeat(1_000) + "\r\n").getBytes(US_ASCII));
                },
                peer -> {
                  peer.acceptUpgrade();
                  peer.expectClose(1000);
                  peer.close(1000, "");
                });
        TestClient client = TestClient.forOneLink(first.uri(), redirects(1).build())) {
      client.recorder().awaitConnect();
      client.connection().stop();
      first.awaitScripts();
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void theWholeChainHasTheTimeOfOneAttempt() throws IOException {
    Options options =
        redirects(5)
            .transport(TestClient.transport().attemptTimeout(Duration.ofMillis(300)).build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options)) {
      redirect(server, "/silent");
      try (ScriptedPeer peer = server.accept()) {
        peer.readRequest();
        peer.expectEnd();
      }
      client.recorder().await(Event.Failed.class);
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void stopWithinAChainEndsAtOnceAndLeavesNoConnection() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), redirects(5).build())) {
      redirect(server, "/silent");
      try (ScriptedPeer peer = server.accept()) {
        peer.readRequest();
        client.connection().stop();
        peer.expectEnd();
        client.recorder().awaitTerminate();
      }
    }
  }

  // ---- secrets ----

  @Test
  void theLogTellsOfEachStepAndNeitherItNorTheErrorShowsTheQuery() throws IOException {
    Options options = redirects(1).errorLogging(true).infoLogging(true).build();
    try (LogLines lines = new LogLines(Level.TRACE);
        ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(withUserInfo(server.uri()), options)) {
      redirect(server, "/next?token=s3cr3t#s3cr3t");
      try (ScriptedPeer peer = server.accept()) {
        peer.refuse(FOUND, "s3cr3t", "Location: wss://s3cr3t@127.0.0.1/s3cr3t?s3cr3t");
        EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
        assertThat(error)
            .hasNoCause()
            .hasMessageNotContaining("s3cr3t")
            .hasMessageContaining("not followed");
      }
      client.recorder().awaitTerminate();
      Patience.get(client.connection().terminated(), "the connection to terminate");
      String port = ":" + server.uri().getPort();
      assertThat(lines.texts())
          .filteredOn(line -> line.contains("redirected"))
          .containsExactly(
              client.connection()
                  + ": redirected from ws://127.0.0.1%s/ to ws://127.0.0.1%s/next?…"
                      .formatted(port, port));
      assertThat(lines.all().toString()).doesNotContain("s3cr3t");
    }
  }

  /** Answers the next connection's request with a redirect; the client ends that connection. */
  private static RequestHead redirect(ScriptedServer server, String location) throws IOException {
    try (ScriptedPeer peer = server.accept()) {
      peer.refuse(FOUND, "over there", "Location: " + location);
      peer.expectEnd();
      return peer.request();
    }
  }

  private static URI withUserInfo(URI uri) {
    return URI.create(uri.toString().replace("://", "://user:s3cr3t@"));
  }

  private static Options.Builder redirects(int limit) {
    return TestClient.options().upgrade(UpgradeOptions.builder().redirects(limit).build());
  }

  private static Options.Builder secrets(int limit) {
    return TestClient.options()
        .header("X-Api-Key", "s3cr3t")
        .header("Cookie", "session=s3cr3t")
        .upgrade(UpgradeOptions.builder().redirects(limit).subprotocols("v1").build());
  }
}
