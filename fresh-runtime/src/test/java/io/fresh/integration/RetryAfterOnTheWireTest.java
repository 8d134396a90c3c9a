// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that refuses says when to come again (RFC 9110 §10.2.3). What is waited for is read in the log. */
final class RetryAfterOnTheWireTest {

  private static final Options OPTIONS =
      Options.builder().errorLogging(false).infoLogging(true).build();

  private final RecordingDispatcher recorder = new RecordingDispatcher();
  private final LogLines lines = new LogLines(Level.INFO);

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void theConnectionWaitsAsLongAsTheServerAsks() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), OPTIONS)) {
      refuse(server, "Retry-After: 120");

      assertThat(lines.await("the delay"))
          .isEqualTo(client.connection() + ": attempt 2 follows in 120000 ms");
    }
  }

  @Test
  void reconnectCutsTheWaitShort() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), OPTIONS)) {
      refuse(server, "Retry-After: 120");
      lines.await("the delay");

      client.connection().reconnect();

      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        assertThat(recorder.awaitConnect().attempt()).isEqualTo(2);
        client.partFrom(peer);
      }
    }
  }

  @Test
  void withoutTheHeaderTheConnectionWaitsAsTheBackoffSays() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), OPTIONS)) {
      refuse(server);

      assertThat(lines.await("the delay"))
          .isEqualTo(client.connection() + ": attempt 2 follows in 250 ms");
    }
  }

  private void refuse(ScriptedServer server, String... headers) throws IOException {
    try (ScriptedPeer peer = server.accept()) {
      peer.refuse("503 Busy", "", headers);
      assertThat(recorder.awaitError(EstablishingFailed.class).status()).isEqualTo(503);
    }
  }
}
