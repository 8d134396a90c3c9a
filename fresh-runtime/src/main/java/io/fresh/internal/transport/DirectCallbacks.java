// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.internal.link.RunningHandler;
import io.fresh.internal.protocol.MessageSink;
import org.jspecify.annotations.Nullable;

/** Callbacks on the event loop: a message goes from the decoder straight to its handler. Owned by the event loop. */
final class DirectCallbacks implements Callbacks, Messages.Turn {

  private final LiveConnection connection;
  private final ConnectionDriver driver;
  private final InputQueue inputs;
  private final ConnectionLog log;
  private final LogContext logContext;
  private final LoopWatch watch;
  private final Handlers handlers;

  /** Of the event loop; null until it runs the first callback. */
  private @Nullable RunningHandler running;

  private boolean muted;

  DirectCallbacks(
      LiveConnection connection,
      ConnectionDriver driver,
      InputQueue inputs,
      ConnectionLog log,
      LogContext logContext,
      LoopWatch watch,
      MessageViews views) {
    this.connection = connection;
    this.driver = driver;
    this.inputs = inputs;
    this.log = log;
    this.logContext = logContext;
    this.watch = watch;
    this.handlers =
        new Handlers(connection, driver, log, logContext, this, connection.gate(), views);
  }

  // ---- messages ----

  @Override
  public MessageSink sink() {
    return handlers.messages();
  }

  @Override
  public void mute() {
    muted = true;
  }

  @Override
  public void unmute(Outbound link) {
    muted = false;
  }

  @Override
  public void linkEnded() {
    handlers.linkEnded();
  }

  @Override
  public boolean begin(String handler) {
    if (muted || connection.isStopped()) {
      return false;
    }
    inputs.begin();
    enter(handler);
    return true;
  }

  @Override
  public void end() {
    watch.exit();
    running().end();
    inputs.finish();
  }

  @Override
  public void batchEnded() {
    running().forget();
  }

  @Override
  public void enter(String handler) {
    running().begin(connection);
    watch.enter(log, handler);
  }

  @Override
  public void exit() {
    watch.exit();
    running().end();
    running().forget();
  }

  private RunningHandler running() {
    RunningHandler known = running;
    if (known == null) {
      known = RunningHandler.ofThread();
      running = known;
    }
    return known;
  }

  // ---- the other callbacks: after the present input ----

  @Override
  public void connect(Handshake handshake) {
    inputs.add(() -> handlers.connect(handshake));
  }

  @Override
  public void error(FreshException error) {
    inputs.add(() -> handlers.error(error));
  }

  @Override
  public void disconnect(CloseStatus status) {
    inputs.add(() -> handlers.disconnect(status));
  }

  /** What a handler throws is heard before the input that comes next, so nothing can have been asked that should wait for it. */
  @Override
  public boolean recall() {
    return false;
  }

  @Override
  public void terminate(ExitReason reason) {
    inputs.add(() -> last(reason));
  }

  private void last(ExitReason reason) {
    Mailbox.Rest undelivered = Mailbox.Rest.NOTHING;
    try {
      connection.ending();
      undelivered = connection.mailbox().shut();
      handlers.terminate(reason);
    } finally { // also if the log throws, as one that writes to a full disk may
      driver.terminated(reason, undelivered);
    }
  }

  @Override
  public void reset() {
    handlers.reset();
  }

  @Override
  public void mail() {
    if (connection.mailbox().wake()) {
      inputs.later(this::handleMail);
    }
  }

  private void handleMail() {
    connection.mailbox().awake();
    logContext.enter();
    try {
      handleWaiting();
    } finally {
      logContext.exit();
    }
  }

  private void handleWaiting() {
    // No more than was there: a handler that tells itself something must let the socket be read.
    // What waits once no handler starts any more is counted at the end.
    Mailbox mailbox = connection.mailbox();
    for (int left = mailbox.size(); left > 0 && mayStart(); left--) {
      Object message = mailbox.take();
      if (message == null) { // it is on its way in, and wakes again
        return;
      }
      inputs.run(() -> handlers.info(message));
    }
  }

  private boolean mayStart() {
    return !connection.isStopped() && !handlers.messages().isFull();
  }

  @Override
  public void deliver(Runnable delivery) {
    inputs.post(delivery);
  }

  @Override
  public void roomForAnswers() {
    driver.roomInMailbox();
    mail();
  }

  @Override
  public void writable() {
    inputs.later(this::runWritableTasks);
  }

  private void runWritableTasks() {
    WritableTasks tasks = connection.writableTasks();
    tasks.awake();
    // No more than were there: a task that waits again must let others run.
    for (int left = tasks.size(); left > 0; left--) {
      Runnable task = connection.nextWritableTask();
      if (task == null) {
        return;
      }
      inputs.run(() -> handlers.writable(task));
    }
  }

  @Override
  public void post(Runnable input) {
    inputs.post(input);
  }

  /** Not an event loop: others work on it. */
  @Override
  public void interrupt() {}

  @Override
  public boolean mayBeLate() {
    return false;
  }

  @Override
  public boolean isGreeting(Outbound link) {
    return false;
  }
}
