// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.DecoderFixture.decode;
import static io.fresh.internal.protocol.ServerFrames.BINARY;
import static io.fresh.internal.protocol.ServerFrames.CLOSE;
import static io.fresh.internal.protocol.ServerFrames.CONTINUATION;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.PING;
import static io.fresh.internal.protocol.ServerFrames.PONG;
import static io.fresh.internal.protocol.ServerFrames.RSV1;
import static io.fresh.internal.protocol.ServerFrames.RSV2;
import static io.fresh.internal.protocol.ServerFrames.RSV3;
import static io.fresh.internal.protocol.ServerFrames.TEXT;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static io.fresh.internal.protocol.ServerFrames.header;
import static io.fresh.internal.protocol.ServerFrames.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where RSV1 may stand (RFC 7692 §6), and which limits hold for compressed messages. */
class CompressedFrameRulesTest {

  private static final DeflateTerms TERMS = new DeflateTerms(true, true, 15, 15);
  private static final DecoderLimits LIMITS = new DecoderLimits(200, 300, 4);
  private static final Event WRONG = Event.violation(1002);
  private static final Event TOO_BIG = Event.violation(1009);

  private final DeflatingServer server = new DeflatingServer(true);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void rsv1IsRefusedUnlessCompressionWasAgreedOn() {
    assertThat(decode(server.frame(TEXT, new byte[9]))).containsExactly(WRONG);
  }

  @ParameterizedTest
  @ValueSource(ints = {RSV2, RSV3, RSV1 | RSV2, RSV1 | RSV3, RSV1 | RSV2 | RSV3})
  void theOtherReservedBitsStayReserved(int rsv) {
    assertThat(inflate(frame(FIN | rsv | TEXT, "x"))).containsExactly(WRONG);
  }

  @ParameterizedTest
  @ValueSource(ints = {CLOSE, PING, PONG})
  void controlFramesAreNeverCompressed(int opcode) {
    assertThat(inflate(frame(FIN | RSV1 | opcode, new byte[2]))).containsExactly(WRONG);
  }

  @Test
  void rsv1StandsInTheFirstFrameOfAMessageAlone() {
    byte[] payload = server.compress("Hello".getBytes(UTF_8));
    byte[] first = frame(RSV1 | TEXT, Arrays.copyOf(payload, 2));
    byte[] rest = Arrays.copyOfRange(payload, 2, payload.length);
    assertThat(inflate(first, frame(FIN | RSV1 | CONTINUATION, rest))).containsExactly(WRONG);
    assertThat(inflate(frame(TEXT, "Hel"), frame(FIN | RSV1 | CONTINUATION, "lo")))
        .containsExactly(WRONG);
    assertThat(inflate(first, frame(FIN | CONTINUATION, rest)))
        .containsExactly(Event.text("Hello"));
  }

  @Test
  void aMessageMayBeAsLongAsTheLimitAfterInflation() {
    byte[] message = new byte[200];
    assertThat(inflate(LIMITS, server.frame(BINARY, message), server.frame(BINARY, message)))
        .containsExactly(Event.binary(message), Event.binary(message));
  }

  @Test
  void aFrameMustNotBeLongerThanTheLimitAfterInflation() {
    assertThat(inflate(LIMITS, server.frame(BINARY, new byte[201]))).containsExactly(TOO_BIG);
  }

  @Test
  void fragmentsMustNotAddUpToMoreThanTheLimitAfterInflation() {
    byte[] one = flushed(new byte[150]);
    byte[] two = flushed(new byte[150]);
    byte[] three = flushed(new byte[1]);
    assertThat(inflate(LIMITS, frame(RSV1 | BINARY, one), frame(CONTINUATION, two))).isEmpty();
    assertThat(
            inflate(
                LIMITS,
                frame(RSV1 | BINARY, one),
                frame(CONTINUATION, two),
                frame(CONTINUATION, three)))
        .containsExactly(TOO_BIG);
  }

  @Test
  void aCompressedFrameBeyondTheLimitIsRefusedFromItsHeader() {
    assertThat(inflate(LIMITS, header(FIN | RSV1 | BINARY, 201))).containsExactly(TOO_BIG);
  }

  @Test
  void fragmentsOfACompressedMessageCount() {
    byte[] empty = frame(CONTINUATION, "");
    byte[] payload = server.compress("Hello".getBytes(UTF_8));
    byte[] first = frame(RSV1 | TEXT, payload);
    assertThat(inflate(LIMITS, first, empty, empty, frame(FIN | CONTINUATION, "")))
        .containsExactly(Event.text("Hello"));
    assertThat(inflate(LIMITS, first, empty, empty, empty, empty)).containsExactly(TOO_BIG);
  }

  @Test
  void blocksThatInflateToNothingAreBoundedByTheirOwnLength() {
    byte[] nothing = new byte[150];
    for (int i = 0; i < nothing.length; i += 5) { // 00 00 00 FF FF
      nothing[i + 3] = -1;
      nothing[i + 4] = -1;
    }
    assertThat(
            inflate(
                LIMITS,
                frame(RSV1 | BINARY, nothing),
                frame(CONTINUATION, nothing),
                frame(CONTINUATION, "x")))
        .containsExactly(TOO_BIG);
  }

  @Test
  void afterACompressedMessageTheNextOneHasTheWholeLimit() {
    byte[] message = new byte[200];
    assertThat(
            inflate(
                LIMITS, server.frame(BINARY, message), frame(FIN | BINARY, message), text("next")))
        .containsExactly(Event.binary(message), Event.binary(message), Event.text("next"));
  }

  /** The tail is left where it is: the message goes on. */
  private byte[] flushed(byte[] bytes) {
    return ServerFrames.concat(server.compress(bytes), new byte[] {0, 0, -1, -1});
  }

  private static List<Event> inflate(byte[]... wire) {
    return inflate(DecoderLimits.DEFAULT, wire);
  }

  private static List<Event> inflate(DecoderLimits limits, byte[]... wire) {
    return decode(limits, TERMS, wire);
  }
}
