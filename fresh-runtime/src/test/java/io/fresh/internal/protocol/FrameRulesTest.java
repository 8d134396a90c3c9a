// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.DecoderFixture.bytesUntilViolation;
import static io.fresh.internal.protocol.DecoderFixture.decode;
import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CLOSE;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.PING;
import static io.fresh.internal.protocol.ServerFrames.RSV1;
import static io.fresh.internal.protocol.ServerFrames.RSV2;
import static io.fresh.internal.protocol.ServerFrames.RSV3;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.bytes;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.header16;
import static io.fresh.internal.protocol.ServerFrames.header64;
import static io.fresh.internal.protocol.ServerFrames.ping;
import static io.fresh.internal.protocol.ServerFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.spi.MessageForm;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that break a rule of framing. Each is refused with 1002, and nothing after the fault is read. */
class FrameRulesTest {

  private static final Event REFUSED = Event.violation(1002);

  @ParameterizedTest
  @ValueSource(ints = {RSV1, RSV2, RSV3, RSV1 | RSV2, RSV1 | RSV2 | RSV3})
  void reservedBitsMustBeZeroWithoutAnExtension(int rsv) {
    assertThat(decode(text("a"), frame(FIN | rsv | TEXT, "b"), text("c")))
        .containsExactly(Event.text("a"), REFUSED);
    assertThat(decode(frame(FIN | rsv | PING, ""))).containsExactly(REFUSED);
    assertThat(decode(frame(TEXT, "a"), frame(FIN | rsv | CONTINUATION, "b")))
        .containsExactly(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x3, 0x4, 0x5, 0x6, 0x7, 0xB, 0xC, 0xD, 0xE, 0xF})
  void unknownOpcodesAreRefused(int opcode) {
    assertThat(decode(text("a"), frame(FIN | opcode, ""), text("c")))
        .containsExactly(Event.text("a"), REFUSED);
  }

  @Test
  void aServerMustNotMask() {
    assertThat(decode(bytes(FIN | TEXT, 0x81, 1, 2, 3, 4, 'a' ^ 1))).containsExactly(REFUSED);
    assertThat(decode(bytes(FIN | PING, 0x80, 1, 2, 3, 4))).containsExactly(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125})
  void aLengthBelow126MustNotTake16Bits(int length) {
    assertThat(decode(header16(FIN | BINARY, length), new byte[length])).containsExactly(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 125, 126, 65_535})
  void aLengthBelow65536MustNotTake64Bits(int length) {
    assertThat(decode(header64(FIN | BINARY, length))).containsExactly(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1})
  void theHighestBitOfA64BitLengthMustBeZero(long length) {
    assertThat(decode(header64(FIN | BINARY, length))).containsExactly(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {CLOSE, PING, 0xA})
  void controlFramesMustBeFinal(int opcode) {
    assertThat(decode(frame(opcode, ""), frame(FIN | CONTINUATION, ""))).containsExactly(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {CLOSE, PING, 0xA})
  void controlFramesMustNotHaveMoreThan125Bytes(int opcode) {
    assertThat(decode(frame(FIN | opcode, new byte[126]))).containsExactly(REFUSED);
    assertThat(decode(header64(FIN | opcode, 65_536))).containsExactly(REFUSED);
  }

  @Test
  void aContinuationMustContinueSomething() {
    assertThat(decode(frame(FIN | CONTINUATION, "a"))).containsExactly(REFUSED);
    assertThat(decode(frame(CONTINUATION, "a"))).containsExactly(REFUSED);
    assertThat(decode(text("a"), frame(FIN | CONTINUATION, "b")))
        .containsExactly(Event.text("a"), REFUSED);
    assertThat(
            decode(
                frame(TEXT, "a"),
                frame(FIN | CONTINUATION, "b"),
                ping(""),
                frame(FIN | CONTINUATION, "c")))
        .containsExactly(Event.text("ab"), Event.ping(""), REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {TEXT, BINARY, FIN | TEXT, FIN | BINARY})
  void aMessageMustNotBeginWithinAnother(int first) {
    assertThat(decode(frame(TEXT, "a"), frame(first, "b"))).containsExactly(REFUSED);
    assertThat(decode(frame(BINARY, ""), ping("p"), frame(first, "")))
        .containsExactly(Event.ping("p"), REFUSED);
  }

  @Test
  void aHeaderIsRefusedAtItsFirstWrongByte() {
    assertThat(bytesUntilViolation(DecoderLimits.DEFAULT, frame(FIN | RSV1 | TEXT, "abc")))
        .isEqualTo(1);
    assertThat(bytesUntilViolation(DecoderLimits.DEFAULT, header64(FIN | PING, 1 << 20)))
        .isEqualTo(2);
    assertThat(bytesUntilViolation(DecoderLimits.DEFAULT, header16(FIN | TEXT, 5))).isEqualTo(4);
  }

  @Test
  void aViolationSaysWhatWasExpectedAndWhatCameWithoutThePayload() {
    FrameDecoder decoder =
        new FrameDecoder(
            UnpooledByteBufAllocator.DEFAULT,
            DecoderLimits.DEFAULT,
            MessageForm.STRING,
            MessageForm.ARRAY,
            new Scratch());
    assertThatThrownBy(
            () ->
                decoder.decode(
                    Unpooled.wrappedBuffer(frame(FIN | RSV2 | TEXT, "secret")),
                    new EventRecorder()))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage(
            "Expected RSV1, RSV2 and RSV3 to be 0 without an extension, were 0b010 (RFC 6455 §5.2)");
  }
}
