// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Options;
import io.fresh.testing.Patience;
import io.fresh.testing.Recorder;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A generated client and the server that it talks to, whose side the test plays. Closing it stops the client, and fails if its life was
 * not right or if there was a callback that the test has not asked for.
 */
final class Session implements AutoCloseable {

  /** A generated {@code start}. */
  @FunctionalInterface
  interface Start {
    Connection start(String uri, Options options);
  }

  private final @Nullable Recorder<?> calls;
  private final ScriptedServer server = ScriptedServer.listen();
  private final Connection connection;

  private Session(@Nullable Recorder<?> calls, Options options, Start start) {
    this.calls = calls;
    this.connection = start.start(server.uri().toString(), options);
  }

  /** Of a client that records nothing. */
  static Session start(Start start) {
    return start(options().build(), start);
  }

  /** Of a client that records nothing. */
  static Session start(Options options, Start start) {
    return new Session(null, options, start);
  }

  static Session start(Recorder<?> calls, Start start) {
    return start(calls, options().build(), start);
  }

  static Session start(Recorder<?> calls, Options options, Start start) {
    return new Session(calls, options, start);
  }

  /** Reconnects quickly, logs nothing of what the tests break on purpose. */
  static Options.Builder options() {
    return Options.builder()
        .backoffInitial(Duration.ofMillis(10))
        .backoffMax(Duration.ofMillis(50))
        .errorLogging(false)
        .infoLogging(false);
  }

  Connection connection() {
    return connection;
  }

  ScriptedServer server() {
    return server;
  }

  /** The client's next link, accepted; the frames are sent together with the 101. */
  ScriptedPeer accept(WireFrame... frames) throws IOException {
    ScriptedPeer peer = server.accept();
    peer.acceptUpgradeWith(frames);
    return peer;
  }

  /** The same; {@code @OnConnect} has been handled. */
  ScriptedPeer open(WireFrame... frames) throws IOException {
    ScriptedPeer peer = accept(frames);
    awaitOpen();
    return peer;
  }

  void awaitOpen() {
    Patience.get(connection.opened(), "an open connection");
  }

  ExitReason awaitEnd() {
    return Patience.get(connection.terminated(), "the end of the connection");
  }

  /** Stops the open connection, which says goodbye and nothing before it that the test has not asked for. */
  void part(ScriptedPeer peer) throws IOException {
    awaitOpen();
    connection.stop();
    peer.expectClose(1000);
    peer.close(1000, "");
    peer.hangUp();
    awaitEnd();
  }

  @Override
  public void close() {
    connection.stop();
    server.close();
    awaitEnd();
    if (calls != null) {
      calls.verify();
    }
  }
}
