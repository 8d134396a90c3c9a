// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloseStatusTest {

  @ParameterizedTest
  @CsvSource({
    "-2147483648, -1",
    "0, 999",
    "1004, 1006",
    "1015, 1015",
    "5000, 5100",
    "65535, 65535",
    "2147483647, 2147483647"
  })
  void codesOutOfTheRangesMayNotBeSent(int first, int last) {
    for (long code = first; code <= last; code += Math.max(1, ((long) last - first) / 1_000)) {
      assertThat(CloseStatus.isSendable((int) code)).as("code %d", code).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 1003", "1007, 1014", "1016, 2999", "3000, 3999", "4000, 4999"})
  void codesInTheRangesMayBeSentWhetherRegisteredOrNot(int first, int last) {
    for (int code = first; code <= last; code++) {
      assertThat(CloseStatus.isSendable(code)).as("code %d", code).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 1004, 1005, 1006, 1015, 5000})
  void aCodeThatMayNotBeSentIsRefused(int code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CloseStatus.requireSendable(code, ""))
        .withMessage(
            "Close code must be 1000 to 4999, without 1004, 1005, 1006 and 1015, was " + code);
  }

  @Test
  void aReasonHasAtMost123BytesOfUtf8() {
    CloseStatus.requireSendable(1000, "a".repeat(123));
    CloseStatus.requireSendable(1000, "é".repeat(61) + "a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CloseStatus.requireSendable(1000, "é".repeat(62)))
        .withMessage("Close reason must have at most 123 bytes of UTF-8, has 124");
  }

  @Test
  void aReasonWithAnUnpairedSurrogateIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CloseStatus.requireSendable(1000, "a\uD83D"))
        .withMessage("Close reason has no UTF-8 form: it holds an unpaired surrogate");
  }

  @Test
  void aReceivedStatusMayBeOneThatIsNeverSent() {
    assertThat(new CloseStatus(CloseStatus.NO_STATUS, "").code()).isEqualTo(1005);
    assertThat(new CloseStatus(CloseStatus.ABNORMAL, "").code()).isEqualTo(1006);
  }

  @Test
  void aReasonIsNotNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new CloseStatus(1000, null))
        .withMessage("reason");
  }
}
