// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.Options;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is sent, as it stands on the wire. */
final class SendingTest {

  private static final int THREADS = 8;
  private static final int MESSAGES = 200;
  private static final int MIB = 1 << 20;

  @Test
  void everyFrameIsMaskedWithAKeyOfItsOwn() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      List<ByteBuffer> keys = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        client.connection().send("the same text");
        keys.add(ByteBuffer.wrap(peer.expectFrame().mask()));
      }
      assertThat(keys).doesNotHaveDuplicates();
      client.partFrom(peer);
    }
  }

  @Test
  void whatTheConnectHandlerSendsAndAnswersGoesBeforeWhatOthersSent() throws IOException {
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
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      peer.expectText("sent inside");
      peer.expectText("answered");
      peer.expectText("other");
      recorder.awaitConnect();
      assertThat(othersSend).isCompletedWithValue(true);
      client.partFrom(peer);
    }
  }

  @Test
  void whatAHandlerAnswersIsSentInOrder() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onText(
                (connection, text, outbox) -> {
                  outbox.frames(List.of(Frame.text("1"), Frame.text("2")));
                  outbox.text("3");
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgradeWith(WireFrame.text("go"));
      peer.expectText("1");
      peer.expectText("2");
      peer.expectText("3");
      recorder.awaitConnect();
      recorder.awaitText();
      client.partFrom(peer);
    }
  }

  @Test
  void messagesOfManyThreadsNeverMixAndThoseOfOneKeepTheirOrder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      List<Future<?>> senders = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String name = "thread-" + thread;
        senders.add(threads.submit(() -> sendAll(client.connection(), name)));
      }
      Map<String, Integer> next = new HashMap<>();
      for (int i = 0; i < THREADS * MESSAGES; i++) {
        String[] parts = readMessage(peer).split(" ", 3);
        int number = next.merge(parts[0], 1, Integer::sum) - 1;
        assertThat(Integer.parseInt(parts[1])).as(parts[0]).isEqualTo(number);
        assertThat(parts[2]).isEqualTo(filler(number));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
      client.partFrom(peer);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void sendAll(Connection connection, String name) {
    for (int i = 0; i < MESSAGES; i++) {
      String message = name + " " + i + " " + filler(i);
      while (!connection.send(message)) { // the queue is full, and it is open
        Thread.onSpinWait();
      }
    }
  }

  /** Every tenth message takes more than one frame. */
  private static String filler(int number) {
    return "x".repeat(number % 10 == 0 ? 100_000 : number);
  }

  /** One message of as many frames as it takes. */
  private static String readMessage(ScriptedPeer peer) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    WireFrame frame = peer.expectFrame();
    assertThat(frame.opcode()).isEqualTo(WireFrame.TEXT);
    message.writeBytes(frame.payload());
    while (!frame.fin()) {
      frame = peer.expectFrame();
      assertThat(frame.opcode()).isEqualTo(WireFrame.CONTINUATION);
      message.writeBytes(frame.payload());
    }
    return message.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aPongGoesBetweenTheFragmentsOfALargeMessage() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      // More than the kernel takes from us while the peer does not read.
      assertThat(client.connection().send(ByteBuffer.allocate(15 * MIB))).isTrue();
      peer.expectFrame();
      peer.ping("now");
      assertThat(client.recorder().await(Event.Ping.class).payload()).isEqualTo("now");
      WireFrame frame = peer.expectFrame();
      while (frame.opcode() != WireFrame.PONG) {
        assertThat(frame.opcode()).isEqualTo(WireFrame.CONTINUATION);
        assertThat(frame.fin()).isFalse();
        assertThat(frame.payload()).hasSizeLessThanOrEqualTo(64 << 10);
        frame = peer.expectFrame();
      }
      assertThat(frame.text()).isEqualTo("now");
      do {
        frame = peer.expectFrame();
      } while (!frame.fin());
      client.partFrom(peer);
    }
  }

  @Test
  void ofMorePingsThanCanBeAnsweredTheLastIsAnswered() throws IOException {
    WireFrame[] pings = new WireFrame[10_000];
    for (int i = 0; i < pings.length; i++) {
      pings[i] = WireFrame.of(WireFrame.PING, Integer.toString(i).getBytes(StandardCharsets.UTF_8));
    }
    int seen = 0;
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      peer.send(pings);
      WireFrame pong = peer.expectFrame();
      while (!pong.text().equals("9999")) {
        assertThat(pong.opcode()).isEqualTo(WireFrame.PONG);
        assertThat(Integer.parseInt(pong.text())).isGreaterThanOrEqualTo(seen);
        seen = Integer.parseInt(pong.text());
        pong = peer.expectFrame();
      }
      for (int i = 0; i < pings.length; i++) {
        assertThat(client.recorder().await(Event.Ping.class).payload())
            .isEqualTo(Integer.toString(i));
      }
      client.partFrom(peer);
    }
  }

  @Test
  void theQueueIsBoundedInBytes() throws IOException {
    Options options =
        TestClient.options().transport(TestClient.transport().outboundBytes(MIB).build()).build();
    assertBounded(options, 100_000);
  }

  @Test
  void theQueueIsBoundedInMessages() throws IOException {
    Options options =
        TestClient.options().transport(TestClient.transport().outboundMessages(4).build()).build();
    assertBounded(options, 100_000);
  }

  /** A peer that does not read makes {@code send} say no; what was accepted arrives once it reads. */
  private static void assertBounded(Options options, int length) throws IOException {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 7);
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), options);
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      int accepted = 0;
      while (client.connection().send(ByteBuffer.wrap(payload))) {
        accepted++;
      }
      assertThat(accepted).isPositive();
      long received = 0;
      while (received < (long) accepted * length) {
        received += peer.expectFrame().payload().length;
      }
      assertThat(client.connection().isOpen()).isTrue();
      client.partFrom(peer);
    }
  }

  @Test
  void whatIsSentWhileNotOpenIsNotAccepted() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      assertThat(client.connection().isOpen()).isFalse();
      assertThat(client.connection().send("too early")).isFalse();
      peer.send(peer.acceptance());
      client.recorder().awaitConnect();
      assertThat(client.connection().send("in time")).isTrue();
      peer.expectText("in time");
      client.partFrom(peer);
    }
  }

  @Test
  void aTextWithoutAUtf8FormIsNotAcceptedAndTheConnectionLivesOn() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(new RecordingDispatcher(), server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      assertThat(client.connection().send("half a pair: \ud83d")).isFalse();
      assertThat(client.recorder().awaitError(EncodingFailed.class).isTransportLost()).isFalse();
      client.connection().send("whole");
      peer.expectText("whole");
      client.partFrom(peer);
    }
  }

  @Test
  void aPayloadMayBeReusedWhenSendHasReturned() throws IOException {
    ByteBuffer payload = ByteBuffer.allocate(4);
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      for (int i = 0; i < 100; i++) {
        client.connection().send(payload.putInt(0, i));
        assertThat(payload.remaining()).isEqualTo(4);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(ByteBuffer.wrap(peer.expectFrame().payload()).getInt()).isEqualTo(i);
      }
      client.partFrom(peer);
    }
  }

  @Test
  void aHandlerThatTellsItselfSomethingDoesNotKeepTheSocketFromBeingRead() throws IOException {
    AtomicBoolean heard = new AtomicBoolean();
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onText((connection, text, outbox) -> heard.set(true))
            .onInfo(
                (connection, message, outbox) -> {
                  if (!heard.get()) {
                    connection.tell(message);
                  }
                });
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      client.connection().tell("tick");
      recorder.await(Event.Info.class);
      peer.text("enough");
      Event next = recorder.awaitAny("the text");
      while (next instanceof Event.Info) {
        next = recorder.awaitAny("the text");
      }
      assertThat(next).isEqualTo(new Event.Text("enough"));
      assertThat(recorder.await(Event.Info.class).message()).isEqualTo("tick");
      client.partFrom(peer);
    }
  }

  @Test
  void messagesOfTheApplicationKeepTheirOrderAndOverlapNothing() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      Thread teller = new Thread(() -> tellAll(client.connection(), start));
      teller.start();
      start.countDown();
      int texts = 0;
      int infos = 0;
      for (int i = 0; i < MESSAGES; i++) {
        peer.text(Integer.toString(i));
      }
      while (texts < MESSAGES || infos < MESSAGES) {
        Event next = client.recorder().awaitAny("a text or a message of the application");
        if (next instanceof Event.Text text) {
          assertThat(text.text()).isEqualTo(Integer.toString(texts++));
        } else {
          assertThat(next).isEqualTo(new Event.Info(infos++));
        }
      }
      teller.join();
      client.partFrom(peer);
    }
  }

  private static void tellAll(Connection connection, CountDownLatch start) {
    Patience.await(start, "the start");
    for (int i = 0; i < MESSAGES; i++) {
      while (!connection.tell(i)) { // the mailbox is full, and it is emptied
        Thread.onSpinWait();
      }
    }
  }
}
