// SPDX-License-Identifier: MIT
package io.fresh.integration;

import io.fresh.Connection;
import io.fresh.Options;
import io.fresh.Tls;
import io.fresh.TransportOptions;
import io.fresh.spi.Clients;
import io.fresh.testing.Certificate;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * A started connection and the recorder of its calls. Closing it stops the connection and fails if a call was recorded that the
 * test has not asked for.
 */
final class TestClient implements AutoCloseable {

  private final RecordingDispatcher recorder;
  private final Connection connection;

  private TestClient(RecordingDispatcher recorder, URI uri, Options options) {
    this.recorder = recorder;
    this.connection = Clients.start(recorder, uri.toString(), options);
  }

  /** Ends at the first error or disconnect. */
  static TestClient forOneLink(URI uri) {
    return start(RecordingDispatcher.forOneLink(), uri);
  }

  /** Ends at the first error or disconnect. */
  static TestClient forOneLink(URI uri, Options options) {
    return start(RecordingDispatcher.forOneLink(), uri, options);
  }

  static TestClient start(RecordingDispatcher recorder, URI uri) {
    return start(recorder, uri, options().build());
  }

  static TestClient start(RecordingDispatcher recorder, URI uri, Options options) {
    return new TestClient(recorder, uri, options);
  }

  /** Trusts the tests' root, reconnects quickly, logs nothing of what the tests break on purpose. */
  static Options.Builder options() {
    return Options.builder()
        .backoffInitial(Duration.ofMillis(10))
        .backoffMax(Duration.ofMillis(50))
        .errorLogging(false)
        .infoLogging(false)
        .transport(transport().build());
  }

  /** Trusts the tests' root. */
  static TransportOptions.Builder transport() {
    return TransportOptions.builder().tls(Tls.builder().trust(Certificate.trustStore()).build());
  }

  RecordingDispatcher recorder() {
    return recorder;
  }

  Connection connection() {
    return connection;
  }

  /** Stops the open connection and plays the peer's part in it. */
  void partFrom(ScriptedPeer peer) throws IOException {
    connection.stop();
    peer.expectClose(1000);
    peer.close(1000, "");
    peer.hangUp();
    recorder.awaitTerminate();
  }

  @Override
  public void close() {
    connection.stop();
    Patience.get(connection.terminated(), "the connection to terminate");
    recorder.verify();
  }
}
