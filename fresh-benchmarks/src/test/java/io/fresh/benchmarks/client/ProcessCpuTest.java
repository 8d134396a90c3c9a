// SPDX-License-Identifier: MIT
package io.fresh.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProcessCpuTest {

  @Test
  void aThreadThatIsNewCountsWhollyAndOneThatHasEndedNotAtAll() {
    Map<Long, Long> before = Map.of(1L, 100L, 2L, 50L);
    Map<Long, Long> after = Map.of(1L, 130L, 3L, 7L);

    assertThat(ProcessCpu.between(before, after)).isEqualTo(37);
  }

  @Test
  void workShows() {
    ProcessCpu cpu = ProcessCpu.ofThisSystem();
    Map<Long, Long> before = cpu.read();
    long nanos = 0;
    for (int i = 0; nanos == 0; i++) {
      assertThat(i).isNotNegative();
      nanos = ProcessCpu.between(before, cpu.read());
    }

    assertThat(nanos).isPositive();
  }
}
