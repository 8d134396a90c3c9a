// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static io.fresh.testing.WireFrame.BINARY;
import static io.fresh.testing.WireFrame.CLOSE;
import static io.fresh.testing.WireFrame.CONTINUATION;
import static io.fresh.testing.WireFrame.PING;
import static io.fresh.testing.WireFrame.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.Options;
import io.fresh.UpgradeOptions;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the protocol or a limit is answered on the wire with its code, told once, and nothing follows (RFC 6455 §7.1.7). */
final class ProtocolViolationsTest {

  private static final byte[] BROKEN_UTF8 = {'o', 'k', (byte) 0xC0, (byte) 0xAF};

  /** The first two of the three bytes of a euro sign. */
  private static final byte[] CUT_UTF8 = {(byte) 0xE2, (byte) 0x82};

  /** What a server sends, and with which code it is refused. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Violation(String rule, byte[] bytes, int code) {
    @Override
    public String toString() {
      return rule;
    }
  }

  private static Violation protocol(String rule, WireFrame... frames) {
    return new Violation(rule, bytes(frames), 1002);
  }

  private static Violation protocol(String rule, String hex) {
    return new Violation(rule, HexFormat.of().parseHex(hex), 1002);
  }

  private static Violation payload(String rule, WireFrame... frames) {
    return new Violation(rule, bytes(frames), 1007);
  }

  static Stream<Violation> framing() {
    return Stream.of(
        protocol("RSV1 is set", WireFrame.text("x").withRsv(4)),
        protocol("RSV2 is set", WireFrame.text("x").withRsv(2)),
        protocol("RSV3 is set", WireFrame.text("x").withRsv(1)),
        protocol("RSV1 is set on a control frame", WireFrame.of(PING, new byte[0]).withRsv(4)),
        protocol("reserved data opcode 3", WireFrame.of(0x3, new byte[0])),
        protocol("reserved data opcode 7", WireFrame.of(0x7, new byte[0])),
        protocol("reserved control opcode 11", WireFrame.of(0xB, new byte[0])),
        protocol("reserved control opcode 15", WireFrame.of(0xF, new byte[0])),
        protocol("masked by the server", WireFrame.text("x").masked(new byte[] {1, 2, 3, 4})),
        protocol("fragmented ping", WireFrame.of(PING, new byte[0]).unfinished()),
        protocol("fragmented Close", WireFrame.close(1000, "").unfinished()),
        protocol("ping of 126 bytes", WireFrame.of(PING, new byte[126])),
        protocol("length of 125 in 16 bits", "827e007d"),
        protocol("length of 65535 in 64 bits", "827f000000000000ffff"),
        protocol("length with the highest bit set", "827f8000000000000000"));
  }

  static Stream<Violation> fragmentation() {
    return Stream.of(
        protocol("continuation of nothing", WireFrame.of(CONTINUATION, new byte[0])),
        protocol(
            "text within a fragmented text", WireFrame.text("a").unfinished(), WireFrame.text("b")),
        protocol(
            "binary within a fragmented text",
            WireFrame.text("a").unfinished(),
            WireFrame.of(BINARY, new byte[0])));
  }

  static Stream<Violation> closing() {
    return Stream.concat(
        Stream.of(
            protocol("Close of one byte", WireFrame.of(CLOSE, new byte[1])),
            payload("Close with a reason that is not UTF-8", closeWith(BROKEN_UTF8)),
            payload("Close with a reason that ends within a character", closeWith(CUT_UTF8))),
        Stream.of(0, 999, 1004, 1005, 1006, 1015, 5000, 65_535)
            .map(code -> protocol("Close with code " + code, WireFrame.close(code, ""))));
  }

  static Stream<Violation> text() {
    return Stream.of(
        payload("text that is not UTF-8", WireFrame.of(TEXT, BROKEN_UTF8)),
        payload("text that ends within a character", WireFrame.of(TEXT, CUT_UTF8)),
        payload("broken UTF-8 in a first fragment", WireFrame.of(TEXT, BROKEN_UTF8).unfinished()),
        payload(
            "broken UTF-8 in a later fragment",
            WireFrame.text("ok").unfinished(),
            WireFrame.of(CONTINUATION, BROKEN_UTF8).unfinished()),
        payload(
            "a message that ends within a character",
            WireFrame.text("ok").unfinished(),
            WireFrame.of(CONTINUATION, CUT_UTF8)),
        payload(
            "a surrogate", WireFrame.of(TEXT, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})));
  }

  static Stream<Violation> limits() {
    byte[] half = new byte[(1 << 19) + 1];
    return Stream.of(
        new Violation(
            "a frame beyond the limit, from its header", hex("827f0000000000100001"), 1009),
        new Violation("a frame beyond any memory", hex("827f7fffffffffffffff"), 1009),
        new Violation(
            "a message beyond the limit",
            bytes(WireFrame.of(BINARY, half).unfinished(), WireFrame.of(CONTINUATION, half)),
            1009),
        new Violation("too many fragments", tooManyFragments(), 1009));
  }

  private static byte[] tooManyFragments() {
    WireFrame[] frames = new WireFrame[UpgradeOptions.DEFAULT_MAX_FRAGMENTS + 1];
    Arrays.fill(frames, WireFrame.of(CONTINUATION, new byte[0]).unfinished());
    frames[0] = WireFrame.of(BINARY, new byte[0]).unfinished();
    return bytes(frames);
  }

  @ParameterizedTest
  @MethodSource({"framing", "fragmentation", "closing", "text", "limits"})
  void isRefusedWithItsCodeAndToldOnce(Violation violation) throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.send(violation.bytes());
      assertThat(peer.expectClose(violation.code())).isEmpty();
      peer.hangUp();
      assertRefused(client, violation.code());
    }
  }

  @ParameterizedTest
  @MethodSource({"framing", "fragmentation", "closing", "text"})
  void isRefusedAlsoWhenItComesByteByByte(Violation violation) {
    try (ScriptedServer server =
            ScriptedServer.run(
                peer -> {
                  peer.acceptUpgrade();
                  peer.sendByteByByte(violation.bytes());
                  peer.expectClose(violation.code());
                });
        TestClient client = TestClient.forOneLink(server.uri())) {
      assertRefused(client, violation.code());
      server.awaitScripts();
    }
  }

  private static void assertRefused(TestClient client, int code) {
    client.recorder().awaitConnect();
    DecodingFailed error = client.recorder().awaitError(DecodingFailed.class);
    assertThat(error.closeCode()).hasValue(code);
    assertThat(error.isTransportLost()).isTrue();
    assertThat(client.recorder().awaitTerminate()).isEqualTo(ExitReason.normal());
  }

  @Test
  void whatCameBeforeItIsDeliveredAndWhatComesBehindItIsNot() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.send(
          WireFrame.text("before"),
          WireFrame.of(0x3, new byte[0]),
          WireFrame.text("behind"),
          WireFrame.close(1000, ""));
      peer.expectClose(1002);
      peer.text("long behind");
      peer.hangUp();
      client.recorder().awaitConnect();
      assertThat(client.recorder().awaitText()).isEqualTo("before");
      client.recorder().awaitError(DecodingFailed.class);
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void theTransportEndsThoughTheServerDoesNotEndIt() throws IOException {
    Options options =
        TestClient.options()
            .transport(TestClient.transport().lingerTimeout(Duration.ofMillis(200)).build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.send(WireFrame.of(0x3, new byte[0]));
      peer.expectClose(1002);
      peer.expectEnd();
      assertRefused(client, 1002);
    }
  }

  @Test
  void aMessageThatIsCompleteCannotBeContinued() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.send(
          WireFrame.text("who").unfinished(),
          WireFrame.of(CONTINUATION, new byte[] {'l', 'e'}),
          WireFrame.of(CONTINUATION, new byte[] {'!'}));
      peer.expectClose(1002);
      peer.hangUp();
      client.recorder().awaitConnect();
      assertThat(client.recorder().awaitText()).isEqualTo("whole");
      client.recorder().awaitError(DecodingFailed.class);
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void itsCloseGoesAheadOfWhatWaits() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onText(
                (connection, text, outbox) -> {
                  for (int i = 0; i < 100; i++) {
                    connection.send("x".repeat(100_000));
                  }
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.send(WireFrame.text("go"), WireFrame.of(0x3, new byte[0]));
      List<WireFrame> frames = peer.readUntilClose();
      assertThat(frames).hasSizeLessThan(100);
      assertThat(frames.get(frames.size() - 1).closeCode()).isEqualTo(1002);
      peer.hangUp();
      client.recorder().awaitConnect();
      client.recorder().awaitText();
      client.recorder().awaitError(DecodingFailed.class);
      client.recorder().awaitTerminate();
    }
  }

  @Test
  void aMessageThatIsNeverCompletedIsRefused() throws IOException {
    Options options =
        TestClient.options()
            .upgrade(UpgradeOptions.builder().messageTimeout(Duration.ofMillis(200)).build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.send(WireFrame.text("never").unfinished());
      peer.expectClose(1009);
      peer.hangUp();
      assertRefused(client, 1009);
    }
  }

  @Test
  void byDefaultTheClientReconnects() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        peer.send(WireFrame.of(0x3, new byte[0]));
        peer.expectClose(1002);
      }
      client.recorder().awaitError(DecodingFailed.class);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        assertThat(client.recorder().awaitConnect().attempt()).isEqualTo(2);
        peer.text("again");
        assertThat(client.recorder().awaitText()).isEqualTo("again");
        client.partFrom(peer);
      }
    }
  }

  private static WireFrame closeWith(byte[] reason) {
    byte[] payload = new byte[2 + reason.length];
    payload[0] = 1000 >> 8;
    payload[1] = (byte) 1000;
    System.arraycopy(reason, 0, payload, 2, reason.length);
    return WireFrame.of(CLOSE, payload);
  }

  private static byte[] bytes(WireFrame... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (WireFrame frame : frames) {
      all.writeBytes(frame.bytes());
    }
    return all.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
