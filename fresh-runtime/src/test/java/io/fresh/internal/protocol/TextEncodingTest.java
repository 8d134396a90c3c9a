// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.internal.protocol.MaskedFrames.Masked;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strings to UTF-8: as the JDK does it, but without a question mark for what cannot be said. */
class TextEncodingTest {

  private final FrameEncoder encoder = new FrameEncoder(() -> () -> 0x12345678);
  private final ByteBuf out = Unpooled.buffer();

  @Test
  void everyCodePointIsWrittenAsTheJdkWritesIt() throws UnpairedSurrogateException {
    StringBuilder all = new StringBuilder();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += step(codePoint)) {
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        all.appendCodePoint(codePoint);
      }
    }
    assertThat(written(all.toString())).isEqualTo(all.toString().getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "€", "\uD83D\uDE00"})
  void everyLengthAroundTheLimitsIsWritten(String unit) throws UnpairedSurrogateException {
    for (int length :
        new int[] {1, 31, 32, 41, 42, 62, 63, 125, 126, 1365, 1366, 2729, 2730, 2731, 5461, 9000}) {
      for (String prefix : new String[] {"", "x"}) {
        String text = prefix + unit.repeat(length);
        assertThat(written(text)).as("%d times %s", length, unit).isEqualTo(text.getBytes(UTF_8));
      }
    }
  }

  @Test
  void randomTextsAreWrittenAsTheJdkWritesThem() throws UnpairedSurrogateException {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      String text =
          random
              .ints(random.nextInt(6000), 0, Character.MAX_CODE_POINT + 1)
              .map(codePoint -> random.nextInt(3) == 0 ? codePoint : codePoint % 0x100)
              .filter(codePoint -> codePoint < 0xD800 || codePoint > 0xDFFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(written(text)).isEqualTo(text.getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 100, 2728, 2729, 2730, 2731, 6000})
  void anUnpairedSurrogateIsRefusedAndNothingIsWritten(int index) {
    String before = "a".repeat(index);
    for (String fault : new String[] {"\uD83D", "\uDE00", "\uD83D\uD83D\uDE00", "\uDE00\uD83D"}) {
      for (String after : new String[] {"", "b", "b".repeat(3000)}) {
        assertThatThrownBy(() -> encoder.text(before + fault + after, out))
            .isInstanceOf(UnpairedSurrogateException.class)
            .hasMessage(
                "Expected text that can be written as UTF-8, had an unpaired surrogate at index "
                    + index);
        assertThat(out.isReadable()).isFalse();
      }
    }
  }

  @Test
  void theEncoderGoesOnAfterARefusal() throws UnpairedSurrogateException {
    assertThatThrownBy(() -> encoder.text("\uD83D", out))
        .isInstanceOf(UnpairedSurrogateException.class);
    assertThat(written("well")).isEqualTo("well".getBytes(UTF_8));
  }

  /** Every code point where the forms change, a sample elsewhere. */
  private static int step(int codePoint) {
    return codePoint < 0x3000 ? 1 : 17;
  }

  private byte[] written(String text) throws UnpairedSurrogateException {
    encoder.text(text, out.clear());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    MaskedFrames.read(out).stream().map(Masked::payload).forEach(whole::writeBytes);
    return whole.toByteArray();
  }
}
