// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.RSV1;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.ping;
import static io.fresh.internal.protocol.ServerFrames.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compressed message becomes (RFC 7692 §6.2, §7.2.2, §7.2.3). */
class InflatingTest {

  private static final DeflateTerms TAKEOVER = new DeflateTerms(true, true, 15, 15);
  private static final DeflateTerms NO_TAKEOVER = new DeflateTerms(false, true, 15, 15);
  private static final Event HELLO = Event.text("Hello");

  private final DeflatingServer server = new DeflatingServer(true);

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f248cdc9c90700", // 7.2.3.1: one block
        "000500faff48656c6c6f00", // 7.2.3.3: a block without compression
        "f348cdc9c9070000", // 7.2.3.4: a last block, then an empty one
        "f248050000 00ffff cac9c90700", // 7.2.3.5: two blocks
        "f348cdc9c907 00", // a last block and nothing behind it, which the RFC does not ask for
        "f248cdc9c907000000ffff00" // an empty block behind it
      })
  void theExamplesOfTheRfcAreInflated(String payload) {
    byte[] hello = compressed(payload);
    for (DeflateTerms terms : List.of(TAKEOVER, NO_TAKEOVER)) {
      assertThat(inflate(terms, hello, text("between"), hello, hello))
          .containsExactly(HELLO, Event.text("between"), HELLO, HELLO);
    }
  }

  @Test
  void aMessageMayReferToTheOnesBeforeIt() {
    byte[] first = compressed("f248cdc9c90700");
    byte[] second = compressed("f200110000"); // 7.2.3.2
    assertThat(inflate(TAKEOVER, first, second, second)).containsExactly(HELLO, HELLO, HELLO);
  }

  @Test
  void withoutContextTakeoverAMessageMustNotReferToTheOnesBeforeIt() {
    byte[] first = compressed("f248cdc9c90700");
    byte[] second = compressed("f200110000");
    assertThat(inflate(NO_TAKEOVER, first, second)).containsExactly(HELLO, Event.violation(1007));
  }

  @Test
  void fragmentsMayCutTheCompressedDataAnywhere() {
    byte[] payload = server.compress("Hello, hello, hello!".getBytes(UTF_8));
    for (int cut = 0; cut <= payload.length; cut++) {
      byte[] first = frame(RSV1 | TEXT, Arrays.copyOf(payload, cut));
      byte[] second = frame(FIN | CONTINUATION, Arrays.copyOfRange(payload, cut, payload.length));
      assertThat(inflate(NO_TAKEOVER, first, ping("between"), second, text("next")))
          .containsExactly(
              Event.ping("between"), Event.text("Hello, hello, hello!"), Event.text("next"));
    }
  }

  @Test
  void theTailMayLieInTheMidstOfAMessageAndBeCutThere() {
    byte[] twoBlocks = HexFormat.of().parseHex("f248050000" + "00ffff" + "cac9c90700");
    for (int cut = 1; cut < twoBlocks.length; cut++) {
      assertThat(
              inflate(
                  TAKEOVER,
                  frame(RSV1 | TEXT, Arrays.copyOf(twoBlocks, cut)),
                  frame(CONTINUATION, ""),
                  frame(FIN | CONTINUATION, Arrays.copyOfRange(twoBlocks, cut, twoBlocks.length))))
          .containsExactly(HELLO);
    }
  }

  @Test
  void lastBlocksMayStandAnywhereInAMessage() {
    byte[] wire =
        ServerFrames.concat(
            server.finish("one, ".getBytes(UTF_8)),
            server.finish("two, ".getBytes(UTF_8)),
            server.compress("three".getBytes(UTF_8)));
    byte[] message = frame(FIN | RSV1 | TEXT, wire);
    assertThat(inflate(NO_TAKEOVER, message, message))
        .containsExactly(Event.text("one, two, three"), Event.text("one, two, three"));
    assertThat(inflate(TAKEOVER, message, message))
        .containsExactly(Event.text("one, two, three"), Event.text("one, two, three"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "", "0200", "000000ffff00", "0300"})
  void aMessageMayInflateToNothing(String payload) {
    for (DeflateTerms terms : List.of(TAKEOVER, NO_TAKEOVER)) {
      assertThat(inflate(terms, compressed(payload), compressed("f248cdc9c90700")))
          .containsExactly(Event.text(""), HELLO);
    }
  }

  @Test
  void binaryMessagesAreInflatedToo() {
    byte[] bytes = new byte[3000];
    Arrays.fill(bytes, (byte) 0xFE);
    assertThat(inflate(TAKEOVER, server.frame(BINARY, bytes), server.frame(BINARY, bytes)))
        .containsExactly(Event.binary(bytes), Event.binary(bytes));
  }

  @Test
  void messagesMayGoUncompressedAndAreThenNotReferredTo() {
    byte[] compressed = server.frame(TEXT, "compressed".getBytes(UTF_8));
    byte[] again = server.frame(TEXT, "compressed".getBytes(UTF_8));
    assertThat(inflate(TAKEOVER, compressed, text("compressee"), again))
        .containsExactly(
            Event.text("compressed"), Event.text("compressee"), Event.text("compressed"));
  }

  @Test
  void aTextIsUtf8AfterInflation() {
    String text = "Grüße, 世界, 🌍. ".repeat(20);
    byte[] payload = server.compress(text.getBytes(UTF_8));
    assertThat(inflate(TAKEOVER, frame(FIN | RSV1 | TEXT, payload)))
        .containsExactly(Event.text(text));
  }

  @Test
  void aTextThatIsNotUtf8AfterInflationIsRefused() {
    byte[] bad = {'a', (byte) 0xC0, (byte) 0xAF};
    assertThat(inflate(TAKEOVER, server.frame(TEXT, bad))).containsExactly(Event.violation(1007));
  }

  @Test
  void aTextMustNotEndWithinACodePointAfterInflation() {
    byte[] bad = {'a', (byte) 0xE4, (byte) 0xB8};
    byte[] payload = server.compress(bad);
    assertThat(
            inflate(
                TAKEOVER,
                frame(RSV1 | TEXT, Arrays.copyOf(payload, 2)),
                frame(FIN | CONTINUATION, Arrays.copyOfRange(payload, 2, payload.length))))
        .containsExactly(Event.violation(1007));
  }

  @Test
  void theFirstBadByteIsRefusedThoughTheMessageIsIncomplete() {
    byte[] bad = {(byte) 0xFF};
    byte[] payload = ServerFrames.concat(server.compress(bad), new byte[] {0, 0, -1, -1});
    assertThat(inflate(TAKEOVER, frame(RSV1 | TEXT, payload)))
        .containsExactly(Event.violation(1007));
  }

  @ParameterizedTest
  @ValueSource(strings = {"07", "f7ffff", "0605", "000500000048656c6c6f00"})
  void whatIsNoDeflateIsRefused(String payload) {
    for (DeflateTerms terms : List.of(TAKEOVER, NO_TAKEOVER)) {
      assertThat(inflate(terms, compressed(payload), text("never")))
          .containsExactly(Event.violation(1007));
    }
  }

  @Test
  void aReferenceBeyondTheBeginningIsRefused() {
    assertThat(inflate(TAKEOVER, compressed("f200110000"))).containsExactly(Event.violation(1007));
  }

  @Test
  void aMessageThatEndsWithinABlockIsRefused() {
    byte[] stored = compressed("000900f6ff48656c6c6f"); // nine bytes are announced, five come
    assertThat(inflate(NO_TAKEOVER, stored, text("never"))).containsExactly(Event.violation(1007));
    assertThat(inflate(TAKEOVER, stored, text("never"))).containsExactly(Event.violation(1007));
    byte[] huffman = compressed("f248cd"); // "Hel", and no end of the block
    assertThat(inflate(NO_TAKEOVER, huffman, text("never"))).containsExactly(Event.violation(1007));
  }

  private static byte[] compressed(String payload) {
    return frame(FIN | RSV1 | TEXT, HexFormat.of().parseHex(payload.replace(" ", "")));
  }

  private static List<Event> inflate(DeflateTerms terms, byte[]... wire) {
    return DecoderFixture.decode(DecoderLimits.DEFAULT, terms, wire);
  }
}
