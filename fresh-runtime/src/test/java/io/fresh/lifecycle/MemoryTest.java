// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.lifecycle.ChildJvm.Platform;
import io.fresh.lifecycle.ChildJvm.Result;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However a connection ends, no buffer is forgotten. Netty itself keeps watch, in a JVM of its own. */
class MemoryTest {

  private static final String LAST_WORDS = "all connections have ended";

  @Test
  void noBufferIsForgottenHoweverAConnectionEnds() throws Exception {
    Result result = run();

    assertThat(result.exitCode()).as("%s", result).isZero();
    assertThat(result.out()).containsExactly(LAST_WORDS);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void forgottenBufferIsFound() throws Exception {
    assertThat(run("forget one").out())
        .anyMatch(line -> line.contains("LEAK: ByteBuf.release() was not called"));
  }

  private static Result run(String... more) throws Exception {
    Platform platform = Platform.jdks().findFirst().orElseThrow();
    try (ScriptedServer server = ScriptedServer.listen()) {
      Object[] arguments = Stream.concat(Stream.of(server.uri()), Stream.of(more)).toArray();
      try (ChildJvm program = ChildJvm.start(platform, Programs.Forgets.class, arguments)) {
        serve(server);
        return program.awaitEnd();
      }
    }
  }

  /** The server's side; the program's next connection comes when the one before has ended. */
  private static void serve(ScriptedServer server) throws IOException {
    WireFrame unfinished = WireFrame.text("the beginning").unfinished();

    ScriptedPeer mute = server.accept();
    mute.acceptUpgrade(); // and reads not a byte more

    ScriptedPeer resetting = server.accept();
    resetting.acceptUpgrade();
    resetting.expectFrame();
    resetting.reset();

    ScriptedPeer dropping = server.accept();
    dropping.acceptUpgradeWith(unfinished);
    dropping.drop();

    ScriptedPeer garbled = server.accept();
    garbled.acceptUpgradeWith(unfinished);
    garbled.send(WireFrame.of(WireFrame.CONTINUATION, new byte[] {(byte) 0xFF}));
    garbled.expectClose(1007);
    garbled.hangUp();

    ScriptedPeer talking = server.accept();
    talking.acceptUpgrade();
    talking.text("handle this");
    talking.awaitEnd();
  }
}
