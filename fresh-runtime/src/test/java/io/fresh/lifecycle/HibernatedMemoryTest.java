// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.lifecycle.ChildJvm.Platform;
import io.fresh.lifecycle.ChildJvm.Result;
import org.junit.jupiter.api.Test;

/**
 * What a burst of messages has made large is given back by a connection that hibernates. Each look is at a JVM of its own: what other tests
 * have left behind and is on its way out is no part of it.
 */
final class HibernatedMemoryTest {

  /** A reference takes four bytes or more, and the queue doubles. */
  private static final long OF_BURSTS = (long) Bursts.CONNECTIONS * Bursts.MESSAGES * Integer.BYTES;

  @Test
  void queuesOfBurstsAreGivenBack() throws Exception {
    long awake = growth(0);
    assertThat(awake).isGreaterThan(OF_BURSTS);

    long hibernating = growth(200);
    assertThat(hibernating).isLessThan(awake - OF_BURSTS / 2);
  }

  private static long growth(int hibernateAfterMillis) throws Exception {
    Platform platform = Platform.jdks().findFirst().orElseThrow();
    try (ChildJvm program = ChildJvm.start(platform, Bursts.class, hibernateAfterMillis)) {
      Result result = program.awaitEnd();
      assertThat(result.exitCode()).as("%s", result).isZero();
      return Long.parseLong(result.out().get(result.out().size() - 1));
    }
  }
}
