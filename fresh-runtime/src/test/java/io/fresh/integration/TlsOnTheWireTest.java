// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.FreshException.ConnectingFailed;
import io.fresh.Options;
import io.fresh.Tls;
import io.fresh.TransportOptions;
import io.fresh.testing.Certificate;
import io.fresh.testing.RecordingRelay;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a {@code wss} connection stands on the wire, below TLS (RFC 6455 §4.1, §5.1, §7.1.1). */
final class TlsOnTheWireTest {

  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;
  private static final Tls TLS = Tls.builder().trust(Certificate.trustStore()).build();
  private static final Duration SOON = Duration.ofMillis(200);

  @Test
  void nothingIsSentBeforeTlsIsUp() throws IOException {
    List<TlsRecord> sent = TlsRecord.read(sentToASilentServer("localhost", TLS));

    assertThat(sent.get(0).type()).isEqualTo(HANDSHAKE);
    assertThat(sent).extracting(TlsRecord::type).doesNotContain(APPLICATION_DATA);
  }

  @Test
  void theHostIsNamedInTheTlsHandshake() throws IOException {
    assertThat(sentToASilentServer("localhost", TLS)).containsSequence(serverName("localhost"));
  }

  @Test
  void aNameForTlsIsNamedInsteadOfTheHost() throws IOException {
    Tls tls = TLS.toBuilder().serverName("elsewhere.example").build();

    byte[] sent = sentToASilentServer("localhost", tls);
    assertThat(sent).containsSequence(serverName("elsewhere.example"));
    assertThat(new String(sent, ISO_8859_1)).doesNotContain("localhost");
  }

  @Test
  void anAddressIsNotNamed() throws IOException {
    byte[] sent = sentToASilentServer("127.0.0.1", TLS);

    assertThat(new String(sent, ISO_8859_1)).doesNotContain("127.0.0.1");
  }

  /** The extension {@code server_name} of a ClientHello (RFC 6066 §3). */
  private static byte[] serverName(String host) {
    byte[] name = host.getBytes(US_ASCII);
    ByteBuffer extension = ByteBuffer.allocate(9 + name.length);
    extension.putShort((short) 0).putShort((short) (name.length + 5));
    extension.putShort((short) (name.length + 3)).put((byte) 0);
    return extension.putShort((short) name.length).put(name).array();
  }

  /** All bytes of a client that finds TCP up and TLS never answered. */
  private static byte[] sentToASilentServer(String host, Tls tls) throws IOException {
    Options options = with(TransportOptions.builder().tls(tls).tlsTimeout(SOON).build());
    try (ScriptedServer server = ScriptedServer.listen();
        RecordingRelay relay = RecordingRelay.to(server.uri());
        TestClient client =
            TestClient.forOneLink(
                URI.create("wss://" + host + ":" + relay.uri().getPort()), options);
        ScriptedPeer peer = server.accept()) {
      client.recorder().awaitError(ConnectingFailed.class);
      peer.awaitEnd();
      return relay.awaitSent();
    }
  }

  @Test
  void everythingGoesThroughTheTunnel() {
    try (ScriptedServer server =
            ScriptedServer.runTls(
                Certificate.VALID,
                peer -> {
                  peer.acceptUpgrade();
                  peer.expectText("a secret");
                  peer.close(1000, "");
                  peer.expectClose(1000);
                  peer.hangUp();
                });
        RecordingRelay relay = RecordingRelay.to(server.uri());
        TestClient client = TestClient.forOneLink(relay.uri())) {
      client.recorder().awaitConnect();
      client.connection().send("a secret");
      client.recorder().awaitDisconnect();
      byte[] sent = relay.awaitSent();
      assertThat(TlsRecord.read(sent)).extracting(TlsRecord::type).contains(APPLICATION_DATA);
      assertThat(new String(sent, ISO_8859_1)).doesNotContain("GET /", "Sec-WebSocket", "secret");
    }
  }

  @Test
  void framesAreMaskedOverTls() {
    try (ScriptedServer server =
            ScriptedServer.runTls(
                Certificate.VALID,
                peer -> {
                  peer.acceptUpgrade();
                  byte[] first = peer.expectFrame().mask();
                  byte[] second = peer.expectFrame().mask();
                  assertThat(first).hasSize(4).isNotEqualTo(second);
                  peer.send(WireFrame.close(1000, ""));
                  peer.expectClose(1000);
                });
        TestClient client = TestClient.forOneLink(server.uri())) {
      client.recorder().awaitConnect();
      client.connection().send("the same text");
      client.connection().send("the same text");
      client.recorder().awaitDisconnect();
      server.awaitScripts();
    }
  }

  @Test
  void tlsIsEndedBeforeTcp() {
    try (ScriptedServer server =
            ScriptedServer.runTls(
                Certificate.VALID,
                peer -> {
                  peer.acceptUpgrade();
                  peer.close(1000, "");
                  peer.expectClose(1000);
                  peer.expectEnd();
                });
        RecordingRelay relay = RecordingRelay.to(server.uri());
        TestClient client =
            TestClient.forOneLink(
                relay.uri(), with(TestClient.transport().lingerTimeout(SOON).build()))) {
      client.recorder().awaitConnect();
      client.recorder().awaitDisconnect();
      List<TlsRecord> sent = TlsRecord.read(relay.awaitSent());
      // Behind our Close, a frame of 8 bytes, comes a record of 2: the alert that ends TLS.
      int last = sent.get(sent.size() - 1).length();
      assertThat(sent.get(sent.size() - 2).length()).isEqualTo(last + 8 - 2);
      server.awaitScripts();
    }
  }

  private static Options with(TransportOptions transport) {
    return TestClient.options().transport(transport).build();
  }

  /**
   * A record of TLS (RFC 8446 §5.1).
   *
   * @param type what it holds; of what is encrypted by TLS 1.3, that is always application data
   * @param length without its header
   */
  private record TlsRecord(int type, int length) {

    /** Fails if the bytes are anything but whole records. */
    static List<TlsRecord> read(byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      List<TlsRecord> records = new ArrayList<>();
      while (in.hasRemaining()) {
        int type = in.get();
        assertThat(type).isBetween(20, APPLICATION_DATA);
        assertThat(in.get()).isEqualTo((byte) 3);
        in.get();
        int length = in.getShort() & 0xFFFF;
        assertThat(in.remaining()).isGreaterThanOrEqualTo(length);
        in.position(in.position() + length);
        records.add(new TlsRecord(type, length));
      }
      return records;
    }
  }
}
