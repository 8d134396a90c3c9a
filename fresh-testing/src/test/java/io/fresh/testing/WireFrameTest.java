// SPDX-License-Identifier: MIT
package io.fresh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 6455 §5.7, so that the fixture owes nothing to the codec that it checks. */
final class WireFrameTest {

  @Test
  void unmaskedTextOfTheRfc() {
    assertThat(hex(WireFrame.text("Hello"))).isEqualTo("810548656c6c6f");
  }

  @Test
  void maskedTextOfTheRfc() {
    WireFrame masked =
        WireFrame.text("Hello").masked((byte) 0x37, (byte) 0xfa, (byte) 0x21, (byte) 0x3d);
    assertThat(hex(masked)).isEqualTo("818537fa213d7f9f4d5158");
  }

  @Test
  void fragmentedTextOfTheRfc() {
    byte[] lo = {'l', 'o'};
    assertThat(hex(WireFrame.text("Hel").unfinished())).isEqualTo("010348656c");
    assertThat(hex(WireFrame.of(WireFrame.CONTINUATION, lo))).isEqualTo("80026c6f");
  }

  @Test
  void longerLengthsOfTheRfc() {
    assertThat(hex(WireFrame.of(WireFrame.BINARY, new byte[256]))).startsWith("827e010000");
    assertThat(hex(WireFrame.of(WireFrame.BINARY, new byte[65536])))
        .startsWith("827f000000000001000000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65535, 65536, 65537})
  void readsWhatItWrites(int length) throws IOException {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 9);
    WireFrame frame =
        WireFrame.of(WireFrame.BINARY, payload).masked((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    WireFrame read = WireFrame.read(new ByteArrayInputStream(frame.bytes()));
    assertThat(read).isEqualTo(frame);
    assertThat(read.payload()).isEqualTo(payload);
  }

  @Test
  void closeCarriesCodeAndReason() {
    WireFrame close = WireFrame.close(4001, "because");
    assertThat(close.closeCode()).isEqualTo(4001);
    assertThat(close.closeReason()).isEqualTo("because");
    assertThat(close.payload()).hasSize(2 + "because".length());
  }

  private static String hex(WireFrame frame) {
    return HexFormat.of().formatHex(frame.bytes());
  }
}
