// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.Headers;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.SendBuffer;
import io.fresh.SendOutcome;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent while the connection is not open, if it is to be kept. */
final class SendBufferTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void itIsOffByDefault() {
    assertThat(Options.defaults().sendBuffer()).isEqualTo(SendBuffer.NONE);
  }

  @Test
  void goesOutAfterWhatConnectSentAndAnsweredAndBeforeWhatOthersSentMeanwhile() throws IOException {
    CompletableFuture<Boolean> othersSend = new CompletableFuture<>();
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onConnect(
                (connection, handshake, outbox) -> {
                  new Thread(() -> othersSend.complete(connection.send("other"))).start();
                  Patience.get(othersSend, "the other thread to send");
                  connection.send("sent inside");
                  outbox.text("answered");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), keeping(10));
        ScriptedPeer peer = server.accept()) {
      assertThat(client.connection().send("kept")).isTrue();
      var told = client.connection().sendAsync(Frame.text("kept too"));
      assertThat(client.connection().isOpen()).isFalse();
      assertThat(client.connection().isWritable()).isFalse();
      peer.acceptUpgrade();
      peer.expectText("sent inside");
      peer.expectText("answered");
      peer.expectText("kept");
      peer.expectText("kept too");
      peer.expectText("other");
      assertThat(Patience.get(told, "the outcome")).isEqualTo(SendOutcome.WRITTEN);
      recorder.awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void everyKindOfFrameIsKeptAndItsPayloadMayBeReused() throws IOException {
    ByteBuffer payload = ByteBuffer.wrap(new byte[] {1});
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), keeping(10));
        ScriptedPeer peer = server.accept()) {
      assertThat(client.connection().send(payload)).isTrue();
      assertThat(client.connection().send(Frame.binary(payload))).isTrue();
      assertThat(client.connection().send(new Frame.Ping(payload))).isTrue();
      assertThat(client.connection().send(new Frame.Pong(payload))).isTrue();
      assertThat(payload.remaining()).isEqualTo(1);
      payload.put(0, (byte) 2);
      peer.acceptUpgrade();
      for (int i = 0; i < 4; i++) {
        assertThat(peer.expectFrame().payload()).containsExactly(1);
      }
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void isKeptInEveryStateThatMayLeadToALink() throws IOException {
    RecordingDispatcher recorder = new RecordingDispatcher().leavingBy(status -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), keeping(10))) {
      Connection connection = client.connection();
      try (ScriptedPeer peer = server.accept()) {
        peer.readRequest();
        assertThat(connection.send("while upgrading")).isTrue();
        peer.send(peer.acceptance());
        peer.expectText("while upgrading");
        recorder.awaitConnect();
        peer.close(1000, "");
        peer.expectClose(1000);
      }
      recorder.awaitDisconnect();
      assertThat(connection.send("while idle")).isTrue();
      connection.reconnect();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("while idle");
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void isKeptWhileTheConnectionWaits() throws IOException {
    RecordingDispatcher recorder = new RecordingDispatcher();
    Options patient = keeping(1).toBuilder().backoffInitial(HOUR).backoffMax(HOUR).build();
    try (RefusedPort port = RefusedPort.hold();
        TestClient client = TestClient.start(recorder, port.uri(), patient)) {
      recorder.awaitError(ConnectingFailed.class);
      var kept = client.connection().sendAsync(Frame.text("while waiting"));
      assertThat(client.connection().send("one too many")).isFalse();
      client.connection().stop();
      assertThat(Patience.get(kept, "the outcome")).isEqualTo(SendOutcome.NOT_SENT);
    }
  }

  @Test
  void whatHandlersSendAfterALossIsKept() throws IOException {
    RecordingDispatcher[] mine = new RecordingDispatcher[1];
    TestClient[] client = new TestClient[1];
    mine[0] =
        new RecordingDispatcher()
            .leavingBy(
                status -> {
                  assertThat(client[0].connection().send("from @OnDisconnect")).isTrue();
                  return Recovery.reconnect();
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient started = TestClient.start(mine[0], server.uri(), keeping(10))) {
      client[0] = started;
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        mine[0].awaitConnect();
        peer.close(1000, "");
        peer.expectClose(1000);
      }
      mine[0].awaitDisconnect();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("from @OnDisconnect");
        mine[0].awaitConnect();
        started.partFrom(peer);
      }
    }
  }

  @Test
  void whatDoesNotFitIntoTheQueueAtOnceGoesInOrderAllTheSame() throws IOException {
    Options narrow =
        keeping(100).toBuilder()
            .transport(TestClient.transport().outboundMessages(2).build())
            .build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), narrow);
        ScriptedPeer peer = server.accept()) {
      for (int i = 0; i < 100; i++) {
        assertThat(client.connection().send(Integer.toString(i))).isTrue();
      }
      assertThat(client.connection().send("one too many")).isFalse();
      peer.acceptUpgrade();
      for (int i = 0; i < 100; i++) {
        peer.expectText(Integer.toString(i));
      }
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void itIsBoundedInBytes() throws IOException {
    Options options = TestClient.options().sendBuffer(SendBuffer.of(100, 1000, HOUR)).build();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      assertThat(client.connection().send("x".repeat(1000))).isFalse();
      assertThat(client.connection().send("x".repeat(500))).isTrue();
      var refused = client.connection().sendAsync(Frame.binary(new byte[500]));
      assertThat(refused.toCompletableFuture()).isCompletedWithValue(SendOutcome.NOT_SENT);
      peer.acceptUpgrade();
      peer.expectText("x".repeat(500));
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void whatIsTooOldIsNotSentAndTheLogTellsHowMany() throws IOException {
    Options options =
        TestClient.options()
            .errorLogging(true)
            .sendBuffer(SendBuffer.of(100, 1000, Duration.ofMillis(1)))
            .build();
    try (LogLines log = new LogLines(Level.WARN);
        ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      var old = client.connection().sendAsync(Frame.text("a secret"));
      assertThat(Patience.get(old, "the outcome")).isEqualTo(SendOutcome.NOT_SENT);
      assertThat(log.await("the number of messages"))
          .contains("1 messages are not sent, they waited too long for a link")
          .doesNotContain("a secret");
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().send("nothing came before");
      peer.expectText("nothing came before");
      client.partFrom(peer);
    }
  }

  @Test
  void whatRemainsAtTheEndIsNotSentAndTheLogTellsHowMany() throws IOException {
    try (LogLines log = new LogLines(Level.WARN);
        ScriptedServer silent = ScriptedServer.listen();
        TestClient client =
            TestClient.forOneLink(
                silent.uri(), keeping(10).toBuilder().errorLogging(true).build())) {
      List<CompletableFuture<SendOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        outcomes.add(client.connection().sendAsync(Frame.text("a secret")).toCompletableFuture());
      }
      client.connection().stop();
      assertThat(now(client.connection().sendAsync(Frame.text("late"))))
          .isEqualTo(SendOutcome.NOT_SENT);
      Patience.get(client.connection().terminated(), "the end");
      assertThat(outcomes).allMatch(outcome -> outcome.join() == SendOutcome.NOT_SENT);
      assertThat(log.await("the number of messages"))
          .contains("3 messages are not sent, the connection ends")
          .doesNotContain("a secret");
    }
  }

  @Test
  void nothingIsKeptOnceACloseIsAskedForUntilTheConnectionReconnects() throws IOException {
    CountDownLatch checked = new CountDownLatch(1);
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .leavingBy(
                status -> {
                  Patience.await(checked, "the sends after the Close");
                  return Recovery.reconnect();
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), keeping(10))) {
      Connection connection = client.connection();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        connection.close(4000, "");
        assertThat(connection.send("after the Close")).isFalse();
        peer.expectClose(4000);
        peer.close(4000, "");
      }
      assertThat(connection.send("still after the Close")).isFalse();
      checked.countDown();
      recorder.awaitDisconnect();
      try (ScriptedPeer peer = server.accept()) {
        peer.readRequest();
        assertThat(connection.send("a link is on its way")).isTrue();
        peer.send(peer.acceptance());
        peer.expectText("a link is on its way");
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void aCloseAskedForByTheConnectHandlerGoesBehindWhatWasKept() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onConnect(
                (connection, handshake, outbox) -> {
                  outbox.text("answered");
                  connection.close(4000, "");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), keeping(10));
        ScriptedPeer peer = server.accept()) {
      var kept = client.connection().sendAsync(Frame.text("kept"));
      peer.acceptUpgrade();
      peer.expectText("answered");
      peer.expectText("kept");
      peer.expectClose(4000);
      assertThat(Patience.get(kept, "the outcome")).isEqualTo(SendOutcome.WRITTEN);
      peer.close(4000, "");
      peer.hangUp();
      recorder.awaitConnect();
      recorder.awaitDisconnect();
    }
  }

  @Test
  void aTextWithoutAUtf8FormIsNotKept() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri(), keeping(10));
        ScriptedPeer peer = server.accept()) {
      assertThat(client.connection().send("half a pair: \ud83d")).isFalse();
      client.recorder().awaitError(EncodingFailed.class);
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void whatAHandlerAnswersWhileNotOpenIsNotKept() throws IOException {
    RecordingDispatcher recorder =
        new RecordingDispatcher().onInfo((connection, message, outbox) -> outbox.text("answer"));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), keeping(10));
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      client.connection().tell("early");
      recorder.await(Event.Info.class);
      recorder.awaitError(CastingFailed.class);
      peer.send(peer.acceptance());
      recorder.awaitConnect();
      client.partFrom(peer);
    }
  }

  @Test
  void framesOfOneThreadKeepTheirOrderOverReconnects() throws Exception {
    int threads = 4;
    int rounds = 20;
    CountDownLatch enough = new CountDownLatch(1);
    RecordingDispatcher recorder = new RecordingDispatcher();
    Map<Integer, Integer> last = new HashMap<>();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), keeping(1000))) {
      List<Thread> senders =
          IntStream.range(0, threads)
              .mapToObj(thread -> new Thread(() -> sendUntil(enough, client.connection(), thread)))
              .toList();
      senders.forEach(Thread::start);
      for (int round = 0; round < rounds; round++) {
        try (ScriptedPeer peer = server.accept()) {
          peer.acceptUpgrade();
          recorder.awaitReconnect();
          for (int i = 0; i < 200; i++) {
            assertInOrder(last, peer.expectFrame().text());
          }
        }
      }
      enough.countDown();
      for (Thread sender : senders) {
        sender.join();
      }
      client.connection().stop();
      Patience.get(client.connection().terminated(), "the end");
      recorder.skipToTerminate();
    }
  }

  @Test
  void framesOfOneThreadKeepTheirOrderWhenTheApplicationReconnects() throws Exception {
    int threads = 4;
    int rounds = 100;
    CountDownLatch enough = new CountDownLatch(1);
    RecordingDispatcher recorder = new RecordingDispatcher();
    Map<Integer, Integer> last = new HashMap<>();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), keeping(1000))) {
      List<Thread> senders =
          IntStream.range(0, threads)
              .mapToObj(thread -> new Thread(() -> sendUntil(enough, client.connection(), thread)))
              .toList();
      senders.forEach(Thread::start);
      for (int round = 0; round < rounds; round++) {
        try (ScriptedPeer peer = server.accept()) {
          peer.acceptUpgrade();
          recorder.awaitConnect();
          client.connection().reconnect();
          WireFrame frame = peer.expectFrame();
          while (frame.opcode() != WireFrame.CLOSE) {
            assertInOrder(last, frame.text());
            frame = peer.expectFrame();
          }
          peer.close(1000, "");
        }
      }
      enough.countDown();
      for (Thread sender : senders) {
        sender.join();
      }
      client.connection().stop();
      Patience.get(client.connection().terminated(), "the end");
      recorder.skipToTerminate();
    }
  }

  @Test
  void isKeptWhileTheSuppliersOfTheNextLinkAreAsked() throws IOException {
    CountDownLatch sent = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch askedAgain = new CountDownLatch(1);
    Options supplied =
        keeping(10).toBuilder()
            .headersFrom(
                () -> {
                  if (asked.incrementAndGet() == 2) {
                    askedAgain.countDown();
                    Patience.await(sent, "the send");
                  }
                  return Headers.empty();
                })
            .build();
    RecordingDispatcher recorder = new RecordingDispatcher().leavingBy(status -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri(), supplied)) {
      Connection connection = client.connection();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        connection.close(4000, "");
        peer.expectClose(4000);
        peer.close(4000, "");
      }
      recorder.awaitDisconnect();
      connection.reconnect();
      Patience.await(askedAgain, "the next attempt");
      assertThat(connection.send("an attempt has begun")).isTrue();
      sent.countDown();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("an attempt has begun");
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  private static void sendUntil(CountDownLatch enough, Connection connection, int thread) {
    for (int next = 0; enough.getCount() > 0; ) {
      if (connection.send(thread + " " + next)) {
        next++;
      }
    }
  }

  /** Some may be lost with a link, none may come early or twice. */
  private static void assertInOrder(Map<Integer, Integer> last, String text) {
    String[] parts = text.split(" ", 2);
    int number = Integer.parseInt(parts[1]);
    Integer before = last.put(Integer.valueOf(parts[0]), number);
    assertThat(number).isGreaterThan(before == null ? -1 : before);
  }

  private static SendOutcome now(CompletionStage<SendOutcome> stage) {
    CompletableFuture<SendOutcome> outcome = stage.toCompletableFuture();
    assertThat(outcome).isDone();
    return outcome.join();
  }

  private static Options keeping(int messages) {
    return TestClient.options().sendBuffer(SendBuffer.of(messages, 1 << 20, HOUR)).build();
  }
}
