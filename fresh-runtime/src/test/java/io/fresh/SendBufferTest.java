// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SendBufferTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void noneKeepsNothing() {
    assertThat(SendBuffer.NONE.isNone()).isTrue();
    assertThat(SendBuffer.NONE).hasToString("none");
  }

  @Test
  void everyBoundMayBeItsSmallestAndItsLargestValue() {
    assertThat(SendBuffer.of(1, 1, Duration.ofMillis(1)).isNone()).isFalse();
    assertThat(SendBuffer.of(1_000_000, 1L << 40, Duration.ofDays(1)))
        .hasToString("SendBuffer[messages=1000000, bytes=1099511627776, maxAge=24h]");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_000_001})
  void itKeepsOneToAMillionMessages(int messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SendBuffer.of(messages, 1, SECOND))
        .withMessageStartingWith("sendBuffer.messages must be 1 to 1,000,000, was ");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, (1L << 40) + 1})
  void itKeepsAByteToATebibyte(long bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SendBuffer.of(1, bytes, SECOND))
        .withMessageStartingWith("sendBuffer.bytes must be 1 to 1,099,511,627,776, was ");
  }

  @Test
  void itKeepsAMessageForAMillisecondToADay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SendBuffer.of(1, 1, Duration.ZERO))
        .withMessage("sendBuffer.maxAge must be 1 ms to 1 day, was 0s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SendBuffer.of(1, 1, Duration.ofHours(25)))
        .withMessage("sendBuffer.maxAge must be 1 ms to 1 day, was 25h");
    assertThatNullPointerException()
        .isThrownBy(() -> SendBuffer.of(1, 1, null))
        .withMessage("sendBuffer.maxAge");
  }

  @Test
  void nothingIsKeptOnlyWithoutAnyBound() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SendBuffer.of(0, 0, Duration.ZERO))
        .withMessage("sendBuffer.messages must be 1 to 1,000,000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SendBuffer(0, 1, SECOND))
        .withMessage("sendBuffer.messages must be 1 to 1,000,000, was 0");
  }
}
