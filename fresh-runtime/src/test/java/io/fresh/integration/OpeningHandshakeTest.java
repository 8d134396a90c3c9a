// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Frame;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.UpgradeOptions;
import io.fresh.testing.Certificate;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.RequestHead;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From the first byte of TCP to the verified 101, and every way in which that can fail (RFC 6455 §4.1). */
final class OpeningHandshakeTest {

  private static final Duration SOON = Duration.ofMillis(200);

  @Test
  void whatAServerWithoutTlsSaysIsNotQuoted() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.forOneLink(URI.create("wss://127.0.0.1:" + server.uri().getPort() + "/"));
        ScriptedPeer peer = server.accept()) {
      peer.send("HTTP/1.1 400 Bad Request\r\nSet-Cookie: SECRET\r\n\r\n".getBytes(UTF_8));
      ConnectingFailed error = client.recorder().awaitError(ConnectingFailed.class);
      assertThat(error).hasMessageEndingWith("the answer is not TLS").hasNoCause();
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void whatAServerWithoutHttpSaysIsNotQuoted() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.send("SECRET\u001b[31m WITH TOKEN\r\n\r\n".getBytes(UTF_8));
      ProcessingFailed error = client.recorder().awaitError(ProcessingFailed.class);
      assertThat(error.getMessage())
          .startsWith("Expected an HTTP/1.1 answer")
          .doesNotContain("SECRET");
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void theRequestSaysWhatTheRfcAsksFor() throws IOException {
    Options options =
        TestClient.options()
            .header("Authorization", "Bearer token")
            .upgrade(UpgradeOptions.builder().subprotocols("chat.v2", "chat.v1").build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.forOneLink(server.uri().resolve("/prices/eur?from=1"), options);
        ScriptedPeer peer = server.accept()) {
      RequestHead request = peer.readRequest();
      assertThat(request.line()).isEqualTo("GET /prices/eur?from=1 HTTP/1.1");
      assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + server.uri().getPort());
      assertThat(request.header("Upgrade")).isEqualToIgnoringCase("websocket");
      assertThat(request.header("Connection")).isEqualToIgnoringCase("upgrade");
      assertThat(request.header("Sec-WebSocket-Version")).isEqualTo("13");
      assertThat(request.header("Sec-WebSocket-Protocol")).isEqualTo("chat.v2, chat.v1");
      assertThat(request.header("Sec-WebSocket-Extensions")).isNull();
      assertThat(request.header("Authorization")).isEqualTo("Bearer token");
      assertThat(Base64.getDecoder().decode(request.header("Sec-WebSocket-Key"))).hasSize(16);
      client.connection().stop();
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void eachAttemptHasItsOwnKey() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      String first = refused(server, client);
      String second = refused(server, client);
      assertThat(second).isNotEqualTo(first);
    }
  }

  private static String refused(ScriptedServer server, TestClient client) throws IOException {
    try (ScriptedPeer peer = server.accept()) {
      peer.refuse("500 Broken", "");
      client.recorder().awaitError(EstablishingFailed.class);
      return String.valueOf(peer.request().header("Sec-WebSocket-Key"));
    }
  }

  @Test
  void nothingFollowsTheRequestBeforeTheAnswer() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      assertThat(client.connection().send("too early")).isFalse();
      assertThat(client.connection().send(Frame.ping(new byte[0]))).isFalse();
      client.connection().close(1000, "too early");
      peer.send(ScriptedPeer.response("403 Forbidden", "", "Content-Length: 0"));
      client.recorder().awaitError(EstablishingFailed.class);
      peer.expectEnd();
    }
  }

  @Test
  void theHandlerSeesTheAnswer() throws IOException {
    Options options =
        TestClient.options()
            .upgrade(UpgradeOptions.builder().subprotocols("chat.v2", "chat.v1").build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade("Sec-WebSocket-Protocol: chat.v1", "X-Server: scripted");
      Handshake handshake = client.recorder().awaitConnect();
      assertThat(handshake.status()).isEqualTo(101);
      assertThat(handshake.attempt()).isEqualTo(1);
      assertThat(handshake.subprotocol()).hasValue("chat.v1");
      assertThat(handshake.headers().first("x-server")).hasValue("scripted");
      client.partFrom(peer);
    }
  }

  @Test
  void namesAndTokensOfTheAnswerAreReadInAnyCaseAndAmongOthers() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      String key = peer.readRequest().acceptKey();
      peer.send(
          ScriptedPeer.response(
              "101 Whatever",
              "",
              "UPGRADE: WebSocket",
              "connection: keep-alive, UPGRADE",
              "sec-websocket-accept: " + key));
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void theAnswerMayComeByteByByte() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      peer.sendByteByByte(peer.acceptance());
      peer.sendByteByByte(WireFrame.text("slow").bytes());
      client.recorder().awaitConnect();
      assertThat(client.recorder().awaitText()).isEqualTo("slow");
      client.partFrom(peer);
    }
  }

  @Test
  void framesThatComeWithTheAnswerAreDeliveredAfterItInOrder() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(
          WireFrame.text("1"), WireFrame.text("2"), WireFrame.text("3"), WireFrame.close(4000, ""));
      client.recorder().awaitConnect();
      assertThat(client.recorder().awaitText()).isEqualTo("1");
      assertThat(client.recorder().awaitText()).isEqualTo("2");
      assertThat(client.recorder().awaitText()).isEqualTo("3");
      assertThat(client.recorder().awaitDisconnect().code()).isEqualTo(4000);
    }
  }

  @Test
  void anInterimAnswerIsPassedOver() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      peer.send(ScriptedPeer.response("103 Early Hints", "", "Link: </style.css>"));
      peer.send(peer.acceptance());
      assertThat(client.recorder().awaitConnect().status()).isEqualTo(101);
      client.partFrom(peer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400 Bad Request, false",
    "401 Unauthorized, false",
    "403 Forbidden, false",
    "404 Not Found, false",
    "410 Gone, false",
    "426 Upgrade Required, false",
    "429 Too Many Requests, true",
    "500 Internal Server Error, true",
    "502 Bad Gateway, true",
    "503 Service Unavailable, true",
    "200 OK, true",
    "302 Found, true"
  })
  void aRefusalTellsStatusHeadersAndBody(String status, boolean retryable) {
    try (ScriptedServer server =
            ScriptedServer.run(peer -> peer.refuse(status, "go away", "X-Why: because"));
        TestClient client = TestClient.forOneLink(server.uri())) {
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
      assertThat(error.headers().first("X-Why")).hasValue("because");
      assertThat(new String(error.body(), UTF_8)).isEqualTo("go away");
      assertThat(error.isRetryable()).isEqualTo(retryable);
      assertThat(error.isTransportLost()).isTrue();
    }
  }

  @Test
  void ofALongBodyTheFirstBytesAreKept() {
    try (ScriptedServer server =
            ScriptedServer.run(peer -> peer.refuse("500 Broken", "x".repeat(100_000)));
        TestClient client = TestClient.forOneLink(server.uri())) {
      assertThat(client.recorder().awaitError(EstablishingFailed.class).body())
          .hasSize(UpgradeOptions.DEFAULT_MAX_ERROR_BODY_BYTES);
    }
  }

  @Test
  void aRefusalWhoseBodyNeverEndsIsReportedAllTheSame() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      peer.send(ScriptedPeer.response("403 Forbidden", "the be", "Content-Length: 1000"));
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error.status()).isEqualTo(403);
      assertThat(new String(error.body(), UTF_8)).isEqualTo("the be");
      peer.expectEnd();
    }
  }

  @Test
  void aRefusalThatEndsWithTheConnectionIsReportedAsARefusal() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      peer.send(ScriptedPeer.response("401 Unauthorized", "who", "Connection: close"));
      peer.hangUp();
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error.status()).isEqualTo(401);
      assertThat(new String(error.body(), UTF_8)).isEqualTo("who");
    }
  }

  static Stream<Arguments> invalidAcceptances() {
    String right = "Sec-WebSocket-Accept: %s";
    return Stream.of(
        Arguments.of("no accept key", new String[] {"Upgrade: websocket", "Connection: Upgrade"}),
        Arguments.of(
            "a wrong accept key",
            new String[] {
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA="
            }),
        Arguments.of("no Upgrade", new String[] {"Connection: Upgrade", right}),
        Arguments.of(
            "a wrong Upgrade", new String[] {"Upgrade: h2c", "Connection: Upgrade", right}),
        Arguments.of("no Connection", new String[] {"Upgrade: websocket", right}),
        Arguments.of(
            "a wrong Connection", new String[] {"Upgrade: websocket", "Connection: close", right}),
        Arguments.of(
            "an extension that was not offered",
            new String[] {
              "Upgrade: websocket",
              "Connection: Upgrade",
              right,
              "Sec-WebSocket-Extensions: permessage-deflate"
            }),
        Arguments.of(
            "a subprotocol that was not offered",
            new String[] {
              "Upgrade: websocket", "Connection: Upgrade", right, "Sec-WebSocket-Protocol: chat"
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalidAcceptances")
  void anAcceptanceMustBeValid(String what, String[] headers) throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      String key = peer.readRequest().acceptKey();
      String[] complete =
          Stream.of(headers).map(header -> header.formatted(key)).toArray(String[]::new);
      peer.send(ScriptedPeer.response("101 Switching Protocols", "", complete));
      EstablishingFailed error = client.recorder().awaitError(EstablishingFailed.class);
      assertThat(error.status()).isEqualTo(101);
      assertThat(error.isRetryable()).isFalse();
      peer.expectEnd();
    }
  }

  @ParameterizedTest
  @CsvSource({"HELLO", "HTTP/1.1 abc Switching", "SSH-2.0-OpenSSH_9.6", "HTTP/1.1"})
  void anAnswerThatIsNoHttpIsAFailedResponse(String line) throws IOException {
    assertProcessingFails((line + "\r\nNot: important\r\n\r\n").getBytes(US_ASCII));
  }

  @Test
  void anAnswerWithAnOversizeHeadIsAFailedResponse() throws IOException {
    byte[] head =
        ScriptedPeer.switchingProtocols(
            "X-Long: " + "x".repeat(UpgradeOptions.DEFAULT_MAX_RESPONSE_HEAD_BYTES));
    assertProcessingFails(head);
  }

  @Test
  void anAnswerWithTooManyHeadersIsAFailedResponse() throws IOException {
    String[] headers = new String[UpgradeOptions.DEFAULT_MAX_RESPONSE_HEADERS + 1];
    Arrays.fill(headers, "X: y");
    assertProcessingFails(ScriptedPeer.switchingProtocols(headers));
  }

  private static void assertProcessingFails(byte[] answer) throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      peer.send(answer);
      client.recorder().awaitError(ProcessingFailed.class);
      peer.expectEnd();
    }
  }

  @Test
  void headersWithoutAnEndAreCutOff() {
    try (ScriptedServer server =
            ScriptedServer.run(
                peer -> {
                  peer.readRequest();
                  peer.send("HTTP/1.1 101 Switching Protocols\r\n".getBytes(US_ASCII));
                  peer.sendUntilHangUp("X-More: and more\r\n".repeat(100).getBytes(US_ASCII));
                });
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitError(ProcessingFailed.class);
      server.awaitScripts();
    }
  }

  @Test
  void aServerThatHangsUpWithoutAnAnswerIsAFailedResponse() {
    assertProcessingFails(ScriptedPeer::readRequest);
  }

  @Test
  void aServerThatHangsUpWithinItsAnswerIsAFailedResponse() {
    assertProcessingFails(
        peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 101 Swit".getBytes(US_ASCII));
        });
  }

  @Test
  void aServerThatResetsTheConnectionWithoutAnAnswerIsAFailedResponse() {
    assertProcessingFails(
        peer -> {
          peer.readRequest();
          peer.reset();
        });
  }

  private static void assertProcessingFails(ScriptedServer.Script script) {
    try (ScriptedServer server = ScriptedServer.run(script);
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitError(ProcessingFailed.class);
    }
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() throws IOException {
    Options options =
        TestClient.options()
            .upgrade(UpgradeOptions.builder().handshakeTimeout(SOON).build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      client.recorder().awaitError(ProcessingFailed.class);
      peer.expectEnd();
    }
  }

  @Test
  void aServerThatSaysNothingBeforeTlsIsGivenUp() {
    Options options =
        TestClient.options().transport(TestClient.transport().tlsTimeout(SOON).build()).build();
    try (ScriptedServer server = ScriptedServer.listenTls(Certificate.VALID);
        TestClient client = TestClient.forOneLink(server.uri(), options)) {
      client.recorder().awaitError(ConnectingFailed.class);
    }
  }

  @Test
  void aWholeAttemptHasALimitOfItsOwn() throws IOException {
    Options options =
        TestClient.options().transport(TestClient.transport().attemptTimeout(SOON).build()).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      client.recorder().awaitError(ProcessingFailed.class);
      peer.expectEnd();
    }
  }

  @Test
  void aRefusedPortIsAFailedConnect() {
    try (RefusedPort port = RefusedPort.hold();
        TestClient client = TestClient.forOneLink(port.uri())) {
      ConnectingFailed error = client.recorder().awaitError(ConnectingFailed.class);
      assertThat(error.isRetryable()).isTrue();
      assertThat(error).hasMessageContaining("127.0.0.1:" + port.uri().getPort());
    }
  }

  @Test
  void aServerWithoutTlsIsAFailedConnect() {
    try (ScriptedServer server =
            ScriptedServer.run(
                peer -> {
                  peer.send("220 mail ready\r\n".getBytes(US_ASCII));
                  peer.awaitEnd();
                });
        TestClient client =
            TestClient.forOneLink(URI.create("wss://localhost:" + server.uri().getPort()))) {
      client.recorder().awaitError(ConnectingFailed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"SELF_SIGNED", "EXPIRED", "WRONG_HOST"})
  void aBadCertificateEndsTheAttemptBeforeTheRequest(Certificate certificate) {
    try (ScriptedServer server =
            ScriptedServer.runTls(certificate, ScriptedPeer::expectTlsRefusal);
        TestClient client = TestClient.forOneLink(server.uri())) {
      assertThat(client.recorder().awaitError(ConnectingFailed.class).isRetryable()).isFalse();
      server.awaitScripts();
    }
  }
}
