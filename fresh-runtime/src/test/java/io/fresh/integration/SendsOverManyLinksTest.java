// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.SendBuffer;
import io.fresh.SendOutcome;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Threads send while one link after another ends in every way, and what finds no link is kept; in the end what they were told is held
 * against what the server has read. A script says how each link ends, and lets the threads send a few messages at each of its turns.
 */
final class SendsOverManyLinksTest {

  private static final int LINKS = 250;
  private static final int THREADS = 3;
  private static final int MAX_BURST = 6;

  /** How a link ends. */
  private enum End {
    RECONNECT {
      @Override
      void come(Connection connection, ScriptedPeer peer) {
        connection.reconnect();
      }
    },
    CLOSE {
      @Override
      void come(Connection connection, ScriptedPeer peer) {
        connection.close(4000, "");
      }
    },
    PEERS_CLOSE {
      @Override
      void come(Connection connection, ScriptedPeer peer) throws IOException {
        peer.close(1000, "");
      }
    },
    FIN {
      @Override
      void come(Connection connection, ScriptedPeer peer) throws IOException {
        peer.endOutput();
      }
    },
    RESET {
      @Override
      void come(Connection connection, ScriptedPeer peer) throws IOException {
        peer.reset();
      }
    };

    abstract void come(Connection connection, ScriptedPeer peer) throws IOException;
  }

  /** When the end comes. */
  private enum Moment {
    BY_CONNECT_HANDLER,
    WHILE_CONNECT_IS_HANDLED,
    SOON
  }

  /** The link that is there, and what becomes of it. */
  private record Link(
      ScriptedPeer peer,
      End end,
      Moment moment,
      int burst,
      CountDownLatch connected,
      CountDownLatch ended) {

    static Link of(ScriptedPeer peer, Random random) {
      return new Link(
          peer,
          any(End.values(), random),
          any(Moment.values(), random),
          random.nextInt(MAX_BURST),
          new CountDownLatch(1),
          new CountDownLatch(1));
    }

    private static <T> T any(T[] values, Random random) {
      return values[random.nextInt(values.length)];
    }

    void end(Connection connection) throws IOException {
      end.come(connection, peer);
      ended.countDown();
    }
  }

  /** A thread that numbers its messages, and sends as many as the script allows. What it was told is read when it has ended. */
  private static final class Sender extends Thread {
    private final int id;
    private final Connection connection;
    private final Semaphore turns = new Semaphore(0);
    private volatile boolean enough;

    /** By number; of a plain {@code send} that was accepted it is not known. */
    final List<CompletableFuture<SendOutcome>> told = new ArrayList<>();

    /** The messages that the server has read, and on which link. */
    final TreeMap<Integer, Integer> read = new TreeMap<>();

    Sender(int id, Connection connection) {
      super("sender-" + id);
      this.id = id;
      this.connection = connection;
    }

    void letSend(int messages) {
      turns.release(messages);
    }

    void end() {
      enough = true;
      turns.release();
      Patience.get(CompletableFuture.runAsync(this::awaitEnd), getName());
    }

    private void awaitEnd() {
      try {
        join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void run() {
      while (isMyTurn()) {
        told.add(send(id + " " + told.size()));
      }
    }

    private boolean isMyTurn() {
      try {
        return turns.tryAcquire(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
            && (!enough || turns.availablePermits() > 0);
      } catch (InterruptedException e) {
        return false;
      }
    }

    private CompletableFuture<SendOutcome> send(String text) {
      if (told.size() % 2 == 0) {
        return connection.sendAsync(Frame.text(text)).toCompletableFuture();
      }
      boolean accepted = connection.send(text);
      return CompletableFuture.completedFuture(
          accepted ? SendOutcome.UNKNOWN : SendOutcome.NOT_SENT);
    }
  }

  private final List<Sender> senders = new ArrayList<>();

  /** The links that ended without a closing handshake: what was written may not have been read. */
  private final NavigableSet<Integer> lossy = new TreeSet<>();

  private volatile @Nullable Link link;

  private final CountDownLatch lastLinkOpen = new CountDownLatch(1);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void messagesOfAThreadKeepTheirOrderAndWhatTheirSendersAreToldIsTrue(long seed)
      throws IOException {
    Random random = new Random(seed);
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client = TestClient.start(recorder(), server.uri(), options())) {
      for (int id = 0; id < THREADS; id++) {
        senders.add(new Sender(id, client.connection()));
      }
      senders.forEach(Thread::start);
      for (int number = 0; number < LINKS; number++) {
        play(server, client.connection(), number, random);
      }
      playLast(server, client.connection());
      client.recorder().skipToTerminate();
    }
    senders.forEach(this::check);
  }

  private static Options options() {
    return TestClient.options()
        .backoffInitial(Duration.ofMillis(1))
        .backoffMax(Duration.ofMillis(1))
        .sendBuffer(SendBuffer.of(50, 1 << 20, Duration.ofHours(1)))
        .build();
  }

  /** Every link is followed by another, unless a handler fails. */
  private RecordingDispatcher recorder() {
    return new RecordingDispatcher()
        .onConnect((connection, handshake, outbox) -> connected(connection))
        .leavingBy(status -> Recovery.reconnect());
  }

  private void connected(Connection connection) throws IOException {
    Link here = link;
    if (here == null) { // the last, which the test ends itself
      lastLinkOpen.countDown();
      return;
    }
    letSend(here);
    here.connected().countDown();
    if (here.moment() == Moment.BY_CONNECT_HANDLER) {
      here.end(connection);
    }
    if (here.moment() != Moment.SOON) {
      Patience.await(here.ended(), "the end to begin");
    }
    letSend(here);
  }

  private void play(ScriptedServer server, Connection connection, int number, Random random)
      throws IOException {
    try (ScriptedPeer peer = server.accept()) { // the link before is no more
      Link here = Link.of(peer, random);
      link = here;
      letSend(here);
      peer.acceptUpgrade();
      Patience.await(here.connected(), "an open link");
      if (here.moment() != Moment.BY_CONNECT_HANDLER) {
        here.end(connection);
      }
      Patience.await(here.ended(), "the end to begin");
      letSend(here);
      if (!readToClose(peer, number)) {
        lossy.add(number);
      } else if (here.end() != End.PEERS_CLOSE) {
        peer.close(1000, "");
      }
    }
  }

  private void playLast(ScriptedServer server, Connection connection) throws IOException {
    try (ScriptedPeer peer = server.accept()) {
      link = null;
      peer.acceptUpgrade();
      senders.forEach(Sender::end);
      Patience.await(lastLinkOpen, "the last link to open");
      connection.stop();
      assertThat(readToClose(peer, LINKS)).isTrue();
      peer.close(1000, "");
      peer.hangUp();
    }
  }

  private void letSend(Link here) {
    senders.forEach(sender -> sender.letSend(here.burst()));
  }

  /** Returns whether there was a Close; else TCP has ended. */
  private boolean readToClose(ScriptedPeer peer, int number) {
    try {
      WireFrame frame = peer.expectFrame();
      while (frame.opcode() != WireFrame.CLOSE) {
        note(frame.text(), number);
        frame = peer.expectFrame();
      }
      return true;
    } catch (IOException end) {
      return false;
    }
  }

  /** The links are read one after the other: order over links and order on a link are one. */
  private void note(String text, int number) {
    String[] parts = text.split(" ", 2);
    TreeMap<Integer, Integer> read = senders.get(Integer.parseInt(parts[0])).read;
    int message = Integer.parseInt(parts[1]);
    assertThat(message)
        .as("%s, read on link %d", text, number)
        .isGreaterThan(read.isEmpty() ? -1 : read.lastKey());
    read.put(message, number);
  }

  private void check(Sender sender) {
    assertThat(sender.read).as("%s, read", sender.getName()).isNotEmpty();
    for (int message = 0; message < sender.told.size(); message++) {
      SendOutcome outcome =
          Patience.get(sender.told.get(message), "the outcome of message " + message);
      if (sender.read.containsKey(message)) {
        assertThat(outcome).as("%d, read", message).isNotEqualTo(SendOutcome.NOT_SENT);
      } else if (outcome == SendOutcome.WRITTEN) {
        assertThat(lossyAround(sender, message)).as("%d, written, not read", message).isNotEmpty();
      }
    }
  }

  /** The links that can have lost a message: those between its neighbours that were read. */
  private NavigableSet<Integer> lossyAround(Sender sender, int message) {
    Map.Entry<Integer, Integer> before = sender.read.lowerEntry(message);
    Map.Entry<Integer, Integer> after = sender.read.higherEntry(message);
    return lossy.subSet(
        before == null ? 0 : before.getValue(),
        true,
        after == null ? LINKS : after.getValue(),
        true);
  }
}
