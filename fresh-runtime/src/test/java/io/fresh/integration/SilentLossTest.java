// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.ExitReason;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What comes to nothing is at least told to the log. */
final class SilentLossTest {

  private static final Options LOGGING =
      TestClient.options().errorLogging(true).infoLogging(true).build();

  @Test
  void whatTerminateThrowsIsLoggedAndTheEndIsToldAllTheSame() throws IOException {
    IllegalStateException boom = new IllegalStateException("boom");
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onTerminate(
                reason -> {
                  throw boom;
                });
    try (LogLines log = new LogLines(Level.ERROR);
        ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), LOGGING);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      client.partFrom(peer);
      assertThat(Patience.get(client.connection().terminated(), "the end"))
          .isEqualTo(ExitReason.normal());
      assertThat(log.texts())
          .singleElement()
          .asString()
          .startsWith(
              client.connection() + ": handler @OnTerminate threw " + boom.getClass().getName());
    }
  }

  @Test
  void anAnswerThatComesTooLateIsToldAtDebug() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onText(
                (connection, text, outbox) -> {
                  outbox.reaction(Reaction.close(4000, ""));
                  outbox.text("too late");
                });
    try (LogLines log = new LogLines(Level.DEBUG);
        ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), LOGGING);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("go"));
      recorder.awaitConnect();
      recorder.awaitText();
      peer.expectClose(4000);
      peer.close(4000, "");
      peer.hangUp();
      recorder.awaitDisconnect();
      recorder.awaitTerminate();
      assertThat(log.texts())
          .containsOnlyOnce(
              client.connection()
                  + ": what a handler answered is dropped, as a Close is on its way");
    }
  }
}
