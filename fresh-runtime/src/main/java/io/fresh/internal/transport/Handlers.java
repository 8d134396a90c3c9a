// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.Recovery;
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
  }

  private final LiveConnection connection;
  private final ConnectionDriver driver;
  private final ConnectionLog log;
  private final LogContext logContext;
  private final Messages.Turn turn;
  private final Dispatcher dispatcher;
  private final Answers answers;
  private final Messages messages;

  /**
   * Creates the handlers of a connection.
   *
   * @param logContext of the thread that runs them
   * @param turn the time of one handler
   * @param replies where it answers to
   * @param views how they see messages
   */
  Handlers(
      LiveConnection connection,
      ConnectionDriver driver,
      ConnectionLog log,
      LogContext logContext,
      Messages.Turn turn,
      Replies replies,
      MessageViews views) {
    this.connection = connection;
    this.driver = driver;
    this.log = log;
    this.logContext = logContext;
    this.turn = turn;
    this.dispatcher = connection.dispatcher();
    this.answers = new Answers(connection, driver, log, replies);
    this.messages = new Messages(connection, driver, answers, turn, views);
  }

  /** Calls the handlers of messages. */
  Messages messages() {
    return messages;
  }

  /** What was promised to the link is not wanted any more. For the event loop. */
  void linkEnded() {
    answers.linkEnded();
  }

  void reset() {
    dispatcher.reset();
  }

  void connect(Handshake handshake) {
    if (!mayStart()) {
      return;
    }
    Throwable thrown =
        call(
            "@OnConnect",
            () -> dispatcher.onConnect(connection, handshake, answers.of("@OnConnect")));
    try {
      if (thrown != null) {
        driver.handlerFailed("@OnConnect", thrown);
      }
    } finally { // also if the log throws
      driver.connectHandled();
    }
  }

  void info(Object message) {
    if (!mayStart()) {
      connection.untaken(message);
      return;
    }
    Throwable thrown =
        call("@OnInfo", () -> dispatcher.onInfo(connection, message, answers.of("@OnInfo")));
    if (thrown != null) {
      driver.handlerFailed("@OnInfo", thrown);
    }
  }

  void writable(Runnable task) {
    if (!mayStart()) {
      return;
    }
    Throwable thrown = call("of onWritable", task::run);
    if (thrown != null) {
      driver.handlerFailed("of onWritable", thrown);
    }
  }

  void error(FreshException error) {
    if (!mayStart()) {
      return;
    }
    Decision decision = new Decision();
    Throwable thrown = call("@OnError", () -> dispatcher.onError(connection, error, decision));
    decided("@OnError", decision, thrown, error.isTransportLost());
  }

  void disconnect(CloseStatus status) {
    if (!mayStart()) {
      return;
    }
    Decision decision = new Decision();
    Throwable thrown =
        call("@OnDisconnect", () -> dispatcher.onDisconnect(connection, status, decision));
    decided("@OnDisconnect", decision, thrown, true);
  }

  void terminate(ExitReason reason) {
    Throwable thrown = call("@OnTerminate", () -> dispatcher.onTerminate(connection, reason));
    if (thrown != null) {
      log.handlerFailed("@OnTerminate", thrown);
    }
  }

  /** Not after {@code stop()}, nor when {@code @OnTerminate} is all that is left to do. */
  private boolean mayStart() {
    return !connection.isStopped();
  }

  private void decided(
      String handler, Decision decision, @Nullable Throwable thrown, boolean transportLost) {
    if (thrown == null) {
      driver.decided(decision.recovery);
    } else {
      HandlingFailed failed = new HandlingFailed(handler, thrown, transportLost);
      try {
        log.handlerFailed(handler, thrown);
      } finally { // also if the log throws
        driver.deciderFailed(failed);
      }
    }
  }

  private @Nullable Throwable call(String name, Call handler) {
    logContext.enter();
    turn.enter(name);
    try {
      handler.run();
      return null;
    } catch (Throwable thrown) { // whatever a handler throws must not reach the event loop
      return thrown;
    } finally {
      turn.exit();
      logContext.exit();
    }
  }
}
