// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.lifecycle.ChildJvm.Platform;
import io.fresh.lifecycle.ChildJvm.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An idle connection holds on to nothing that few connections need, nor to what its attempt was made with. Objects are counted, in a JVM of
 * its own, and not bytes: a few may live on for a moment, one for each connection may not.
 */
final class IdleMemoryTest {

  /** What is made for who asks: tells, waits for room or for an end, logs, has suppliers. */
  private static final List<String> ON_DEMAND =
      List.of("Mailbox", "WritableTasks", "SharedStage", "Throttle", "Expectations", "Suppliers");

  /** What an attempt needs until it has succeeded. */
  private static final List<String> OF_ATTEMPTS =
      List.of("Dial", "Route", "UpgradeHandler", "UpgradeRequest", "UpgradeJudge");

  @Test
  void idleConnectionsHoldWhatEachOfThemNeedsAndNothingElse() throws Exception {
    Platform platform = Platform.jdks().findFirst().orElseThrow();
    try (ChildJvm program = ChildJvm.start(platform, Idles.class)) {
      Result result = program.awaitEnd();

      assertThat(result.exitCode()).as("%s", result).isZero();
      assertThat(result.out())
          .contains(
              "LiveConnection", "ConnectionMachine", "Wire") // the count is one of connections
          .doesNotContainAnyElementsOf(ON_DEMAND)
          .doesNotContainAnyElementsOf(OF_ATTEMPTS);
    }
  }
}
