// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

final class RecoveryTest {

  @Test
  void aRecoveryWithAStateIsNoRecovery() {
    assertThat(Recovery.class.isAssignableFrom(Recovery.With.class)).isFalse();
  }

  @Test
  void closeEndsAsNormalUnlessItSaysOtherwise() {
    assertThat(Recovery.close()).isEqualTo(new Recovery.Close(ExitReason.normal()));
    assertThat(Recovery.close(ExitReason.killed()))
        .isEqualTo(new Recovery.Close(ExitReason.killed()));
  }

  @Test
  void withTakesTheState() {
    Recovery.With<Integer> with = Recovery.reconnect().with(1);

    assertThat(with.recovery()).isEqualTo(Recovery.reconnect());
    assertThat(with.state()).isEqualTo(1);
  }

  @Test
  void withTakesNoNullState() {
    assertThatNullPointerException()
        .isThrownBy(() -> Recovery.ignore().with(null))
        .withMessage("state: a client's state is never null");
  }

  @Test
  void unchangedLeavesTheStateAsItIs() {
    Recovery.With<Integer> with = Recovery.ignore().unchanged();

    assertThat(with.state()).isNull();
  }

  @Test
  void closeHasAReason() {
    assertThatNullPointerException().isThrownBy(() -> Recovery.close(null)).withMessage("reason");
  }
}
