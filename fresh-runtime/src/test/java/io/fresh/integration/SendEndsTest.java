// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Connection;
import io.fresh.Frame;
import io.fresh.Options;
import io.fresh.SendBuffer;
import io.fresh.SendOutcome;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a link ends while several threads send, every outcome becomes known, and none is wrong. */
final class SendEndsTest {

  private static final int ROUNDS = 3;
  private static final int THREADS = 3;
  private static final int MESSAGES = 60;

  /** How the link ends. */
  enum End {
    FIN {
      @Override
      void come(Connection connection, ScriptedPeer peer) throws IOException {
        peer.drop();
      }
    },
    RESET {
      @Override
      void come(Connection connection, ScriptedPeer peer) throws IOException {
        peer.reset();
      }
    },
    PEERS_CLOSE {
      @Override
      void come(Connection connection, ScriptedPeer peer) throws IOException {
        peer.close(1000, "");
      }
    },
    VIOLATION {
      @Override
      void come(Connection connection, ScriptedPeer peer) throws IOException {
        peer.send(WireFrame.of(WireFrame.CONTINUATION, new byte[0]));
      }
    },
    STOP {
      @Override
      void come(Connection connection, ScriptedPeer peer) {
        connection.stop();
      }
    },
    KILL {
      @Override
      void come(Connection connection, ScriptedPeer peer) {
        connection.kill();
      }
    },
    CLOSE {
      @Override
      void come(Connection connection, ScriptedPeer peer) {
        connection.close(4000, "");
      }
    };

    abstract void come(Connection connection, ScriptedPeer peer) throws IOException;
  }

  static Stream<Arguments> ends() {
    return Stream.of(End.values())
        .flatMap(
            end ->
                Stream.of(true, false)
                    .flatMap(
                        reads ->
                            Stream.of(true, false).map(kept -> Arguments.of(end, reads, kept))));
  }

  @ParameterizedTest(name = "{0}, the peer reads on: {1}, sends are kept: {2}")
  @MethodSource("ends")
  void everyOutcomeBecomesKnownAndWhatThePeerHasReadIsNeverNotSent(
      End end, boolean readsOn, boolean kept) throws Exception {
    Random random = new Random(end.name().hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      play(end, readsOn, kept, random);
    }
  }

  private static void play(End end, boolean readsOn, boolean kept, Random random) throws Exception {
    Set<Integer> read = new HashSet<>();
    ConcurrentHashMap<Integer, CompletableFuture<SendOutcome>> outcomes = new ConcurrentHashMap<>();
    try (ScriptedServer server = ScriptedServer.listen();
        TestClient client =
            TestClient.start(new RecordingDispatcher(), server.uri(), options(kept));
        ScriptedPeer peer = server.accept()) {
      List<Thread> senders = senders(client.connection(), outcomes, random);
      if (kept) {
        senders.forEach(Thread::start);
        peer.acceptUpgrade();
      } else {
        peer.acceptUpgrade();
        Patience.get(client.connection().opened(), "an open connection");
        senders.forEach(Thread::start);
      }
      read(peer, read, random.nextInt(40));
      end.come(client.connection(), peer);
      if (readsOn) {
        read(peer, read, Integer.MAX_VALUE);
      }
      for (Thread sender : senders) {
        sender.join();
      }
      client.connection().stop();
      Patience.get(client.connection().terminated(), "the end");
      client.recorder().skipToTerminate();
      for (var outcome : outcomes.values()) {
        Patience.get(outcome, "an outcome");
      }
    }
    assertThat(outcomes).hasSize(THREADS * MESSAGES);
    outcomes.forEach(
        (number, outcome) -> {
          if (read.contains(number)) {
            assertThat(outcome.join()).as("%d, read", number).isNotEqualTo(SendOutcome.NOT_SENT);
          }
        });
    if (end == End.STOP && readsOn && !kept) {
      outcomes.forEach(
          (number, outcome) ->
              assertThat(outcome.join() == SendOutcome.WRITTEN)
                  .as("%d, %s", number, outcome.join())
                  .isEqualTo(read.contains(number)));
    }
  }

  private static Options options(boolean kept) {
    return TestClient.options()
        .closeTimeout(Duration.ofMillis(50))
        .backoffInitial(Duration.ofHours(1)) // one link is enough
        .backoffMax(Duration.ofHours(1))
        .sendBuffer(kept ? SendBuffer.of(50, 16 << 20, Duration.ofHours(1)) : SendBuffer.NONE)
        .transport(TestClient.transport().lingerTimeout(Duration.ofMillis(50)).build())
        .build();
  }

  private static List<Thread> senders(
      Connection connection,
      ConcurrentHashMap<Integer, CompletableFuture<SendOutcome>> outcomes,
      Random random) {
    List<Thread> senders = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread * MESSAGES;
      int[] sizes =
          IntStream.range(0, MESSAGES).map(i -> random.nextInt(1 << random.nextInt(18))).toArray();
      senders.add(
          new Thread(
              () -> {
                for (int i = 0; i < MESSAGES; i++) {
                  ByteBuffer payload = ByteBuffer.allocate(Integer.BYTES + sizes[i]);
                  payload.putInt(0, first + i);
                  outcomes.put(
                      first + i, connection.sendAsync(Frame.binary(payload)).toCompletableFuture());
                }
              }));
    }
    return senders;
  }

  /** Reads so many frames, or until nothing more comes, and notes the numbers of the messages that are whole. */
  private static void read(ScriptedPeer peer, Set<Integer> whole, int frames) {
    int number = -1;
    try {
      for (int i = 0; i < frames; i++) {
        WireFrame frame = peer.expectFrame();
        if (frame.opcode() == WireFrame.CLOSE) {
          return;
        }
        if (frame.opcode() == WireFrame.BINARY) {
          number = ByteBuffer.wrap(frame.payload()).getInt();
        }
        if (frame.fin()) {
          whole.add(number);
        }
      }
    } catch (IOException end) {
      return;
    }
  }
}
