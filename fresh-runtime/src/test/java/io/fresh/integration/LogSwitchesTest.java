// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log tells of a life in which a link is lost and made anew, and what is left of it when a switch is off. */
final class LogSwitchesTest {

  private static final String ERROR =
      "WARN StreamingFailed: Expected a Close before the end of the stream, but the transport failed;"
          + " @OnError decides what follows";

  private static final List<String> INFOS =
      List.of(
          "INFO established at attempt 1",
          "INFO attempt 2 follows in 10 ms",
          "INFO established at attempt 2",
          "INFO terminated, Normal");

  private static Options.Builder options() {
    return TestClient.options().errorLogging(true).infoLogging(true);
  }

  @Test
  void aLifeIsToldFromItsFirstLinkToItsEnd() throws IOException {
    assertThat(log(options().build()))
        .containsExactly(INFOS.get(0), ERROR, INFOS.get(1), INFOS.get(2), INFOS.get(3));
  }

  @Test
  void errorLoggingOffSilencesTheErrorAlone() throws IOException {
    assertThat(log(options().errorLogging(false).build())).isEqualTo(INFOS);
  }

  @Test
  void infoLoggingOffSilencesEverythingElse() throws IOException {
    assertThat(log(options().infoLogging(false).build())).containsExactly(ERROR);
  }

  /** Level and text of each line, each of which begins with the connection. */
  private static List<String> log(Options options) throws IOException {
    try (LogLines lines = new LogLines(Level.INFO);
        ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri(), options)) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        peer.reset();
        client.recorder().awaitError(StreamingFailed.class);
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        client.recorder().awaitConnect();
        client.partFrom(peer);
      }
      Patience.get(client.connection().terminated(), "the end");
      String label = client.connection() + ": ";
      assertThat(lines.texts()).allMatch(line -> line.startsWith(label));
      return lines.all().stream()
          .map(line -> line.level() + " " + line.text().substring(label.length()))
          .toList();
    }
  }
}
