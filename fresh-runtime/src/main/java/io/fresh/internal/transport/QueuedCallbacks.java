// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.internal.protocol.MessageSink;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Callbacks on a thread where they may block, in the {@link HandlerLane} of the connection. What the event loop wants called goes to
 * the end of the lane, behind the messages that were read before; but what comes of a callback goes first.
 */
final class QueuedCallbacks implements Callbacks, HandlerLane.Owner {

  /** A question whose callback waits for its turn. Who comes first, runs it or recalls it; what was recalled keeps its place. */
  private static final class Question {

    private enum Phase {
      WAITS,
      RECALLED,
      /** Its turn has come while it was recalled. */
      PASSED,
      TAKEN
    }

    private final Object event;
    private final Runnable callback;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITS);

    Question(Object event, Runnable callback) {
      this.event = event;
      this.callback = callback;
    }

    boolean isAbout(Object other) {
      return event == other;
    }

    boolean recall() {
      return phase.compareAndSet(Phase.WAITS, Phase.RECALLED);
    }

    /** Returns whether its turn is yet to come. */
    boolean askAgain() {
      return phase.compareAndSet(Phase.RECALLED, Phase.WAITS);
    }

    /** Its turn has come. */
    void run() {
      if (phase.compareAndSet(Phase.WAITS, Phase.TAKEN)) {
        callback.run();
      } else {
        phase.compareAndSet(Phase.RECALLED, Phase.PASSED);
      }
    }
  }

  private final LiveConnection connection;
  private final ConnectionDriver driver;
  private final InputQueue inputs;
  private final ConnectionLog log;
  private final HandlerLane lane;
  private final Handlers handlers;
  private final QueuedMessages.Turn turn;
  private final LaneReplies replies;
  private final QueuedMessages messages;

  private @Nullable Question asked;

  /** The one that is to be asked again. */
  private @Nullable Question recalled;

  /** Of which messages are read. */
  private @Nullable Outbound link;

  /** Belongs to the lane: the link whose {@code @OnConnect} runs. */
  private @Nullable Outbound greeted;

  QueuedCallbacks(
      LiveConnection connection,
      ConnectionDriver driver,
      InputQueue inputs,
      ConnectionLog log,
      LogContext logContext,
      Executor threads) {
    this.connection = connection;
    this.driver = driver;
    this.inputs = inputs;
    this.log = log;
    Mailbox mailbox = connection.mailbox();
    this.lane = new HandlerLane(mailbox, threads, logContext, this);
    this.turn = new QueuedMessages.Turn(connection);
    this.replies = new LaneReplies(connection.gate());
    this.handlers =
        new Handlers(connection, driver, log, logContext, turn, replies, MessageViews.EACH_ITS_OWN);
    this.messages =
        new QueuedMessages(
            driver, connection.dispatcher(), handlers.messages(), lane, mailbox, replies);
  }

  @Override
  public boolean isHeld() {
    return connection.isStopped() || handlers.messages().isFull();
  }

  /** The connection ends, as any whose handler has failed. What is left to call is called on the event loop, so that it is not lost, too. */
  @Override
  public void refused(Throwable why, Runnable run) {
    IllegalStateException noThread =
        new IllegalStateException(
            "Expected a thread for the handlers of a @Blocking client, none could be started", why);
    log.noThread(why);
    connection.stop(ExitReason.failed(noThread), CloseStatus.INTERNAL_ERROR);
    inputs.later(run);
  }

  @Override
  public void told(Object message) {
    handlers.info(message);
  }

  @Override
  public void taken() {
    messages.taken();
  }

  @Override
  public MessageSink sink() {
    return messages;
  }

  @Override
  public void mute() {
    messages.mute();
    driver.roomInMailbox(); // only the Close is looked for, and nothing queued
  }

  @Override
  public void unmute(Outbound link) {
    this.link = link;
    messages.unmute(link);
  }

  @Override
  public void linkEnded() {
    handlers.linkEnded();
  }

  @Override
  public void connect(Handshake handshake) {
    Outbound of = link;
    lane.add(() -> replies.run(of, () -> greet(of, handshake)));
  }

  private void greet(@Nullable Outbound of, Handshake handshake) {
    greeted = of;
    try {
      handlers.connect(handshake);
    } finally {
      greeted = null;
    }
  }

  @Override
  public void error(FreshException error) {
    boolean ofLink = error.isTransportLost() && !(error instanceof HandlingFailed);
    ask(new Question(error, () -> handlers.error(error)), !ofLink);
  }

  @Override
  public void disconnect(CloseStatus status) {
    ask(new Question(status, () -> handlers.disconnect(status)), false);
  }

  private void ask(Question question, boolean first) {
    Question again = recalled;
    if (again != null && again.isAbout(question.event)) {
      askAgain(again, question);
    } else {
      asked = question;
      add(question, first);
    }
  }

  /** Where it was: behind it may be the next link. If its turn has passed, now. */
  private void askAgain(Question again, Question anew) {
    recalled = null;
    boolean waits = again.askAgain();
    asked = waits ? again : anew;
    if (!waits) {
      add(anew, true);
    }
  }

  private void add(Question question, boolean first) {
    if (first) {
      lane.addFirst(question::run);
    } else {
      lane.add(question::run);
    }
  }

  @Override
  public boolean recall() {
    boolean taken = asked != null && asked.recall();
    if (taken) {
      recalled = asked;
    }
    return taken;
  }

  @Override
  public void terminate(ExitReason reason) {
    try {
      connection.ending();
    } finally {
      lane.addFirst(() -> last(reason));
    }
  }

  private void last(ExitReason reason) {
    Mailbox.Rest undelivered = connection.mailbox().shut();
    try {
      handlers.terminate(reason);
    } finally { // also if the log throws, as one that writes to a full disk may
      inputs.later(() -> driver.terminated(reason, undelivered));
    }
  }

  /** What a callback has decided is heard while the lane waits; else what was read of the link before belongs to its state. */
  @Override
  public void reset() {
    if (lane.isWaiting()) {
      lane.addFirst(handlers::reset);
    } else {
      lane.add(handlers::reset);
    }
  }

  @Override
  public void mail() {
    lane.wake();
  }

  /** What comes of a stage may use the codecs of handlers, and what depends on one may block. */
  @Override
  public void deliver(Runnable delivery) {
    lane.addFirst(
        () -> {
          turn.enter("of a promised answer");
          try {
            delivery.run();
          } finally {
            turn.exit();
          }
        });
  }

  @Override
  public void roomForAnswers() {
    lane.wake();
  }

  @Override
  public void writable() {
    lane.add(this::runWritableTask);
  }

  /** One a time: others have their turn between two. */
  private void runWritableTask() {
    connection.writableTasks().awake();
    Runnable task = connection.nextWritableTask();
    if (task != null) {
      handlers.writable(task);
      connection.roomAgain();
    }
  }

  @Override
  public void post(Runnable input) {
    if (lane.isCurrent()) {
      lane.awaitHearing();
      inputs.later(() -> hear(input));
    } else {
      inputs.post(input);
    }
  }

  private void hear(Runnable input) {
    try {
      inputs.run(input);
    } finally {
      lane.heard();
    }
  }

  @Override
  public void interrupt() {
    lane.interrupt();
  }

  @Override
  public boolean mayBeLate() {
    return replies.isBound();
  }

  @Override
  public boolean isGreeting(Outbound of) {
    return lane.isCurrent() && greeted == of;
  }
}
