// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

final class ExitReasonTest {

  @Test
  void reasonsAreValues() {
    Exception cause = new Exception("x");

    assertThat(ExitReason.normal()).isEqualTo(new ExitReason.Normal());
    assertThat(ExitReason.killed()).isEqualTo(new ExitReason.Killed());
    assertThat(ExitReason.shutdown("deploy")).isEqualTo(new ExitReason.Shutdown("deploy"));
    assertThat(ExitReason.failed(cause)).isEqualTo(new ExitReason.Failed(cause));
  }

  @Test
  void shutdownHasADetailAndFailedACause() {
    assertThatNullPointerException()
        .isThrownBy(() -> ExitReason.shutdown(null))
        .withMessage("detail");
    assertThatNullPointerException().isThrownBy(() -> ExitReason.failed(null)).withMessage("cause");
  }
}
