// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.internal.protocol.MaskedFrames.Masked;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are too long for one frame. */
class FragmentingTest {

  private static final int FIN = 0x80;
  private static final int MAX = FrameEncoder.MAX_FRAGMENT;

  private final FrameEncoder encoder = new FrameEncoder(() -> new MaskingKeys(new SecureRandom()));
  private final ByteBuf out = Unpooled.buffer();

  @Test
  void fragmentsHaveAtMost64KiB() {
    assertThat(MAX).isLessThanOrEqualTo(64 << 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX + 1, 2 * MAX, 2 * MAX + 1, 1_000_000})
  void aLongBinaryMessageIsWrittenInFragments(int length) {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    encoder.binary(payload, out);
    List<Masked> frames = MaskedFrames.read(out);
    assertShape(frames, Opcode.BINARY);
    assertThat(join(frames)).isEqualTo(payload);
  }

  @Test
  void aMessageOfTheLongestFrameIsNotFragmented() {
    encoder.binary(new byte[MAX], out);
    assertThat(MaskedFrames.read(out))
        .extracting(Masked::first)
        .containsExactly(FIN | Opcode.BINARY);
  }

  @Test
  void aLongTextIsWrittenInFragments() throws UnpairedSurrogateException {
    String text = "grüße €\uD83D\uDE00, ".repeat(20_000);
    encoder.text(text, out);
    List<Masked> frames = MaskedFrames.read(out);
    assertShape(frames, Opcode.TEXT);
    assertThat(new String(join(frames), UTF_8)).isEqualTo(text);
  }

  @Test
  void theBordersOfFramesCanBeFound() throws UnpairedSurrogateException {
    encoder.binary(new byte[2 * MAX + 125], out);
    encoder.text("", out);
    encoder.text("x".repeat(126), out);
    List<Integer> lengths = new ArrayList<>();
    for (int index = 0; index < out.writerIndex(); index += lengths.get(lengths.size() - 1)) {
      lengths.add(FrameEncoder.frameLength(out, index));
    }
    assertThat(lengths).containsExactly(8 + MAX, 8 + MAX, 6 + 125, 6, 8 + 126);
  }

  private static void assertShape(List<Masked> frames, int opcode) {
    assertThat(frames).hasSizeGreaterThan(1);
    assertThat(frames.get(0).first()).isEqualTo(opcode);
    assertThat(frames.subList(1, frames.size() - 1))
        .allSatisfy(frame -> assertThat(frame.first()).isEqualTo(Opcode.CONTINUATION));
    assertThat(frames.get(frames.size() - 1).first()).isEqualTo(FIN | Opcode.CONTINUATION);
    assertThat(frames).allSatisfy(frame -> assertThat(frame.payload()).hasSizeBetween(1, MAX));
  }

  private static byte[] join(List<Masked> frames) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    frames.forEach(frame -> whole.writeBytes(frame.payload()));
    return whole.toByteArray();
  }
}
