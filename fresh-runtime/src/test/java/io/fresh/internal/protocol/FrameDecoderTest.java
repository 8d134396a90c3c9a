// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.DecoderFixture.decode;
import static io.fresh.internal.protocol.DecoderFixture.decodeCoarsely;
import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.binary;
import static io.fresh.internal.protocol.ServerFrames.bytes;
import static io.fresh.internal.protocol.ServerFrames.close;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.ping;
import static io.fresh.internal.protocol.ServerFrames.pong;
import static io.fresh.internal.protocol.ServerFrames.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are right. */
class FrameDecoderTest {

  private static final byte[] NOTHING = {};

  @Test
  void theExamplesOfTheRfcAreUnderstood() {
    assertThat(decode(bytes(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f)))
        .containsExactly(Event.text("Hello"));
    assertThat(decode(bytes(0x01, 0x03, 0x48, 0x65, 0x6c), bytes(0x80, 0x02, 0x6c, 0x6f)))
        .containsExactly(Event.text("Hello"));
    assertThat(decode(bytes(0x89, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f)))
        .containsExactly(Event.ping("Hello"));
  }

  @Test
  void messagesArriveInTheOrderInWhichTheyWereSent() {
    assertThat(decode(text("one"), binary((byte) 2), text("three"), text("")))
        .containsExactly(
            Event.text("one"), Event.binary((byte) 2), Event.text("three"), Event.text(""));
  }

  @Test
  void emptyMessagesAreMessages() {
    assertThat(decode(text(""), binary())).containsExactly(Event.text(""), Event.binary());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 1000})
  void everyFormOfThePayloadLengthIsUnderstood(int length) {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    assertThat(decode(frame(FIN | BINARY, payload), text("next")))
        .containsExactly(Event.binary(payload), Event.text("next"));
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536, 65_537, 300_000})
  void longFramesArriveWhole(int length) {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    assertThat(decodeCoarsely(DecoderLimits.DEFAULT, frame(FIN | BINARY, payload), text("next")))
        .containsExactly(Event.binary(payload), Event.text("next"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, 65_536, 300_000})
  void longTextsArriveWhole(int length) {
    String text = "é".repeat(length / 2);
    assertThat(decodeCoarsely(DecoderLimits.DEFAULT, text(text), text("next")))
        .containsExactly(Event.text(text), Event.text("next"));
  }

  @Test
  void fragmentsArePutTogetherInOrder() {
    assertThat(
            decode(
                frame(TEXT, "He"),
                frame(CONTINUATION, "ll"),
                frame(CONTINUATION, ""),
                frame(FIN | CONTINUATION, "o"),
                text("next")))
        .containsExactly(Event.text("Hello"), Event.text("next"));
  }

  @Test
  void aMessageHasTheTypeOfItsFirstFragment() {
    assertThat(
            decode(
                frame(BINARY, "a"),
                frame(FIN | CONTINUATION, "b"),
                frame(TEXT, "c"),
                frame(FIN | CONTINUATION, "d")))
        .containsExactly(Event.binary("ab".getBytes(UTF_8)), Event.text("cd"));
  }

  @Test
  void aMessageOfEmptyFragmentsIsEmpty() {
    assertThat(decode(frame(TEXT, NOTHING), frame(FIN | CONTINUATION, NOTHING)))
        .containsExactly(Event.text(""));
  }

  @Test
  void controlFramesMayStandBetweenFragments() {
    assertThat(
            decode(
                frame(TEXT, "He"),
                ping("p"),
                pong("q"),
                frame(CONTINUATION, "ll"),
                ping(""),
                frame(FIN | CONTINUATION, "o")))
        .containsExactly(Event.ping("p"), Event.pong("q"), Event.ping(""), Event.text("Hello"));
  }

  @Test
  void aControlFrameHasUpTo125Bytes() {
    String payload = "x".repeat(125);
    assertThat(decode(ping(payload), pong(payload), text("next")))
        .containsExactly(Event.ping(payload), Event.pong(payload), Event.text("next"));
  }

  @Test
  void nothingAfterACloseIsRead() {
    assertThat(decode(text("before"), close(1000, "bye"), text("after"), ping("after")))
        .containsExactly(Event.text("before"), Event.close(1000, "bye"));
  }

  @Test
  void aCloseBetweenFragmentsEndsTheMessageUnheard() {
    assertThat(decode(frame(TEXT, "He"), close(1001, ""), frame(FIN | CONTINUATION, "llo")))
        .containsExactly(Event.close(1001, ""));
  }

  @Test
  void whatFollowsACloseBreaksNoRule() {
    assertThat(decode(close(1000, ""), bytes(0xFF, 0xFF, 0xFF)))
        .containsExactly(Event.close(1000, ""));
  }
}
