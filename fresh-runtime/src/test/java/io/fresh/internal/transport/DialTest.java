// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.EventLoops;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.TransportOptions;
import io.fresh.internal.protocol.WebSocketUri;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dial tells its outcome once, on its event loop, and nothing once it is aborted. */
class DialTest {

  /** A name has at most 255 octets (RFC 1035 §2.3.4): nobody has to be asked. */
  private static final String UNKNOWN = "ws://" + ("x".repeat(63) + ".").repeat(4) + "invalid/";

  /** As when the process may open no more files. */
  private static SocketChannel unmakeable() {
    throw new ChannelException("Too many open files");
  }

  private static final class Outcome implements Dial.Listener {
    final CompletableFuture<ConnectingFailed> failure = new CompletableFuture<>();
    final CompletableFuture<Thread> thread = new CompletableFuture<>();

    @Override
    public void reached() {}

    @Override
    public void connected(Channel channel) {
      failure.completeExceptionally(new AssertionError("Expected a failure, was connected"));
    }

    @Override
    public void failed(ConnectingFailed error) {
      thread.complete(Thread.currentThread());
      failure.complete(error);
    }
  }

  private final LoopGroups groups =
      new LoopGroups(io(NioSocketChannel::new), new Timers(System::nanoTime));
  private final LoopGroups.Lease lease = groups.lease(EventLoops.create(1));
  private final Outcome outcome = new Outcome();

  @AfterEach
  void giveBack() {
    lease.close();
  }

  @Test
  void socketThatCannotBeMadeFailsTheDialOnItsEventLoop() {
    dial(DialTest::unmakeable, "ws://127.0.0.1:1/", Runnable::run).begin();

    ConnectingFailed failure = Patience.get(outcome.failure, "the failure");
    assertThat(failure)
        .hasMessageStartingWith("Could not reach 127.0.0.1:1")
        .hasCauseInstanceOf(ChannelException.class);
    assertOnEventLoop();
  }

  @Test
  void refusedPortFailsTheDialOnItsEventLoop() {
    try (RefusedPort port = RefusedPort.hold()) {
      dial(NioSocketChannel::new, port.uri().toString(), Runnable::run).begin();

      assertThat(Patience.get(outcome.failure, "the failure"))
          .hasMessageStartingWith("Could not reach ")
          .matches(ConnectingFailed::isRetryable);
      assertOnEventLoop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:0:0:1]"})
  void addressIsNotLookedUp(String host) {
    Queue<Runnable> lookups = new ArrayDeque<>();
    dial(DialTest::unmakeable, "ws://" + host + ":1/", lookups::add).begin();

    assertThat(Patience.get(outcome.failure, "the failure"))
        .hasMessageStartingWith("Could not reach ");
    assertThat(lookups).isEmpty();
    assertOnEventLoop();
  }

  /** The JDK may take some of them for addresses, others are names: which they are is not for the event loop to find out. */
  @ParameterizedTest
  @ValueSource(
      strings = {"127.1", "0x7f.1", "0x7f000001", "2130706433", "256.0.0.1", "127.0.0.1.", "face"})
  void whatOnlyResemblesAnAddressIsLookedUpAwayFromTheEventLoop(String host) {
    Queue<Runnable> lookups = new ArrayDeque<>();
    dial(DialTest::unmakeable, "ws://" + host + ":1/", lookups::add).begin();

    assertThat(lookups).hasSize(1);
    assertThat(outcome.failure).isNotDone();
  }

  @Test
  void addressOfAnInterfaceThatIsNotThereFailsTheDialWithoutALookUp() {
    Queue<Runnable> lookups = new ArrayDeque<>();
    dial(DialTest::unmakeable, "ws://[fe80::1%25missing]:1/", lookups::add).begin();

    assertThat(Patience.get(outcome.failure, "the failure"))
        .hasMessageStartingWith("Could not find ");
    assertThat(lookups).isEmpty();
    assertOnEventLoop();
  }

  @Test
  void nameThatIsUnknownFailsTheDial() {
    dial(NioSocketChannel::new, UNKNOWN, Runnable::run).begin();

    assertThat(Patience.get(outcome.failure, "the failure"))
        .hasMessageStartingWith("Could not find ")
        .hasCauseInstanceOf(UnknownHostException.class);
    assertOnEventLoop();
  }

  @Test
  void abortedDialLooksNothingUpAndTellsNothing() {
    Queue<Runnable> lookups = new ArrayDeque<>();
    Dial dial = dial(NioSocketChannel::new, UNKNOWN, lookups::add);
    dial.begin();
    dial.abort();
    lookups.remove().run();

    Patience.get(CompletableFuture.runAsync(() -> {}, lease.loop()), "what was queued before");
    assertThat(outcome.failure).isNotDone();
  }

  private Dial dial(ChannelFactory<SocketChannel> channels, String uri, Executor lookups) {
    return new Dial(
        new Dialing(io(channels), new TlsContexts(), lookups, Runnable::run),
        WebSocketUri.parse(uri),
        TransportOptions.defaults(),
        lease,
        outcome);
  }

  private static IoKind io(ChannelFactory<SocketChannel> channels) {
    return new IoKind(NioIoHandler.newFactory(), channels);
  }

  private void assertOnEventLoop() {
    assertThat(lease.loop().inEventLoop(Patience.get(outcome.thread, "the thread"))).isTrue();
  }
}
