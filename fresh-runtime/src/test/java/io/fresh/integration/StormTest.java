// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import io.fresh.ExitReason;
import io.fresh.Options;
import io.fresh.testing.Patience;
import io.fresh.testing.RefusedPort;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.SocksProxy;
import io.fresh.testing.WireFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Two hundred attempts that all fail, each in its way, leave nothing behind. */
final class StormTest {

  private static final int ATTEMPTS = 200;

  private static final String LEAK = "leaked on purpose: ";

  private static final Options STORM =
      TestClient.options()
          .backoffInitial(Duration.ofMillis(1))
          .backoffMax(Duration.ofMillis(1))
          .maxAttempts(ATTEMPTS)
          .build();

  private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
  private final Logger detectorsLogger =
      (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

  private final BlockingQueue<String> leaks = new LinkedBlockingQueue<>();

  @BeforeEach
  void watchBuffers() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    detectorsLogger.setAdditive(false); // what it says is taken by the listener
    ByteBufUtil.setLeakListener((resourceType, records) -> leaks.add(records));
  }

  @AfterEach
  void watchNoLonger() {
    ResourceLeakDetector.setLevel(level);
    ByteBufUtil.setLeakListener(null);
    detectorsLogger.setAdditive(true);
  }

  @Test
  void ofRefusedConnects() throws IOException {
    try (RefusedPort port = RefusedPort.hold()) {
      assertNothingIsLeftOf(port.uri());
    }
  }

  /** What the server does on one connection after the other. */
  private static List<ScriptedServer.Script> failures() {
    return List.of(
        peer -> peer.refuse("503 Busy", "x".repeat(10_000)),
        ScriptedPeer::readRequest,
        ScriptedPeer::reset,
        peer -> {
          peer.readRequest();
          peer.reset();
        },
        peer -> {
          peer.readRequest();
          peer.send("no http at all\r\n\r\n".getBytes(US_ASCII));
        },
        peer -> {
          peer.readRequest();
          peer.send(ScriptedPeer.switchingProtocols("Sec-WebSocket-Accept: wrong"));
        },
        peer -> {
          peer.acceptUpgradeWith(WireFrame.text("a"), WireFrame.text("half").unfinished());
          peer.reset();
        },
        peer -> {
          peer.acceptUpgradeWith(WireFrame.text("b"), WireFrame.of(0x3, new byte[100]));
          peer.readUntilClose();
        },
        peer ->
            peer.acceptUpgradeWith(WireFrame.of(WireFrame.BINARY, new byte[100_000]).unfinished()));
  }

  @Test
  void ofServersThatFailInEveryWay() throws IOException {
    try (ScriptedServer server = ScriptedServer.run(inTurns(failures()))) {
      assertNothingIsLeftOf(server.uri());
      server.awaitScripts();
    }
  }

  /** What the proxy does on one connection after the other. */
  private static List<ScriptedServer.Script> proxies() {
    return List.of(
        peer -> peer.refuse("407 Who are you", "x".repeat(10_000)),
        peer -> peer.refuse("502 Gone", ""),
        ScriptedPeer::reset,
        ScriptedPeer::readRequest,
        answer("no http at all\r\n\r\n"),
        answer("HTTP/1.1 200 OK\r\nX: y"),
        answer("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(3_000)),
        answer("HTTP/1.1 200 OK\r\n\r\n"),
        answer("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));
  }

  private static ScriptedServer.Script answer(String answer) {
    return peer -> {
      peer.readRequest();
      peer.send(answer.getBytes(US_ASCII));
    };
  }

  @Test
  void ofProxiesThatFailInEveryWay() throws IOException {
    try (ScriptedServer server = ScriptedServer.run(inTurns(proxies()))) {
      Options options =
          STORM.toBuilder()
              .transport(TestClient.transport().proxy(Proxies.http(server)).build())
              .build();
      assertNothingIsLeftOf(URI.create("ws://server.invalid/"), options);
      server.awaitScripts();
    }
  }

  @Test
  void ofServersBehindAProxyThatAreNotThere() throws IOException {
    try (SocksProxy proxy = SocksProxy.refusing(5)) {
      Options options =
          STORM.toBuilder()
              .transport(TestClient.transport().proxy(Proxies.socks5(proxy.port())).build())
              .build();
      assertNothingIsLeftOf(URI.create("wss://server.invalid/"), options);
    }
  }

  private static ScriptedServer.Script[] inTurns(List<ScriptedServer.Script> scripts) {
    return Stream.iterate(0, i -> i + 1)
        .limit(ATTEMPTS)
        .map(i -> scripts.get(i % scripts.size()))
        .toArray(ScriptedServer.Script[]::new);
  }

  private void assertNothingIsLeftOf(URI uri) throws IOException {
    assertNothingIsLeftOf(uri, STORM);
  }

  private void assertNothingIsLeftOf(URI uri, Options options) throws IOException {
    Set<String> before = sockets();
    RecordingDispatcher recorder =
        new RecordingDispatcher()
            .onConnect((connection, handshake, outbox) -> connection.send("x".repeat(200_000)));
    TestClient client = TestClient.start(recorder, uri, options);
    ExitReason reason = Patience.get(client.connection().terminated(), "the last attempt to fail");
    assertThat(reason).isInstanceOf(ExitReason.Failed.class);
    await().atMost(Patience.LIMIT).untilAsserted(() -> assertThat(threads()).isEmpty());
    await().atMost(Patience.LIMIT).untilAsserted(() -> assertThat(sockets()).isSubsetOf(before));
    assertThat(leaksFound()).isEmpty();
  }

  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("fresh-")) {
        names.add(thread.getName());
      }
    }
    return names;
  }

  /** The sockets that this process holds, by inode; where there is no such list, none. */
  private static Set<String> sockets() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return Collections.emptySet();
    }
    Set<String> sockets = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : all) {
        String target = target(descriptor);
        if (target.startsWith("socket:")) {
          sockets.add(target);
        }
      }
    }
    return sockets;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }

  /** What has been reported once a leak made on purpose was: the detector has then seen everything that was leaked before. */
  private List<String> leaksFound() {
    String mark = LEAK + UUID.randomUUID(); // the detector reports the same records once only
    leak(mark);
    await()
        .atMost(Patience.LIMIT)
        .until(
            () -> {
              System.gc();
              UnpooledByteBufAllocator.DEFAULT
                  .directBuffer()
                  .release(); // the detector looks at each allocation
              return leaks.stream().anyMatch(records -> records.contains(mark));
            });
    return leaks.stream().filter(records -> !records.contains(LEAK)).toList();
  }

  private static void leak(String mark) {
    ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.directBuffer();
    buffer.touch(mark);
  }
}
