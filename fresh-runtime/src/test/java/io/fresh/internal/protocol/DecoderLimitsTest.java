// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.DecoderFixture.bytesUntilViolation;
import static io.fresh.internal.protocol.DecoderFixture.decode;
import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.concat;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.header;
import static io.fresh.internal.protocol.ServerFrames.ping;
import static io.fresh.internal.protocol.ServerFrames.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.spi.MessageForm;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer can make the decoder hold is bounded; beyond it is 1009. */
class DecoderLimitsTest {

  private static final Event TOO_BIG = Event.violation(1009);
  private static final DecoderLimits LIMITS = new DecoderLimits(200, 300, 4);

  @Test
  void aFrameMayBeAsLongAsTheLimit() {
    byte[] payload = new byte[200];
    assertThat(decode(LIMITS, frame(FIN | BINARY, payload), text("next")))
        .containsExactly(Event.binary(payload), Event.text("next"));
  }

  @Test
  void aFrameMustNotBeLongerThanTheLimit() {
    assertThat(decode(LIMITS, frame(FIN | BINARY, new byte[201]))).containsExactly(TOO_BIG);
    assertThat(decode(LIMITS, frame(BINARY, new byte[201]))).containsExactly(TOO_BIG);
  }

  @ParameterizedTest
  @ValueSource(longs = {201, 65_536, 1L << 31, 1L << 32, Long.MAX_VALUE})
  void aFrameBeyondTheLimitIsRefusedFromItsHeader(long length) {
    byte[] header = header(FIN | BINARY, length);
    assertThat(bytesUntilViolation(LIMITS, header)).isEqualTo(header.length);
  }

  @Test
  void aMessageMayBeAsLongAsTheLimit() {
    assertThat(
            decode(
                LIMITS,
                frame(BINARY, new byte[150]),
                frame(CONTINUATION, new byte[100]),
                frame(FIN | CONTINUATION, new byte[50])))
        .containsExactly(Event.binary(new byte[300]));
  }

  @Test
  void fragmentsMustNotAddUpToMoreThanTheLimit() {
    byte[] first = frame(BINARY, new byte[150]);
    byte[] second = frame(CONTINUATION, new byte[100]);
    byte[] header = header(FIN | CONTINUATION, 51);
    assertThat(decode(LIMITS, first, second, header, new byte[51])).containsExactly(TOO_BIG);
    assertThat(bytesUntilViolation(LIMITS, first, second, header))
        .isEqualTo(concat(first, second, header).length);
  }

  @Test
  void theLimitHoldsForOneMessageNotForAll() {
    byte[] message = frame(FIN | BINARY, new byte[200]);
    assertThat(decode(LIMITS, message, message, message))
        .hasSize(3)
        .containsOnly(Event.binary(new byte[200]));
  }

  @Test
  void emptyFragmentsCount() {
    byte[] empty = frame(CONTINUATION, "");
    assertThat(decode(LIMITS, frame(TEXT, "a"), empty, empty, frame(FIN | CONTINUATION, "b")))
        .containsExactly(Event.text("ab"));
    assertThat(decode(LIMITS, frame(TEXT, "a"), empty, empty, empty, empty))
        .containsExactly(TOO_BIG);
  }

  @Test
  void pingsBetweenFragmentsDoNotCount() {
    byte[] fragment = concat(frame(CONTINUATION, ""), ping("p"));
    assertThat(decode(LIMITS, frame(TEXT, "a"), fragment, fragment, frame(FIN | CONTINUATION, "b")))
        .containsExactly(Event.ping("p"), Event.ping("p"), Event.text("ab"));
  }

  @Test
  void messagesHave4096FragmentsAtMostUnlessToldOtherwise() {
    byte[][] fragments = new byte[4096][];
    Arrays.fill(fragments, frame(CONTINUATION, ""));
    fragments[0] = frame(TEXT, "");
    byte[] all = concat(fragments);
    assertThat(decode(all, ping("still well"))).containsExactly(Event.ping("still well"));
    assertThat(decode(all, frame(CONTINUATION, ""))).containsExactly(TOO_BIG);
  }

  @Test
  void anAnnouncedLengthTakesNoMemory() throws ProtocolViolation {
    Scratch scratch = new Scratch();
    try (FrameDecoder decoder = decoder(scratch)) {
      EventRecorder recorder = new EventRecorder();
      decoder.decode(Unpooled.wrappedBuffer(header(FIN | BINARY, 1 << 20)), recorder);
      assertThat(scratch.held().live()).isZero();
      decoder.decode(Unpooled.wrappedBuffer(new byte[1000]), recorder);
      assertThat(scratch.held().live()).isBetween(1000L, 16_000L);
      assertThat(recorder.events()).isEmpty();
    }
    assertThat(scratch.held().live()).isZero();
  }

  private static FrameDecoder decoder(Scratch scratch) {
    return new FrameDecoder(
        UnpooledByteBufAllocator.DEFAULT,
        DecoderLimits.DEFAULT,
        MessageForm.STRING,
        MessageForm.ARRAY,
        scratch);
  }

  @Test
  void limitsMustBePositive() {
    assertThatThrownBy(() -> new DecoderLimits(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Limits must be positive, were frame 0, message 1, fragments 1");
  }
}
