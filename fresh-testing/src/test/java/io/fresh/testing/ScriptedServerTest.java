// SPDX-License-Identifier: MIT
package io.fresh.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripted server, seen by the JDK's client. */
final class ScriptedServerTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void playsItsScript(boolean tls) {
    try (ScriptedServer server =
            run(
                tls,
                peer -> {
                  peer.acceptUpgrade();
                  peer.text("hi");
                  peer.expectText("1");
                  peer.ping("p");
                  peer.expectPong("p");
                  peer.close(1000, "bye");
                  peer.expectClose(1000);
                });
        JdkClient client = JdkClient.connect(server.uri())) {
      assertThat(client.awaitText()).isEqualTo("hi");
      client.text("1");
      assertThat(client.awaitPing()).isEqualTo("p");
      assertThat(client.awaitEnd()).isEqualTo(new Closed(1000, "bye"));
      server.awaitScripts();
    }
  }

  @Test
  void framesMayComeWithTheAnswer() {
    try (ScriptedServer server =
            ScriptedServer.run(
                peer -> {
                  peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("b"));
                  peer.awaitEnd();
                });
        JdkClient client = JdkClient.connect(server.uri())) {
      assertThat(client.awaitText()).isEqualTo("a");
      assertThat(client.awaitText()).isEqualTo("b");
    }
  }

  @Test
  void bytesMayComeOneByOne() {
    try (ScriptedServer server =
            ScriptedServer.run(
                peer -> {
                  peer.readRequest();
                  peer.sendByteByByte(peer.acceptance());
                  peer.sendByteByByte(WireFrame.text("slow").bytes());
                  peer.awaitEnd();
                });
        JdkClient client = JdkClient.connect(server.uri())) {
      assertThat(client.awaitText()).isEqualTo("slow");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"401 Unauthorized", "404 Not Found", "429 Too Many", "503 Busy"})
  void refusesWithAStatus(String status) {
    try (ScriptedServer server =
        ScriptedServer.run(peer -> peer.refuse(status, "no", "Retry-After: 1"))) {
      assertThatThrownBy(() -> JdkClient.connect(server.uri()))
          .hasStackTraceContaining(status.substring(0, 3));
      server.awaitScripts();
    }
  }

  @Test
  void answersWithAWrongKey() {
    try (ScriptedServer server =
        ScriptedServer.run(
            peer -> {
              peer.readRequest();
              peer.send(ScriptedPeer.switchingProtocols("Sec-WebSocket-Accept: wrong"));
              peer.awaitEnd();
            })) {
      assertThatThrownBy(() -> JdkClient.connect(server.uri()))
          .hasStackTraceContaining("Sec-WebSocket-Accept");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dropsTheConnection(boolean tls) {
    assertThat(endAfter(tls, ScriptedPeer::drop)).isEqualTo(1006);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void resetsTheConnection(boolean tls) {
    assertThat(endAfter(tls, ScriptedPeer::reset)).isEqualTo(1006);
  }

  private static int endAfter(boolean tls, ScriptedServer.Script end) {
    ScriptedServer.Script script =
        peer -> {
          peer.acceptUpgrade();
          peer.expectText("now");
          end.play(peer);
        };
    try (ScriptedServer server = run(tls, script);
        JdkClient client = JdkClient.connect(server.uri())) {
      client.text("now");
      return client.awaitEnd().code();
    }
  }

  @Test
  void eachConnectionHasItsScript() {
    try (ScriptedServer server =
        ScriptedServer.run(ScriptedServerTest::greetOne, ScriptedServerTest::greetTwo)) {
      for (String greeting : new String[] {"one", "two"}) {
        try (JdkClient client = JdkClient.connect(server.uri())) {
          assertThat(client.awaitText()).isEqualTo(greeting);
        }
      }
      server.awaitScripts();
    }
  }

  private static void greetOne(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade();
    peer.text("one");
    peer.awaitEnd();
  }

  private static void greetTwo(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade();
    peer.text("two");
    peer.awaitEnd();
  }

  @Test
  void theTestMayPlayTheServerItself() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        Socket client = connect(server.uri());
        ScriptedPeer peer = server.accept()) {
      client
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(peer.readRequest().line()).isEqualTo("GET / HTTP/1.1");
      assertThat(peer.request().header("host")).isEqualTo("here");
      client.getOutputStream().write(WireFrame.text("x").masked(new byte[4]).bytes());
      peer.expectText("x");
      client.shutdownOutput();
      peer.expectEnd();
    }
  }

  @Test
  void aFrameWithoutAMaskFailsTheScript() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        Socket client = connect(server.uri());
        ScriptedPeer peer = server.accept()) {
      client.getOutputStream().write(WireFrame.text("x").bytes());
      assertThatThrownBy(peer::expectFrame)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("not masked");
    }
  }

  @Test
  void whatAScriptFailsWithIsThrownByTheServer() throws IOException {
    AssertionError failure = new AssertionError("not as expected");
    ScriptedServer server =
        ScriptedServer.run(
            peer -> {
              throw failure;
            });
    try (server;
        Socket client = connect(server.uri())) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThatThrownBy(server::awaitScripts).isSameAs(failure);
    }
  }

  @Test
  void aFailureThatNobodyAskedForIsThrownAtTheEnd() throws IOException {
    AssertionError failure = new AssertionError("not as expected");
    ScriptedServer server =
        ScriptedServer.run(
            peer -> {
              throw failure;
            });
    try (Socket client = connect(server.uri())) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    assertThatThrownBy(server::close).isSameAs(failure);
  }

  @ParameterizedTest
  @EnumSource(names = {"SELF_SIGNED", "EXPIRED", "WRONG_HOST"})
  void aBadCertificateIsRefused(Certificate certificate) {
    try (ScriptedServer server =
        ScriptedServer.runTls(certificate, ScriptedPeer::expectTlsRefusal)) {
      assertThatThrownBy(() -> JdkClient.connect(server.uri()))
          .hasCauseInstanceOf(SSLException.class);
      server.awaitScripts();
    }
  }

  @Test
  void nobodyListensOnARefusedPort() {
    try (RefusedPort port = RefusedPort.hold()) {
      assertThatThrownBy(() -> connect(port.uri()).close())
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("refused");
    }
  }

  private static ScriptedServer run(boolean tls, ScriptedServer.Script... scripts) {
    return tls ? ScriptedServer.runTls(Certificate.VALID, scripts) : ScriptedServer.run(scripts);
  }

  private static Socket connect(URI uri) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
  }
}
