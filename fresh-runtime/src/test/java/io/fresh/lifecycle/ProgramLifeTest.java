// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.lifecycle.ChildJvm.Platform;
import io.fresh.lifecycle.ChildJvm.Result;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program ends when its connections have, and not before. Each test runs a program in a JVM of its own. */
class ProgramLifeTest {

  private static final String ALL = "io.fresh.lifecycle.ChildJvm$Platform#all";
  private static final String JDKS = "io.fresh.lifecycle.ChildJvm$Platform#jdks";

  @ParameterizedTest
  @MethodSource(ALL)
  void programEndsAfterItsConnectionWithoutAWarning(Platform platform) throws Exception {
    ScriptedServer.Script goodbye =
        peer -> {
          peer.acceptUpgrade();
          peer.expectClose(1000);
          peer.close(1000, "");
        };
    try (ScriptedServer server = ScriptedServer.run(goodbye);
        ChildJvm program = ChildJvm.start(platform, Programs.Stops.class, server.uri())) {
      assertSilentEnd(program.awaitEnd());
      server.awaitScripts();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void programEndsWhenItStopsAConnectionThatWasRefused(Platform platform) throws Exception {
    try (RefusedPort port = RefusedPort.hold();
        ChildJvm program = ChildJvm.start(platform, Programs.StopsRefused.class, port.uri())) {
      Result result = program.awaitEnd();
      assertThat(result.exitCode()).as("%s", result).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .contains("ConnectingFailed")
          .noneMatch(line -> line.startsWith("\t"));
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void programEndsWhenItStopsAConnectionThatConnects(Platform platform) throws Exception {
    try (ScriptedServer silent = ScriptedServer.listen();
        ChildJvm program = ChildJvm.start(platform, Programs.StopsAtOnce.class, silent.uri())) {
      assertSilentEnd(program.awaitEnd());
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void programStaysWhileAHandlerBlocksAndEndsAfterItsConnection(Platform platform)
      throws Exception {
    ScriptedServer.Script goodbye =
        peer -> {
          peer.acceptUpgrade();
          peer.text("stop when main has returned");
          peer.expectClose(1000);
          peer.close(1000, "");
        };
    try (ScriptedServer server = ScriptedServer.run(goodbye);
        ChildJvm program = ChildJvm.start(platform, Programs.StopsBlocking.class, server.uri())) {
      assertSilentEnd(program.awaitEnd());
      server.awaitScripts();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void programStaysWhileAConnectionLives(Platform platform) throws Exception {
    ScriptedServer.Script talk =
        peer -> {
          peer.acceptUpgrade();
          peer.text("answered when main has returned");
          peer.expectText("answered when main has returned");
          peer.close(1000, "");
          peer.expectClose(1000);
        };
    try (ScriptedServer server = ScriptedServer.run(talk);
        ChildJvm program = ChildJvm.start(platform, Programs.Listens.class, server.uri())) {
      server.awaitScripts();
      assertSilentEnd(program.awaitEnd());
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void programStaysThroughTheRestartsOfASupervisorAndEndsWithItsLastChild(Platform platform)
      throws Exception {
    ScriptedServer.Script crash =
        peer -> {
          peer.acceptUpgrade();
          peer.text("crash");
          peer.expectClose(1011);
          peer.close(1011, "");
        };
    ScriptedServer.Script goodbye =
        peer -> {
          peer.acceptUpgrade();
          peer.close(1000, "");
          peer.expectClose(1000);
        };
    try (ScriptedServer server = ScriptedServer.run(crash, crash, goodbye);
        ChildJvm program = ChildJvm.start(platform, Programs.Supervised.class, server.uri())) {
      server.awaitScripts();
      assertSilentEnd(program.awaitEnd());
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void programMayEndUnderAConnectionWhoseThreadsAreDaemons(Platform platform) throws Exception {
    ScriptedServer.Script abandoned =
        peer -> {
          peer.acceptUpgrade();
          peer.expectEnd();
        };
    try (ScriptedServer server = ScriptedServer.run(abandoned);
        ChildJvm program = ChildJvm.start(platform, Programs.Daemon.class, server.uri())) {
      assertSilentEnd(program.awaitEnd());
      server.awaitScripts();
    }
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void shutdownHookSaysGoodbyeWith1001(Platform platform) throws Exception {
    ScriptedServer.Script goingAway =
        peer -> {
          peer.acceptUpgrade();
          peer.expectClose(1001);
          peer.close(1001, "");
        };
    try (ScriptedServer server = ScriptedServer.run(goingAway);
        ChildJvm program = ChildJvm.start(platform, Programs.Hook.class, server.uri())) {
      Result result = program.awaitEnd();
      assertThat(result.exitCode()).as("%s", result).isEqualTo(7);
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).containsExactly("in time");
      server.awaitScripts();
    }
  }

  private static void assertSilentEnd(Result result) {
    assertThat(result.exitCode()).as("%s", result).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
  }
}
