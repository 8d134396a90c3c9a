// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SettlingTest {

  private final Settling settling = new Settling();

  @Test
  void aProcessIsNotWarmBeforeTwoSecondsEvenIfNothingIsCompiled() {
    assertThat(stepsUntilWarm(0)).isEqualTo(10);
  }

  @Test
  void aProcessIsWarmOnceASecondHasPassedWithHardlyAnythingCompiled() {
    for (int step = 1; step <= 20; step++) {
      assertThat(settling.isWarmAfter(step * Settling.STEP_NANOS, step * 100L)).isFalse();
    }

    assertThat(stepsUntilWarm(2010)).isEqualTo(5);
  }

  @Test
  void aLittleIsCompiledAlways() {
    assertThat(settling.isWarmAfter(Settling.STEP_NANOS, 0)).isFalse();
    for (int step = 2; step < 10; step++) {
      assertThat(settling.isWarmAfter(step * Settling.STEP_NANOS, step * 5L)).isFalse();
    }
    assertThat(settling.isWarmAfter(10 * Settling.STEP_NANOS, 50)).isTrue();
  }

  /** From the 21st step on if something has been compiled before, with this compilation time and no more. */
  private int stepsUntilWarm(long compiledMillis) {
    int before = compiledMillis > 0 ? 20 : 0;
    int steps = 1;
    while (!settling.isWarmAfter((before + steps) * Settling.STEP_NANOS, compiledMillis)) {
      steps++;
      assertThat(steps).isLessThan(100);
    }
    return steps;
  }
}
