// SPDX-License-Identifier: MIT
package io.fresh.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PinningTest {

  @Test
  void serverAndClientHaveAProcessorEachOfThoseThatAreAllowed() {
    Pinning pinning = Pinning.of(List.of("Name:\tjava", "Cpus_allowed_list:\t3,6-9"));

    assertThat(pinning.ofServer()).containsExactly("taskset", "-c", "3");
    assertThat(pinning.ofClient()).containsExactly("taskset", "-c", "6");
  }

  @Test
  void nothingIsPinnedIfOnlyOneProcessorIsAllowed() {
    Pinning pinning = Pinning.of(List.of("Cpus_allowed_list:\t0"));

    assertThat(pinning.isPinned()).isFalse();
    assertThat(pinning.ofServer()).isEmpty();
    assertThat(pinning.ofClient()).isEmpty();
  }

  @Test
  void nothingIsPinnedWhereTheSystemSaysNothing() {
    assertThat(Pinning.of(List.of()).isPinned()).isFalse();
  }
}
