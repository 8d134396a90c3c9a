// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.Fresh;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.LogLines;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Handlers that may block, together with names, hibernation, and the ends that they bring about themselves. */
class BlockingTogetherTest {

  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void aHandlerThatStopsItsConnectionIsTheLastAndDoesNotWaitForIt() throws IOException {
    CompletableFuture<ExitReason> end = new CompletableFuture<>();
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  connection.stop(ExitReason.shutdown(text));
                  connection.terminated().thenAccept(end::complete);
                  assertThatIllegalStateException().isThrownBy(connection::awaitTermination);
                  assertThatIllegalStateException()
                      .isThrownBy(() -> connection.awaitTermination(Duration.ZERO));
                  outbox.text("dropped");
                  assertThat(connection.tell("refused")).isFalse();
                  assertThat(end).isNotDone();
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("enough"), WireFrame.text("not handled"));
      peer.expectClose(1000);
      peer.close(1000, "");
      peer.hangUp();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("enough");
      assertThat(recorder.awaitTerminate()).isEqualTo(ExitReason.shutdown("enough"));
      assertThat(Patience.get(end, "the end")).isEqualTo(ExitReason.shutdown("enough"));
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void aCloseOfItsOwnIsShakenHandsOverWhileTheHandlerIsBusy() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  connection.close(4000, "enough");
                  Patience.await(release, "both Closes to have gone their way");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"));
      peer.expectClose(4000);
      peer.text("b");
      peer.close(4000, "enough");
      peer.expectEnd();
      release.countDown();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("a");
      assertThat(recorder.awaitText()).isEqualTo("b");
      assertThat(recorder.awaitDisconnect()).isEqualTo(new CloseStatus(4000, "enough"));
      recorder.awaitTerminate();
      assertThat(client.connection().isOpen()).isFalse();
    }
  }

  @Test
  void theEndOfALinkIsToldBeforeTheNextBeginsAlsoIfAHandlerFailsMeanwhile() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  if (text.equals("a")) {
                    blocked.countDown();
                    Patience.await(release, "the next link");
                    throw new IllegalStateException("boom");
                  }
                })
            .recoveringBy(error -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(WireFrame.text("a"));
        Patience.await(blocked, "the handler");
        peer.close(4000, "");
        peer.expectClose(4000);
        peer.hangUp();
      }
      client.connection().reconnect();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgradeWith(WireFrame.text("b"));
        peer.ping("read");
        peer.expectPong("read");
        release.countDown();
        recorder.awaitConnect();
        assertThat(recorder.awaitText()).isEqualTo("a");
        recorder.awaitError(HandlingFailed.class);
        assertThat(recorder.awaitDisconnect()).isEqualTo(new CloseStatus(4000, ""));
        recorder.awaitConnect();
        assertThat(recorder.awaitText()).isEqualTo("b");
        recorder.await(Event.Ping.class);
        client.partFrom(peer);
      }
    }
  }

  @Test
  void aLogThatThrowsKeepsNoHandlerFromRunning() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText(
                (connection, text, outbox) -> {
                  if (text.equals("a")) {
                    throw new IllegalStateException("boom");
                  }
                })
            .recoveringBy(error -> Recovery.ignore());
    Options logging = TestClient.options().errorLogging(true).build();
    try (FullDisk disk = new FullDisk();
        ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), logging);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("b"));
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("a");
      recorder.awaitError(HandlingFailed.class);
      assertThat(recorder.awaitText()).isEqualTo("b");
      assertThat(disk.refused()).isPositive();
      client.partFrom(peer);
    }
  }

  @Test
  void theNameIsTakenUntilTheHandlerAndOnTerminateHaveReturned() throws IOException {
    Name name = Name.local("blocking");
    Options named = TestClient.options().name(name).build();
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onInfo(
                (connection, message, outbox) -> {
                  blocked.countDown();
                  Patience.await(release, "the test");
                })
            .onTerminate(reason -> assertThat(Fresh.whereis(name)).isPresent());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), named);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      assertThat(Fresh.tell(name, "block")).isTrue();
      Patience.await(blocked, "the handler");
      client.connection().stop();
      peer.expectClose(1000);
      peer.close(1000, "");
      peer.expectEnd();
      assertThat(Fresh.whereis(name)).contains(client.connection());
      release.countDown();
      recorder.await(Event.Info.class);
      recorder.awaitTerminate();
      Patience.get(client.connection().terminated(), "the end");
      assertThat(Fresh.whereis(name)).isEmpty();
    }
  }

  @Test
  void aConnectionHibernatesWhileItsHandlerBlocksAndGoesOn() throws IOException {
    Options sleepy =
        TestClient.options().infoLogging(true).hibernateAfter(Duration.ofMillis(1)).build();
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .blocking()
            .onText((connection, text, outbox) -> Patience.await(release, "the test"));
    try (LogLines lines = new LogLines(Level.DEBUG);
        ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), sleepy);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("b"));
      awaitHibernation(lines);
      release.countDown();
      recorder.awaitConnect();
      assertThat(recorder.awaitText()).isEqualTo("a");
      assertThat(recorder.awaitText()).isEqualTo("b");
      peer.text("c");
      assertThat(recorder.awaitText()).isEqualTo("c");
      client.partFrom(peer);
    }
  }

  private static void awaitHibernation(LogLines lines) {
    while (!lines.await("the connection to hibernate").contains("hibernates")) {
      // other lines
    }
  }

  /** A log that fails to write what handlers have thrown. */
  private static final class FullDisk extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger log = (Logger) LoggerFactory.getLogger("io.fresh.Connection");
    private final @Nullable Level before = log.getLevel();
    private final AtomicInteger refused = new AtomicInteger();
    private final Thread.@Nullable UncaughtExceptionHandler last =
        Thread.getDefaultUncaughtExceptionHandler();

    /** The handler thread that the log has broken has told its end, which would be printed otherwise. */
    private final CountDownLatch broken = new CountDownLatch(1);

    FullDisk() {
      Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> broken.countDown());
      start();
      log.setLevel(Level.ERROR);
      log.setAdditive(false);
      log.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getThrowableProxy() != null) {
        refused.incrementAndGet();
        throw new AssertionError("disk full"); // an exception would be taken for the log's own
      }
    }

    int refused() {
      return refused.get();
    }

    @Override
    public void close() {
      Patience.await(broken, "the end of the thread that could not log");
      Thread.setDefaultUncaughtExceptionHandler(last);
      log.detachAppender(this);
      log.setAdditive(true);
      log.setLevel(before);
    }
  }
}
