// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.ExitReason;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.Headers;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.testing.Certificate;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Headers and URI that are asked for anew at each attempt. */
final class SuppliersOnTheWireTest {

  private final RecordingDispatcher recorder = new RecordingDispatcher();
  private final AtomicInteger calls = new AtomicInteger();

  private Headers freshToken() {
    return Headers.of("Authorization", "Bearer " + calls.incrementAndGet());
  }

  @Test
  void eachAttemptCarriesAFreshTokenAlsoAfterA401() throws IOException {
    Options options =
        TestClient.options()
            .header("Authorization", "none")
            .header("X-Fixed", "stays")
            .headersFrom(this::freshToken)
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), options)) {
      try (ScriptedPeer peer = server.accept()) {
        peer.refuse("401 Unauthorized", "expired");
        assertHeaders(peer, "Bearer 1");
        assertThat(recorder.awaitError(EstablishingFailed.class).status()).isEqualTo(401);
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        assertHeaders(peer, "Bearer 2");
        assertThat(recorder.awaitConnect().attempt()).isEqualTo(2);
        peer.close(1001, "");
        recorder.awaitDisconnect();
      }
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        assertHeaders(peer, "Bearer 3");
        recorder.awaitConnect();
        client.partFrom(peer);
      }
      assertThat(calls).hasValue(3);
    }
  }

  private static void assertHeaders(ScriptedPeer peer, String authorization) {
    assertThat(peer.request().headers().get("Authorization")).containsExactly(authorization);
    assertThat(peer.request().headers().get("X-Fixed")).containsExactly("stays");
  }

  @Test
  void theUriMovesToAnotherServer() throws IOException {
    try (ScriptedServer first = ScriptedServer.listen();
        ScriptedServer second = ScriptedServer.listenTls(Certificate.VALID);
        RefusedPort unused = RefusedPort.hold()) {
      Iterator<URI> servers = List.of(first.uri(), second.uri()).iterator();
      Options options = TestClient.options().uriFrom(() -> servers.next() + "moved?to=it").build();
      try (TestClient client = TestClient.start(recorder, unused.uri(), options)) {
        try (ScriptedPeer peer = first.accept()) {
          peer.acceptUpgrade();
          assertThat(peer.request().line()).isEqualTo("GET /moved?to=it HTTP/1.1");
          assertThat(peer.request().header("Host")).isEqualTo(first.uri().getAuthority());
          recorder.awaitConnect();
          peer.close(1012, "");
          recorder.awaitDisconnect();
        }
        try (ScriptedPeer peer = second.accept()) {
          peer.acceptUpgrade();
          assertThat(peer.request().header("Host")).isEqualTo(second.uri().getAuthority());
          recorder.awaitConnect();
          client.partFrom(peer);
        }
      }
    }
  }

  @Test
  void bothMayAnswerLater() throws IOException {
    CompletableFuture<String> uri = new CompletableFuture<>();
    CompletableFuture<Headers> headers = new CompletableFuture<>();
    Options options =
        TestClient.options().uriFromAsync(() -> uri).headersFromAsync(() -> headers).build();
    try (ScriptedServer server = ScriptedServer.listen();
        RefusedPort unused = RefusedPort.hold();
        TestClient client = TestClient.start(recorder, unused.uri(), options)) {
      headers.complete(freshToken());
      uri.complete(server.uri().toString());

      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        assertThat(peer.request().header("Authorization")).isEqualTo("Bearer 1");
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void aSupplierThatThrowsFailsItsAttemptAndIsAskedAgain() throws IOException {
    IOException thrown = new IOException("no token today");
    Options options =
        TestClient.options()
            .headersFromAsync(
                () ->
                    calls.get() == 0 && freshToken() != null
                        ? CompletableFuture.failedFuture(thrown)
                        : CompletableFuture.completedFuture(freshToken()))
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), options)) {
      assertThat(recorder.awaitError(ConnectingFailed.class))
          .hasMessage("headersFrom threw java.io.IOException")
          .hasCause(thrown);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        assertThat(peer.request().header("Authorization")).isEqualTo("Bearer 2");
        assertThat(recorder.awaitConnect().attempt()).isEqualTo(2);
        client.partFrom(peer);
      }
    }
  }

  @Test
  void aSupplierThatHangsIsInterruptedAtTheDeadlineAndTheNextAttemptGoesOn() throws IOException {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Options options =
        TestClient.options()
            .supplierTimeout(Duration.ofMillis(100))
            .headersFrom(
                () -> {
                  Headers token = freshToken();
                  if (calls.get() == 1) {
                    awaitInterruption(interrupted);
                  }
                  return token;
                })
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), options)) {
      assertThat(recorder.awaitError(ConnectingFailed.class))
          .hasMessage("Expected the answer of headersFrom within PT0.1S, it did not come");
      assertThat(Patience.get(interrupted, "the interruption")).isTrue();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        assertThat(peer.request().header("Authorization")).isEqualTo("Bearer 2");
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void handlersGoOnWhileASupplierBlocksAThreadOfItsOwn() {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Options options =
        TestClient.options()
            .headersFrom(
                () -> {
                  thread.complete(Thread.currentThread());
                  return awaitInterruption(interrupted);
                })
            .build();
    try (RefusedPort unused = RefusedPort.hold();
        TestClient client = TestClient.start(recorder, unused.uri(), options)) {
      assertThat(Patience.get(thread, "the call"))
          .satisfies(it -> assertThat(it.getName()).startsWith("fresh-supplier-"))
          .satisfies(it -> assertThat(it.isDaemon()).isTrue());

      client.connection().tell("meanwhile");
      assertThat(recorder.await(Event.Info.class).message()).isEqualTo("meanwhile");

      client.connection().stop();
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.normal());
      assertThat(Patience.get(interrupted, "the interruption")).isTrue();
    }
  }

  private static Headers awaitInterruption(CompletableFuture<Boolean> interrupted)
      throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      return Headers.empty();
    } catch (InterruptedException e) {
      interrupted.complete(true);
      throw e;
    }
  }

  @Test
  void noLineOfTheLogTellsWhatWasSupplied() throws IOException {
    AtomicInteger attempts = new AtomicInteger();
    try (LogLines lines = new LogLines(Level.TRACE);
        ScriptedServer server = ScriptedServer.listen();
        RefusedPort unused = RefusedPort.hold()) {
      Options options =
          TestClient.options()
              .errorLogging(true)
              .infoLogging(true)
              .headersFrom(() -> Headers.of("X-Api-Key", "s3cr3t"))
              .uriFrom(() -> uriWithSecrets(attempts.incrementAndGet(), server.uri().getPort()))
              .build();
      try (TestClient client = TestClient.start(recorder, unused.uri(), options)) {
        recorder.awaitError(ConnectingFailed.class);
        recorder.awaitError(ConnectingFailed.class);
        try (ScriptedPeer peer = server.accept()) {
          peer.acceptUpgrade();
          assertThat(peer.request().line()).contains("token=s3cr3t");
          assertThat(peer.request().header("X-Api-Key")).isEqualTo("s3cr3t");
          recorder.awaitConnect();
          client.partFrom(peer);
        }
      }
      assertThat(lines.texts()).anyMatch(line -> line.contains("uriFrom"));
      assertThat(lines.all().toString()).doesNotContainIgnoringCase("s3cr3t");
    }
  }

  private static String uriWithSecrets(int attempt, int port) throws IOException {
    return switch (attempt) {
      case 1 -> throw new IOException("?token=s3cr3t");
      case 2 -> "http://user:s3cr3t@localhost/?token=s3cr3t";
      default -> "ws://user:s3cr3t@127.0.0.1:" + port + "/?token=s3cr3t";
    };
  }
}
