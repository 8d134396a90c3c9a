// SPDX-License-Identifier: MIT
package io.fresh.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.EventLoops;
import io.fresh.ExitReason;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.TransportOptions;
import io.fresh.spi.Clients;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.ServerKind;
import io.fresh.testing.TestServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Threads start with the first connection, are shared by all, and stop after the last. */
class ThreadsTest {

  @RegisterExtension final Connections connections = new Connections();

  private final TestServer server = ServerKind.JETTY.start();
  private final Set<Thread> used = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void noThreadIsLeftOfOtherTests() {
    awaitNoThread();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void threadsAreNamedAndNoDaemons() {
    Connection connection = open(Options.defaults());

    assertThat(used).hasSize(1).allMatch(thread -> thread.getName().matches("fresh-io-\\d+"));
    assertThat(used).noneMatch(Thread::isDaemon);
    end(connection);
  }

  @Test
  void threadsOfADaemonGroupAreDaemons() {
    Connection connection = open(on(EventLoops.create(1).daemon()));

    assertThat(used).hasSize(1).allMatch(Thread::isDaemon);
    end(connection);
  }

  @Test
  void handlersThatMayBlockHaveNamedThreadsOfTheirOwnWhichEndWithTheLastConnection() {
    Connection connection =
        connections.start(new Blocking(), server.uri().toString(), Options.defaults());
    Patience.get(connection.opened(), "an open connection");

    assertThat(used).hasSize(1).allMatch(thread -> thread.getName().matches("fresh-handler-\\d+"));
    assertThat(used)
        .extracting(Thread::getContextClassLoader)
        .containsOnly(Clients.class.getClassLoader());
    end(connection);
    awaitNoThread();
    await().atMost(Patience.LIMIT).until(() -> used.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void oneConnectionUsesOneThread() {
    Connection connection = open(on(EventLoops.create(8)));

    assertThat(freshThreads("fresh-io-")).hasSize(1);
    end(connection);
    awaitNoThread();
  }

  @Test
  void threadsStopAfterTheLastConnectionAndStartAgain() {
    Connection first = open(Options.defaults());
    Connection second = open(Options.defaults());
    end(first);
    assertThat(second.isOpen()).isTrue();
    assertThat(freshThreads("fresh-io-")).isNotEmpty();
    end(second);
    awaitNoThread();
    assertThat(used).noneMatch(Thread::isAlive);

    end(open(Options.defaults()));
    awaitNoThread();
  }

  @Test
  void twoHundredClientsShareAThreadForEachProcessor() {
    List<Connection> all =
        IntStream.range(0, 200)
            .mapToObj(
                i -> connections.start(new Noting(), server.uri().toString(), Options.defaults()))
            .toList();
    all.forEach(connection -> Patience.get(connection.opened(), "an open connection"));

    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(used).hasSizeLessThanOrEqualTo(processors);
    assertThat(freshThreads("fresh-io-")).hasSizeLessThanOrEqualTo(processors);
    all.forEach(Connection::stop);
    all.forEach(connection -> Patience.get(connection.terminated(), "its end"));
    awaitNoThread();
  }

  @Test
  void connectionsSpreadOverTheThreadsOfTheirGroup() {
    EventLoops loops = EventLoops.create(3);
    List<Connection> all = Stream.generate(() -> open(on(loops))).limit(3).toList();

    assertThat(used).hasSize(3);
    all.forEach(ThreadsTest::end);
  }

  @Test
  void sharedGroupIsNotUsedByAConnectionWithItsOwn() {
    Connection shared = open(Options.defaults());
    Set<Thread> sharedThreads = Set.copyOf(used);
    used.clear();
    Connection apart = open(on(EventLoops.create(1)));

    assertThat(used).doesNotContainAnyElementsOf(sharedThreads);
    end(apart);
    end(shared);
  }

  @Test
  void threadsDoNotKeepTheContextClassLoaderOfWhoStartedThem() {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(new ClassLoader(before) {});
    try {
      Connection connection = open(Options.defaults());
      assertThat(used)
          .extracting(Thread::getContextClassLoader)
          .containsOnly(Clients.class.getClassLoader());
      end(connection);
    } finally {
      current.setContextClassLoader(before);
    }
  }

  private Connection open(Options options) {
    Connection connection = connections.start(new Noting(), server.uri().toString(), options);
    return Patience.get(connection.opened(), "an open connection");
  }

  private static void end(Connection connection) {
    connection.stop();
    assertThat(Patience.get(connection.terminated(), "its end")).isEqualTo(ExitReason.normal());
  }

  private static Options on(EventLoops loops) {
    return Options.builder()
        .transport(TransportOptions.builder().eventLoops(loops).build())
        .build();
  }

  static Set<Thread> freshThreads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .collect(Collectors.toSet());
  }

  static void awaitNoThread() {
    await().atMost(Patience.LIMIT).until(() -> freshThreads("fresh-").isEmpty());
  }

  /** Notes which thread runs it, and may block. */
  private final class Blocking extends Probe {
    @Override
    public boolean isBlocking() {
      return true;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      used.add(Thread.currentThread());
    }
  }

  /** Notes which thread runs it. */
  private final class Noting extends Probe {
    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      used.add(Thread.currentThread());
    }
  }
}
