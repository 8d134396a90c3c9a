// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.Deflate;
import io.fresh.EventLoops;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.TransportOptions;
import io.fresh.UpgradeOptions;
import io.fresh.internal.protocol.ZlibPool;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a connection ends, what it has taken of zlib outside of the heap is freed, at the latest when its event loop ends. */
class ZlibIsFreedTest {

  private static final String ACCEPTED = "Sec-WebSocket-Extensions: permessage-deflate";
  private static final byte[] HELLO = HexFormat.of().parseHex("f248cdc9c90700");

  /** The same, by reference to it (RFC 7692 §7.2.3.2). */
  private static final byte[] HELLO_AGAIN = HexFormat.of().parseHex("f200110000");

  /** How a connection ends that is open, has compressed a message, and has inflated one. */
  private interface End {
    void come(Connection connection, ScriptedPeer peer) throws IOException;
  }

  /** Ends at the first error or Close, unless it is asked to reconnect. */
  private static final class Client extends Dispatcher {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Thread> loop = new CompletableFuture<>();

    Client() {
      super(new Object(), MessageForm.STRING, MessageForm.NONE);
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      outbox.text("Hello");
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      heard.add(text);
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) {
      heard.add(message.toString());
    }

    @Override
    public void onError(Connection connection, FreshException error, Verdict verdict) {
      verdict.recovery(Recovery.close());
    }

    @Override
    public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict) {
      verdict.recovery(status.code() == 1012 ? Recovery.reconnect() : Recovery.close());
    }

    @Override
    public void onTerminate(Connection connection, ExitReason reason) {
      loop.complete(Thread.currentThread());
    }
  }

  private final List<ZlibPool> pools = new CopyOnWriteArrayList<>();
  private final ClientRuntime runtime =
      new ClientRuntime(
          Environment.system(),
          IoKind.best(),
          HandlerThreads.create(),
          () -> {
            ZlibPool pool = new ZlibPool();
            pools.add(pool);
            return pool;
          });
  private final EventLoops one = EventLoops.create(1);
  private final Client client = new Client();

  @AfterEach
  void everythingIsFreedWithTheEventLoop() throws InterruptedException {
    Thread loop = Patience.get(client.loop, "the end of the connection");
    loop.join(Patience.LIMIT.toMillis());
    assertThat(loop.isAlive()).as("the event loop runs").isFalse();
    assertThat(pools).hasSize(1).allSatisfy(pool -> assertThat(pool.live()).isZero());
  }

  static Stream<Named<End>> ends() {
    return Stream.of(
        Named.of(
            "stop",
            (connection, peer) -> {
              connection.stop();
              peer.expectClose(1000);
              peer.close(1000, "");
            }),
        Named.of(
            "close",
            (connection, peer) -> {
              connection.close(4000, "");
              peer.expectClose(4000);
              peer.close(4000, "");
            }),
        Named.of("kill", (connection, peer) -> ((LiveConnection) connection).kill()),
        Named.of("the peer's Close", (connection, peer) -> peer.close(1000, "")),
        Named.of("FIN", (connection, peer) -> peer.drop()),
        Named.of("RST", (connection, peer) -> peer.reset()),
        Named.of("a violation", (connection, peer) -> peer.send(new byte[] {0x7F, 0x7F})),
        Named.of("garbage", (connection, peer) -> peer.send(compressed(new byte[] {7}))),
        Named.of(
            "RST within a message",
            (connection, peer) -> {
              peer.send(compressed(HELLO).unfinished());
              peer.reset();
            }));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whateverTheEnd(End end) throws IOException {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = start(server, Deflate.on().threshold(0));
      try (ScriptedPeer peer = server.accept()) {
        exchange(peer);
        assertThat(pools.get(0).live()).isEqualTo(2);
        end.come(connection, peer);
        Patience.get(connection.terminated(), "the end");
      }
    }
  }

  @Test
  void eachLinkFreesItsOwn() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = start(server, Deflate.on().threshold(0));
      for (int link = 0; link < 3; link++) {
        try (ScriptedPeer peer = server.accept()) {
          exchange(peer);
          assertThat(pools.get(0).live()).isEqualTo(2);
          peer.close(link < 2 ? 1012 : 1000, "");
          peer.expectClose(link < 2 ? 1012 : 1000);
        }
      }
      Patience.get(connection.terminated(), "the end");
    }
  }

  @Test
  void withoutContextTakeoverAnIdleConnectionHoldsNothingOfItsOwn() throws IOException {
    Options sharing =
        options(
            Deflate.on().threshold(0).clientContextTakeover(false).serverContextTakeover(false));
    List<Client> others = Stream.generate(Client::new).limit(20).toList();
    try (ScriptedServer server = ScriptedServer.listen()) {
      for (Client other : others) {
        connect(other, server, sharing);
      }
      Connection last = connect(client, server, sharing);
      assertThat(pools.get(0).live()).as("one to deflate, one to inflate").isEqualTo(2);
      runtime.shutdown(Duration.ZERO);
      Patience.get(last.terminated(), "the end");
    }
  }

  @Test
  void whoHibernatesGivesBackAllOfItAndReadsOnAfterwards() throws IOException {
    Client other = new Client();
    Options sleepy =
        options(Deflate.on().threshold(0)).toBuilder()
            .hibernateAfter(Duration.ofMillis(20))
            .pingInterval(Duration.ZERO)
            .build();
    try (LogLines lines = new LogLines(Level.DEBUG);
        ScriptedServer server = ScriptedServer.listen()) {
      Connection first = runtime.start(client, server.uri().toString(), sleepy);
      ScriptedPeer peer = server.accept();
      converse(client, peer);
      Connection second = connect(other, server, sleepy);
      awaitHibernations(lines, 2);
      second.tell("hibernating");
      assertThat(Patience.take(other.heard, "the turn after")).isEqualTo("hibernating");
      assertThat(pools.get(0).live()).as("one of each kind for both").isEqualTo(2);
      peer.send(compressed(HELLO_AGAIN));
      assertThat(Patience.take(client.heard, "what refers to before")).isEqualTo("Hello");
      runtime.shutdown(Duration.ZERO);
      Patience.get(first.terminated(), "the end");
      Patience.get(second.terminated(), "the end");
    }
  }

  private static void awaitHibernations(LogLines lines, int count) {
    for (int left = count; left > 0; ) {
      left -= lines.await("hibernation").endsWith("hibernates until the next message") ? 1 : 0;
    }
  }

  private Connection connect(Client started, ScriptedServer server, Options options)
      throws IOException {
    Connection connection = runtime.start(started, server.uri().toString(), options);
    converse(started, server.accept());
    return connection;
  }

  private static void converse(Client started, ScriptedPeer peer) throws IOException {
    boolean alone = peer.readRequest().header("Sec-WebSocket-Extensions").contains("no_context");
    peer.send(peer.acceptance(ACCEPTED + (alone ? "; server_no_context_takeover" : "")));
    peer.expectCompressedFrame();
    peer.send(compressed(HELLO));
    assertThat(Patience.take(started.heard, "a message")).isEqualTo("Hello");
  }

  @Test
  void aRefusedHandshakeTakesNothing() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = start(server, Deflate.on());
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade(ACCEPTED + "; unknown");
        Patience.get(connection.terminated(), "the end");
        assertThat(pools.get(0).live()).isZero();
      }
    }
  }

  private Connection start(ScriptedServer server, Deflate deflate) {
    return runtime.start(client, server.uri().toString(), options(deflate));
  }

  private Options options(Deflate deflate) {
    return Options.builder()
        .transport(TransportOptions.builder().eventLoops(one).build())
        .backoffInitial(Duration.ofMillis(1))
        .errorLogging(false)
        .infoLogging(false)
        .upgrade(UpgradeOptions.builder().deflate(deflate).build())
        .build();
  }

  private void exchange(ScriptedPeer peer) throws IOException {
    peer.acceptUpgrade(ACCEPTED);
    assertThat(peer.expectCompressedFrame().payload()).isEqualTo(HELLO);
    peer.send(compressed(HELLO));
    assertThat(Patience.take(client.heard, "a message")).isEqualTo("Hello");
  }

  private static WireFrame compressed(byte[] payload) {
    return WireFrame.of(WireFrame.TEXT, payload).withRsv(WireFrame.RSV1);
  }
}
