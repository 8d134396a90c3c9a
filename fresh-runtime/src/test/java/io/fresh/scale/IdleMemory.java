// SPDX-License-Identifier: MIT
package io.fresh.scale;

import io.fresh.testing.CrowdServer;
import io.fresh.testing.JavaProgram;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures what idle connections hold before and after hibernation, and prints it. The server is a process of its own, so that it is no
 * part of what is measured, and neither are its descriptors.
 */
final class IdleMemory {

  private static final int CONNECTIONS = 4_000;

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** More than all connections need to exchange their messages. */
  private static final int HIBERNATE_AFTER = 30;

  @ParameterizedTest
  @ValueSource(ints = {0, HIBERNATE_AFTER})
  void ofConnectionsThatHaveExchangedMessages(int hibernateAfter) throws Exception {
    try (CrowdServer server = CrowdServer.start();
        JavaProgram client =
            JavaProgram.start(
                LIMIT,
                List.of(Footprint.flags("1g")),
                IdleConnections.class,
                server.uri(0),
                CONNECTIONS,
                hibernateAfter)) {
      client.readUntilEnd().forEach(System.out::println);
    }
  }
}
