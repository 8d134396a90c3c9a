// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.Frame;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.SendOutcome;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that is faster than the handlers of a client: nothing is lost, nothing piles up. */
class SlowHandlerTest {

  private static final int MESSAGES = 12_000;
  private static final int SIZE = 2_048;
  private static final int BATCH = 50;
  private static final int MESSAGES_TO_THE_BUSY = 50;

  /**
   * What lies between the server and the handler: what the kernel takes from the server, 4 MiB at most, its small buffer for the client,
   * a read and the mailbox. All messages together are three times that.
   */
  private static final long ON_THE_WAY = 8L << 20;

  @RegisterExtension final Connections connections = new Connections();

  private final AtomicLong sent = new AtomicLong();

  /**
   * Counts the messages, and how far it is behind the server. It is slow by its nature, on every machine: after a few messages it waits
   * for a turn of the event loop, which could read many times as much in each.
   */
  private final class Counting extends Dispatcher {
    private final CountDownLatch all = new CountDownLatch(MESSAGES);
    private int next;
    private volatile long behind;
    private volatile boolean inOrder = true;

    Counting() {
      super(new Object(), MessageForm.NONE, MessageForm.BUFFER);
    }

    @Override
    public boolean isBlocking() {
      return true;
    }

    @Override
    public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) {
      inOrder &= binary.getInt() == next++;
      behind = Math.max(behind, sent.get() - (long) next * SIZE);
      if (next % 4 == 0) {
        SendOutcome turned = Patience.get(connection.sendAsync(Frame.text("")), "a turn");
        assertThat(turned).isEqualTo(SendOutcome.WRITTEN);
      }
      all.countDown();
    }
  }

  @Test
  void allMessagesOfAFastServerArriveInOrderAndDoNotPileUp() {
    Counting client = new Counting();
    Options options =
        TestClient.options()
            .transport(
                TestClient.transport()
                    .socketOption(StandardSocketOptions.SO_RCVBUF, 1 << 16)
                    .build())
            .build();
    try (ScriptedServer server = ScriptedServer.run(this::flood)) {
      Connection connection = connections.start(client, server.uri().toString(), options);
      Patience.await(client.all, "all messages");
      connection.stop();
      server.awaitScripts();
    }
    assertThat(client.inOrder).isTrue();
    assertThat(client.behind).isLessThan(ON_THE_WAY);
  }

  private void flood(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade();
    for (int i = 0; i < MESSAGES; i += BATCH) {
      peer.send(batch(i));
      sent.set((long) (i + BATCH) * SIZE);
    }
    peer.readUntilClose();
    peer.close(1000, "");
  }

  /** Is never done with what it tells itself. */
  private static final class Busy extends Dispatcher {
    private final CountDownLatch texts = new CountDownLatch(MESSAGES_TO_THE_BUSY);

    Busy() {
      super(new Object(), MessageForm.STRING, MessageForm.NONE);
    }

    @Override
    public boolean isBlocking() {
      return true;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      fill(connection);
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) {
      fill(connection);
    }

    private static void fill(Connection connection) {
      boolean accepted = connection.tell("more");
      while (accepted) {
        accepted = connection.tell("more");
      }
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      texts.countDown();
    }
  }

  @Test
  void whatIsToldWithoutAnEndDoesNotKeepThePeerUnheard() throws IOException {
    Busy client = new Busy();
    Options small = TestClient.options().mailboxMessages(4).build();
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = connections.start(client, server.uri().toString(), small);
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        for (int i = 0; i < MESSAGES_TO_THE_BUSY; i++) {
          peer.text("hello?");
        }
        peer.ping("heard");
        peer.expectPong("heard");
        Patience.await(client.texts, "all texts");
        connection.stop();
        peer.expectClose(1000);
        peer.close(1000, "");
        peer.hangUp();
      }
    }
  }

  private static WireFrame[] batch(int first) {
    WireFrame[] batch = new WireFrame[BATCH];
    for (int i = 0; i < BATCH; i++) {
      byte[] payload = ByteBuffer.allocate(SIZE).putInt(first + i).array();
      batch[i] = WireFrame.of(WireFrame.BINARY, payload);
    }
    return batch;
  }
}
