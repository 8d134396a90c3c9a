// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static io.fresh.internal.protocol.DecoderFixture.decode;
import static io.fresh.internal.protocol.ServerFrames.CLOSE;
import static io.fresh.internal.protocol.ServerFrames.FIN;
import static io.fresh.internal.protocol.ServerFrames.bytes;
import static io.fresh.internal.protocol.ServerFrames.close;
import static io.fresh.internal.protocol.ServerFrames.concat;
import static io.fresh.internal.protocol.ServerFrames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Close may hold. */
class CloseFrameTest {

  @Test
  void aCloseWithoutAPayloadHasNoStatus() {
    assertThat(decode(frame(FIN | CLOSE, ""))).containsExactly(Event.close(1005, ""));
  }

  @Test
  void aCloseHasACodeAndMayHaveAReason() {
    assertThat(decode(close(1000, ""))).containsExactly(Event.close(1000, ""));
    assertThat(decode(close(1001, "going away"))).containsExactly(Event.close(1001, "going away"));
    assertThat(decode(close(4000, "größer"))).containsExactly(Event.close(4000, "größer"));
  }

  @Test
  void aReasonHasUpTo123Bytes() {
    String reason = "r".repeat(123);
    assertThat(decode(close(1000, reason))).containsExactly(Event.close(1000, reason));
  }

  @Test
  void halfACodeIsRefused() {
    assertThat(decode(frame(FIN | CLOSE, bytes(3)))).containsExactly(Event.violation(1002));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1014, 1016, 2999, 3000, 4999
      })
  void codesFrom1000To4999AreAccepted(int code) {
    assertThat(decode(close(code, "why"))).containsExactly(Event.close(code, "why"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1015, 5000, 65_535})
  void codesThatMustNotBeOnTheWireAreRefused(int code) {
    assertThat(decode(close(code, "why"))).containsExactly(Event.violation(1002));
  }

  @Test
  void aReasonMustBeUtf8() {
    byte[] cut = bytes(0x03, 0xE8, 'a', 0xC3);
    byte[] overlong = bytes(0x03, 0xE8, 0xC0, 0x80);
    assertThat(decode(frame(FIN | CLOSE, cut))).containsExactly(Event.violation(1007));
    assertThat(decode(frame(FIN | CLOSE, overlong), concat()))
        .containsExactly(Event.violation(1007));
  }
}
