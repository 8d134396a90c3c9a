// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fresh.Connection;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Whether there is room to send, and who is told when there is again. */
final class WritableTest {

  private static final int LARGE = 15 << 20;
  private static final int SMALL = 10;

  private final LinkedBlockingQueue<String> ran = new LinkedBlockingQueue<>();

  @Test
  void isWritableWhileOpenAndThereIsRoom() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), narrow());
        ScriptedPeer peer = server.accept()) {
      peer.readRequest();
      assertThat(client.connection().isWritable()).isFalse();
      peer.send(peer.acceptance());
      client.recorder().awaitConnect();
      assertThat(client.connection().isWritable()).isTrue();
      fill(client.connection());
      assertThat(client.connection().isWritable()).isFalse();
      assertThat(client.connection().isOpen()).isTrue();
      read(peer);
      client.connection().close(1000, "");
      assertThat(client.connection().isWritable()).isFalse();
      peer.expectClose(1000);
      peer.close(1000, "");
      peer.hangUp();
      client.recorder().awaitDisconnect();
      client.recorder().awaitTerminate();
      assertThat(client.connection().isWritable()).isFalse();
    }
  }

  @Test
  void aTaskRunsSoonIfThereIsRoomNow() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client.connection().onWritable(() -> client.connection().send("room"));
      peer.expectText("room");
      client.partFrom(peer);
    }
  }

  @Test
  void aTaskWaitsUntilConnectHasBeenHandledAndRunsOnce() throws IOException {
    RecordingDispatcher recorder =
        RecordingDispatcher.forOneLink()
            .onConnect((connection, handshake, outbox) -> outbox.text("answered"));
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      client.connection().onWritable(() -> client.connection().send("first task"));
      client.connection().onWritable(() -> client.connection().send("second task"));
      peer.acceptUpgrade();
      peer.expectText("answered");
      peer.expectText("first task");
      peer.expectText("second task");
      recorder.awaitConnect();
      client.partFrom(peer); // nothing comes before the Close
    }
  }

  @Test
  void aTaskWaitsOverALossUntilTheNextLink() throws IOException {
    RecordingDispatcher recorder = new RecordingDispatcher().leavingBy(status -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri())) {
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        recorder.awaitConnect();
        peer.close(1000, "");
        peer.expectClose(1000);
      }
      recorder.awaitDisconnect();
      client.connection().onWritable(() -> client.connection().send("room"));
      client.connection().reconnect();
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        peer.expectText("room");
        recorder.awaitConnect();
        client.partFrom(peer);
      }
    }
  }

  @Test
  void tasksWaitWhileTheQueueIsFullAndRunInOrder() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), narrow());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      fill(client.connection());
      client.connection().onWritable(() -> ran.add("one"));
      client.connection().onWritable(() -> ran.add("two"));
      client.connection().tell("a turn of the event loop");
      client.recorder().await(Event.Info.class);
      assertThat(ran).isEmpty();

      read(peer);
      assertThat(Patience.take(ran, "the first task")).isEqualTo("one");
      assertThat(Patience.take(ran, "the second task")).isEqualTo("two");
      client.partFrom(peer);
    }
  }

  @Test
  void aTaskThatFillsTheQueueMakesTheNextOnesWait() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), narrow());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client
          .connection()
          .onWritable(
              () -> {
                fill(client.connection());
                ran.add("filled");
              });
      client.connection().onWritable(() -> ran.add("next"));
      assertThat(Patience.take(ran, "the first task")).isEqualTo("filled");
      client.connection().tell("a turn of the event loop");
      client.recorder().await(Event.Info.class);
      assertThat(ran).isEmpty();
      read(peer);
      assertThat(Patience.take(ran, "the second task")).isEqualTo("next");
      client.partFrom(peer);
    }
  }

  @Test
  void aTaskThatWaitsAgainLeavesTheOthersTheirTurn() throws IOException {
    AtomicBoolean enough = new AtomicBoolean();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      Connection connection = client.connection();
      connection.onWritable(
          new Runnable() {
            @Override
            public void run() {
              if (!enough.get()) {
                connection.onWritable(this);
              }
            }
          });
      connection.onWritable(() -> ran.add("other"));
      assertThat(Patience.take(ran, "the other task")).isEqualTo("other");
      peer.text("the socket is read");
      assertThat(client.recorder().awaitText()).isEqualTo("the socket is read");
      enough.set(true);
      client.partFrom(peer);
    }
  }

  @Test
  void aTaskIsACallbackOfTheConnection() throws IOException {
    List<Throwable> refused = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      client
          .connection()
          .onWritable(
              () -> {
                try {
                  client.connection().awaitTermination();
                } catch (Exception e) {
                  refused.add(e);
                }
                ran.add(Thread.currentThread().getName());
              });
      assertThat(Patience.take(ran, "the task")).startsWith("fresh-io-");
      assertThat(refused).singleElement().isInstanceOf(IllegalStateException.class);
      client.partFrom(peer);
    }
  }

  @Test
  void whatATaskThrowsIsAFailedHandler() throws IOException {
    IllegalStateException thrown = new IllegalStateException("thrown by the test");
    RecordingDispatcher recorder = new RecordingDispatcher().recoveringBy(e -> Recovery.ignore());
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder, server.uri());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      recorder.awaitConnect();
      client
          .connection()
          .onWritable(
              () -> {
                throw thrown;
              });
      assertThat(recorder.awaitError(HandlingFailed.class))
          .hasCause(thrown)
          .hasMessageStartingWith("Handler of onWritable threw");
      client.connection().onWritable(() -> client.connection().send("still there"));
      peer.expectText("still there");
      client.partFrom(peer);
    }
  }

  @Test
  void noTaskRunsAfterStop() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri(), narrow());
        ScriptedPeer peer = server.accept()) {
      peer.acceptUpgrade();
      client.recorder().awaitConnect();
      fill(client.connection());
      client.connection().onWritable(() -> ran.add("before"));
      client.connection().stop();
      client.connection().onWritable(() -> ran.add("after"));
      read(peer);
      client.partFrom(peer);
      client.connection().onWritable(() -> ran.add("late"));
      assertThat(ran).isEmpty();
    }
  }

  @Test
  void aTaskIsNeeded() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.forOneLink(server.uri())) {
      assertThatThrownBy(() -> client.connection().onWritable(null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("task");
    }
  }

  /** A queue of two messages: it is full with two, and told to have room when it is empty. */
  private static Options narrow() {
    return TestClient.options()
        .transport(TestClient.transport().outboundMessages(2).build())
        .build();
  }

  /** The first message is more than the kernel takes from us while the peer does not read. */
  private static void fill(Connection connection) {
    assertThat(connection.send(ByteBuffer.allocate(LARGE))).isTrue();
    assertThat(connection.send(ByteBuffer.allocate(SMALL))).isTrue();
    assertThat(connection.send(ByteBuffer.allocate(SMALL))).isFalse();
  }

  private static void read(ScriptedPeer peer) throws IOException {
    for (int read = 0; read < LARGE + SMALL; ) {
      read += peer.expectFrame().payload().length;
    }
  }
}
