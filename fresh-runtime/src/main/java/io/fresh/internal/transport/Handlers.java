// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.Recovery;
import io.fresh.internal.connection.ConnectionMachine;
import io.fresh.internal.connection.State;
import io.fresh.internal.link.RunningHandler;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Calls the handlers of one connection, one at a time, and makes of what they throw a {@link HandlingFailed}. After {@code stop()} no
 * handler starts but {@code @OnTerminate}.
 */
final class Handlers {

  /** A call of a dispatcher's method. */
  private interface Call {
    void run() throws Throwable;
  }

  /** Keeps the decision of the handler that runs. */
  private static final class Decision implements Verdict {
    private @Nullable Recovery recovery;

    @Override
    public void recovery(@Nullable Recovery decided) {
      recovery = decided;
    }

    @Nullable Recovery take() {
      Recovery taken = recovery;
      recovery = null;
      return taken;
    }
  }

  private final LiveConnection connection;
  private final ConnectionDriver driver;
  private final ConnectionMachine machine;
  private final ConnectionLog log;
  private final Dispatcher dispatcher;
  private final Answers answers;
  private final Messages messages;
  private final Decision decision = new Decision();

  Handlers(LiveConnection connection, ConnectionDriver driver, ConnectionLog log) {
    this.connection = connection;
    this.driver = driver;
    this.machine = driver.machine();
    this.log = log;
    this.dispatcher = connection.dispatcher();
    this.answers = new Answers(connection, driver, log);
    this.messages = new Messages(connection, driver, answers);
  }

  /** Takes what the decoder finds. */
  Messages messages() {
    return messages;
  }

  /** What was promised to the link is not wanted any more. */
  void linkEnded() {
    answers.linkEnded();
  }

  void reset() {
    dispatcher.reset();
  }

  /** Returns whether there is an outcome: {@code false} if the connection has been stopped. */
  boolean connect(Handshake handshake) {
    if (!mayStart()) {
      return false;
    }
    Throwable thrown =
        call(() -> dispatcher.onConnect(connection, handshake, answers.of("@OnConnect")));
    if (thrown != null) {
      driver.handlerFailed("@OnConnect", thrown);
    }
    return true;
  }

  /** Returns whether the message was handled: {@code false} if no handler starts any more. */
  boolean info(Object message) {
    if (!mayStart()) {
      return false;
    }
    Throwable thrown = call(() -> dispatcher.onInfo(connection, message, answers.of("@OnInfo")));
    if (thrown != null) {
      driver.handlerFailed("@OnInfo", thrown);
    }
    return true;
  }

  void writable(Runnable task) {
    if (!mayStart()) {
      return;
    }
    Throwable thrown = call(task::run);
    if (thrown != null) {
      driver.handlerFailed("of onWritable", thrown);
    }
  }

  void error(FreshException error) {
    if (!mayStart()) {
      return;
    }
    Throwable thrown = call(() -> dispatcher.onError(connection, error, decision));
    decided("@OnError", thrown, error.isTransportLost());
  }

  void disconnect(CloseStatus status) {
    if (!mayStart()) {
      return;
    }
    Throwable thrown = call(() -> dispatcher.onDisconnect(connection, status, decision));
    decided("@OnDisconnect", thrown, true);
  }

  void terminate(ExitReason reason) {
    Throwable thrown = call(() -> dispatcher.onTerminate(connection, reason));
    if (thrown != null) {
      log.handlerFailed("@OnTerminate", thrown);
    }
  }

  /** Not after {@code stop()}, nor when {@code @OnTerminate} is all that is left to do. */
  private boolean mayStart() {
    return !connection.isStopped() && machine.state() != State.TERMINATED;
  }

  private void decided(String handler, @Nullable Throwable thrown, boolean transportLost) {
    Recovery recovery = decision.take();
    if (thrown == null) {
      driver.post(() -> machine.decided(recovery));
    } else {
      HandlingFailed failed = new HandlingFailed(handler, thrown, transportLost);
      log.handlerFailed(handler, thrown);
      driver.post(() -> machine.deciderFailed(failed));
    }
  }

  private @Nullable Throwable call(Call handler) {
    driver.logContext().enter();
    RunningHandler.enter(connection);
    try {
      handler.run();
      return null;
    } catch (Throwable thrown) { // whatever a handler throws must not reach the event loop
      return thrown;
    } finally {
      RunningHandler.exit();
      driver.logContext().exit();
    }
  }
}
