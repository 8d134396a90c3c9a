// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that has stopped its clients can be unloaded, as a container does that deploys it anew. */
class ClassLoaderTest {

  private final TestServer server = ServerKind.JETTY.start();

  static Stream<ChildJvm.Platform> platforms() {
    return ChildJvm.Platform.all();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void applicationThatBroughtFreshAndNettyCanBeUnloaded(ChildJvm.Platform platform)
      throws Exception {
    assertUnloads(platform, server.uri());
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void applicationCanBeUnloadedWhileAnotherUsesTheThreadsThatItStarted(ChildJvm.Platform platform)
      throws Exception {
    assertUnloads(platform, server.uri(), "shared");
  }

  private static void assertUnloads(ChildJvm.Platform platform, Object... arguments)
      throws IOException, InterruptedException {
    try (ChildJvm program = ChildJvm.start(platform, Container.class, arguments)) {
      ChildJvm.Result result = program.awaitEnd();
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).endsWith("unloaded");
      assertThat(result.exitCode()).isZero();
    }
  }
}
