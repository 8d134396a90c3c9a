// SPDX-License-Identifier: MIT
package io.fresh.integration;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.Connections;
import io.fresh.EventLoops;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import io.fresh.testing.WireFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** With {@code mdcLogging}, each line that a handler logs carries the name of its connection, and no other line does. */
final class MdcTest {

  @RegisterExtension final Connections connections = new Connections();

  private static final String KEY = "fresh.connection";

  private static final Logger LOG = (Logger) LoggerFactory.getLogger(MdcTest.class);

  /** A line of a handler: which, and the connection in its context. */
  private record Line(String handler, String connection) {}

  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(
              new Line(
                  event.getFormattedMessage(),
                  event.getMDCPropertyMap().getOrDefault(KEY, "none")));
        }
      };

  /** Whether the handlers may block. */
  private boolean blocking;

  /** One loop for all connections of a test. */
  private final EventLoops loop = EventLoops.create(1);

  @BeforeEach
  void listen() {
    appender.start();
    LOG.setAdditive(false);
    LOG.setLevel(Level.INFO);
    LOG.addAppender(appender);
  }

  @AfterEach
  void listenNoLonger() {
    LOG.detachAppender(appender);
    LOG.setAdditive(true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachHandlersLinesCarryItsConnection(boolean mayBlock) throws IOException {
    blocking = mayBlock;
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = start(server, true);
      ScriptedPeer refusing = server.accept();
      refusing.refuse("503 Busy", "", "Retry-After: 0");
      assertNext("@OnError", connection.toString());

      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();
      assertNext("@OnConnect", connection.toString());
      peer.text("text");
      assertNext("@OnText", connection.toString());
      peer.send(WireFrame.of(WireFrame.BINARY, new byte[1]));
      assertNext("@OnBinary", connection.toString());
      peer.ping("p");
      peer.expectPong("p");
      assertNext("@OnPing", connection.toString());
      peer.pong("p");
      assertNext("@OnPong", connection.toString());
      connection.tell("info");
      assertNext("@OnInfo", connection.toString());
      peer.close(1000, "");
      peer.expectClose(1000);
      assertNext("@OnDisconnect", connection.toString());
      assertNext("@OnTerminate", connection.toString());
      Patience.get(connection.terminated(), "the end");
    }
  }

  /** Before Java 21 handlers that may block share threads, too, one after the other. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void handlersOfOtherConnectionsOnTheSameThreadAreNotMarked(boolean mayBlock) throws IOException {
    blocking = mayBlock;
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection marked = start(server, true);
      ScriptedPeer markedPeer = server.accept();
      markedPeer.acceptUpgrade();
      assertNext("@OnConnect", marked.toString());
      Connection plain = start(server, false);
      ScriptedPeer plainPeer = server.accept();
      plainPeer.acceptUpgrade();
      assertNext("@OnConnect", "none");
      Connection third = start(server, true);
      ScriptedPeer thirdPeer = server.accept();
      thirdPeer.acceptUpgrade();
      assertNext("@OnConnect", third.toString());

      for (int i = 0; i < 10; i++) {
        markedPeer.text("one");
        assertNext("@OnText", marked.toString());
        plainPeer.text("two");
        assertNext("@OnText", "none");
        thirdPeer.text("three");
        assertNext("@OnText", third.toString());
        plain.tell("info");
        assertNext("@OnInfo", "none");
      }
      for (Connection connection : new Connection[] {marked, plain, third}) {
        connection.stop();
      }
      for (ScriptedPeer peer : new ScriptedPeer[] {markedPeer, plainPeer, thirdPeer}) {
        peer.expectClose(1000);
        peer.close(1000, "");
      }
      for (Connection connection : new Connection[] {marked, plain, third}) {
        Patience.get(connection.terminated(), "the end");
      }
    }
  }

  @Test
  void whatFollowsAConnectionsEndIsNotMarked() throws IOException {
    try (ScriptedServer server = ScriptedServer.listen()) {
      Connection connection = start(server, true);
      ScriptedPeer peer = server.accept();
      peer.acceptUpgrade();
      assertNext("@OnConnect", connection.toString());
      BlockingQueue<String> context = new LinkedBlockingQueue<>();
      var unused = connection.terminated().thenRun(() -> context.add(String.valueOf(MDC.get(KEY))));
      connection.kill();
      assertThat(Patience.take(context, "the end")).isEqualTo("null");
    }
  }

  private Connection start(ScriptedServer server, boolean mdcLogging) {
    Options options =
        TestClient.options()
            .mdcLogging(mdcLogging)
            .transport(TestClient.transport().eventLoops(loop).build())
            .build();
    return connections.start(new Logging(blocking), server.uri().toString(), options);
  }

  private void assertNext(String handler, String connection) {
    assertThat(Patience.take(lines, handler)).isEqualTo(new Line(handler, connection));
  }

  /** Logs in each handler. */
  private static final class Logging extends Dispatcher {
    private final boolean blocking;

    Logging(boolean blocking) {
      super(new Object(), MessageForm.STRING, MessageForm.BUFFER);
      this.blocking = blocking;
    }

    @Override
    public boolean isBlocking() {
      return blocking;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      LOG.info("@OnConnect");
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      LOG.info("@OnText");
    }

    @Override
    public void onBinary(Connection connection, ByteBuffer binary, Outbox outbox) {
      LOG.info("@OnBinary");
    }

    @Override
    public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) {
      LOG.info("@OnPing");
    }

    @Override
    public void onPong(Connection connection, ByteBuffer payload, Outbox outbox) {
      LOG.info("@OnPong");
    }

    @Override
    public void onInfo(Connection connection, Object message, Outbox outbox) {
      LOG.info("@OnInfo");
    }

    @Override
    public void onError(Connection connection, FreshException error, Verdict verdict) {
      LOG.info("@OnError");
    }

    @Override
    public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict) {
      LOG.info("@OnDisconnect");
      verdict.recovery(Recovery.close());
    }

    @Override
    public void onTerminate(Connection connection, ExitReason reason) {
      LOG.info("@OnTerminate");
    }
  }
}
