// SPDX-License-Identifier: MIT
package io.fresh.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactedTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          {"e":"Trade","p":-1.5e7} | 24 bytes, like {"x":"xxxxx","x":-0.0x0}
          azAZ09                   | 6 bytes, like xxxx00
          @[`{~ !/:                | `9 bytes, like @[``{~ !/:`
          tab	and €                | 11 bytes, like xxx.xxx ...
          """,
      delimiter = '|')
  void aPayloadIsShownByItsShape(String payload, String shape) {
    assertThat(Redacted.of(ByteBuffer.wrap(payload.getBytes(UTF_8)))).isEqualTo(shape);
  }

  @Test
  void noMoreThanItsBeginningIsShown() {
    ByteBuffer whole = ByteBuffer.wrap("-".repeat(32).getBytes(UTF_8));
    ByteBuffer longer = ByteBuffer.wrap("-".repeat(33).getBytes(UTF_8));

    assertThat(Redacted.of(whole)).isEqualTo("32 bytes, like " + "-".repeat(32));
    assertThat(Redacted.of(longer)).isEqualTo("33 bytes, like " + "-".repeat(32) + "...");
  }

  @Test
  void whatLiesAroundThePayloadIsNotShown() {
    ByteBuffer payload = ByteBuffer.wrap("!!ab!!".getBytes(UTF_8)).position(2).limit(4);

    assertThat(Redacted.of(payload)).isEqualTo("2 bytes, like xx");
    assertThat(payload.remaining()).isEqualTo(2);
  }

  @Test
  void noLetterDigitOrControlCharacterIsShownWhateverThePayload() {
    byte[] payload = new byte[Redacted.MAX_BYTES];
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int round = 0; round < 1000; round++) {
      random.nextBytes(payload);
      String shape = Redacted.of(ByteBuffer.wrap(payload)).substring("32 bytes, like ".length());
      assertThat(shape).hasSize(32).matches("[x0\\p{Punct} ]*");
    }
  }
}
