// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.DecoderFixture.bytesUntilViolation;
import static io.fresh.internal.protocol.DecoderFixture.decode;
import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.bytes;
import static io.fresh.internal.protocol.ServerFrames.concat;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.ping;
import static io.fresh.internal.protocol.ServerFrames.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is UTF-8 over the whole message, and is refused with 1007 at the first byte that is not. */
class Utf8Test {

  private static final Event REFUSED = Event.violation(1007);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "κόσμε",
        "ñandú größer €",
        "\u0000\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFD\uFFFE\uFFFF",
        "\uD800\uDC00 \uD83D\uDE00 \uDBFF\uDFFF",
        "exactly8 and more than that, then é and 16 bytes of ASCII"
      })
  void validTextArrives(String text) {
    assertThat(decode(text(text), text(""))).containsExactly(Event.text(text), Event.text(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "BF",
        "C0AF",
        "C080",
        "C1BF",
        "C328",
        "C3",
        "E08080",
        "E09FBF",
        "E228A1",
        "E28228",
        "E282",
        "EDA080",
        "EDBFBF",
        "F0808080",
        "F08FBFBF",
        "F0288CBC",
        "F09028BC",
        "F0908C28",
        "F0908C",
        "F4908080",
        "F5808080",
        "F888808080",
        "FC8080808080",
        "FE",
        "FF",
        "CEBAE1BDB9CF83CEBCCEB5EDA080656469746564"
      })
  void invalidTextIsRefused(String hex) {
    byte[] invalid = HexFormat.of().parseHex(hex);
    assertThat(decode(text("a"), frame(FIN | TEXT, invalid), text("b")))
        .containsExactly(Event.text("a"), REFUSED);
    assertThat(decode(frame(FIN | TEXT, concat("eight ascii bytes ".getBytes(UTF_8), invalid))))
        .containsExactly(REFUSED);
    assertThat(decode(frame(TEXT, invalid), frame(FIN | CONTINUATION, "")))
        .containsExactly(REFUSED);
  }

  @Test
  void aReplacementCharacterThatWasSentIsNoFault() {
    assertThat(decode(text("sent: \uFFFD"))).containsExactly(Event.text("sent: \uFFFD"));
    assertThat(decode(frame(FIN | TEXT, concat("\uFFFD".getBytes(UTF_8), bytes(0xFF)))))
        .containsExactly(REFUSED);
  }

  @Test
  void fragmentsMayCutCodePoints() {
    byte[] euro = "€".getBytes(UTF_8);
    assertThat(
            decode(
                frame(TEXT, Arrays.copyOf(euro, 1)),
                ping("é"),
                frame(CONTINUATION, Arrays.copyOfRange(euro, 1, 2)),
                frame(CONTINUATION, ""),
                frame(FIN | CONTINUATION, Arrays.copyOfRange(euro, 2, 3))))
        .containsExactly(Event.ping("é"), Event.text("€"));
  }

  @Test
  void aMessageMustNotEndWithinACodePoint() {
    assertThat(decode(frame(TEXT, bytes(0xE2, 0x82)), frame(FIN | CONTINUATION, "")))
        .containsExactly(REFUSED);
  }

  @Test
  void textIsCheckedFromItsOwnBeginning() {
    byte[] cut = bytes('a', 0xE2);
    assertThat(decode(frame(BINARY, cut), frame(FIN | CONTINUATION, ""), text("é")))
        .containsExactly(Event.binary(cut), Event.text("é"));
  }

  @Test
  void theFirstBadByteIsRefusedThoughTheFrameIsIncomplete() {
    byte[] payload = concat("abc".getBytes(UTF_8), bytes(0xFF), "defghijkl".getBytes(UTF_8));
    int header = 2;
    assertThat(bytesUntilViolation(DecoderLimits.DEFAULT, frame(FIN | TEXT, payload)))
        .isEqualTo(header + 4);
  }

  @Test
  void theFirstBadByteIsRefusedThoughTheMessageIsIncomplete() {
    byte[] first = frame(TEXT, bytes('a', 0xF4));
    byte[] beyondUnicode = frame(CONTINUATION, bytes(0x90, 0x80, 0x80));
    assertThat(bytesUntilViolation(DecoderLimits.DEFAULT, first, beyondUnicode))
        .isEqualTo(first.length + 2 + 1);
  }

  @Test
  void binaryMessagesAreNotLookedAt() {
    byte[] bytes = bytes(0xFF, 0xC0, 0x80);
    assertThat(decode(frame(FIN | BINARY, bytes))).containsExactly(Event.binary(bytes));
  }

  /** Every lead byte with every second byte, and all that can tell what follows apart. */
  @Test
  void theValidatorAgreesWithTheJdk() {
    for (int lead = 0; lead < 256; lead++) {
      for (int second = 0; second < 256; second++) {
        assertAgreement(bytes(lead, second));
        for (int third : new int[] {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF}) {
          assertAgreement(bytes(lead, second, third));
          assertAgreement(bytes(lead, second, third, 0x80));
          assertAgreement(bytes(lead, second, third, 0x41));
        }
      }
    }
  }

  private static void assertAgreement(byte[] bytes) {
    CoderResult jdk =
        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), true);
    if (Utf8Validator.isValid(bytes, 0, bytes.length) != jdk.isUnderflow()) {
      throw new AssertionError("Disagreement about " + HexFormat.of().formatHex(bytes));
    }
  }
}
