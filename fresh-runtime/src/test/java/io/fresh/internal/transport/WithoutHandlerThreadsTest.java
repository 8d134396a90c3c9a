// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Handshake;
import io.fresh.LogLines;
import io.fresh.Options;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.testing.Patience;
import io.fresh.testing.ScriptedPeer;
import io.fresh.testing.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine that has no thread left for handlers that may block. */
class WithoutHandlerThreadsTest {

  /** As many as are left at the start of a test. */
  private final AtomicInteger left = new AtomicInteger();

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Executor threads = HandlerThreads.pool();
  private final ClientRuntime runtime =
      new ClientRuntime(Environment.system(), IoKind.best(), this::execute);

  private void execute(Runnable task) {
    if (left.getAndDecrement() <= 0) {
      throw new OutOfMemoryError("unable to create a thread");
    }
    threads.execute(
        () -> {
          task.run();
          ended.countDown();
        });
  }

  private final class Noting extends Dispatcher {
    Noting() {
      super(new Object(), MessageForm.STRING, MessageForm.NONE);
    }

    @Override
    public boolean isBlocking() {
      return true;
    }

    @Override
    public void onConnect(Connection connection, Handshake handshake, Outbox outbox) {
      calls.add("connect");
      outbox.text("connected");
    }

    @Override
    public void onText(Connection connection, String text, Outbox outbox) {
      calls.add(text);
    }

    @Override
    public void onTerminate(Connection connection, ExitReason reason) {
      calls.add("terminate");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theConnectionSaysWhyItEndsAndItsLastCallbackRuns(int threadsLeft) throws IOException {
    left.set(threadsLeft);
    try (LogLines lines = new LogLines(Level.ERROR);
        ScriptedServer server = ScriptedServer.listen()) {
      Connection connection =
          runtime.start(new Noting(), server.uri().toString(), Options.defaults());
      try (ScriptedPeer peer = server.accept()) {
        peer.acceptUpgrade();
        if (threadsLeft > 0) {
          peer.expectText("connected");
          Patience.await(ended, "the thread of the first callback to be given back");
        }
        peer.text("text");
        peer.expectClose(1011);
        peer.close(1011, "");
        peer.hangUp();
      }
      ExitReason.Failed reason =
          (ExitReason.Failed) Patience.get(connection.terminated(), "the end");
      assertThat(reason.cause())
          .hasMessage(
              "Expected a thread for the handlers of a @Blocking client, none could be started")
          .hasCauseInstanceOf(OutOfMemoryError.class);
      assertThat(calls).endsWith("terminate").doesNotHaveDuplicates().doesNotContain("text");
      assertThat(lines.texts())
          .first()
          .isEqualTo(
              connection + ": no thread could be started for its handlers; the connection ends");
    }
  }
}
