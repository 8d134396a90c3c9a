// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.internal.connection.ConnectionMachine;
import io.fresh.internal.connection.Effects;
import io.fresh.internal.connection.State;
import io.fresh.internal.connection.Timer;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.spi.UndecodableMessage;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs the state machine of one connection on its event loop: does what it wants with wires, timers and handlers, and tells it what
 * came of it. Owned by the event loop, but for {@link #post} and what callbacks tell.
 */
final class ConnectionDriver
    implements Effects, WireListener, Dial.Listener, Asking.Listener, MachineTimers.Listener {

  private final LiveConnection connection;
  private final LoopGroups.Lease lease;
  private final Environment environment;
  private final Frames frames;
  private final ConnectionLog log;
  private final LogContext logContext;
  private final boolean hibernates;

  private final InputQueue inputs;
  private final MachineTimers timers;
  private final Transport transport;
  private final ConnectionMachine machine;
  private final Callbacks callbacks;

  /** As the machine has told last, for all threads. */
  private volatile State state;

  private long incompleteMessage;

  /** The question that is to be asked once more. */
  private @Nullable Object recalled;

  private @Nullable Object asked;

  ConnectionDriver(
      LiveConnection connection,
      WireFactory wires,
      LoopGroups.Lease lease,
      Executor handlerThreads,
      ConnectionLog log) {
    Options options = wires.options();
    this.connection = connection;
    this.lease = lease;
    this.environment = wires.environment();
    this.frames = wires.frames();
    this.log = log;
    this.logContext = LogContext.of(options, log.label());
    this.hibernates = !options.hibernateAfter().isZero();
    this.inputs = new InputQueue(lease.loop(), log);
    this.timers = new MachineTimers(lease.loop(), this);
    this.transport = new Transport(wires, lease);
    this.machine = new ConnectionMachine(options, environment.jitter(), this);
    this.state = machine.state();
    this.callbacks =
        connection.dispatcher().isBlocking()
            ? new QueuedCallbacks(
                connection, this, inputs, log, LogContext.of(options, log.label()), handlerThreads)
            : new DirectCallbacks(
                connection, this, inputs, log, logContext, lease.watch(), lease.views());
  }

  ConnectionMachine machine() {
    return machine;
  }

  Callbacks callbacks() {
    return callbacks;
  }

  /** The state, for any thread: at another thread's look it may have changed again. */
  State state() {
    return state;
  }

  /** Hands an input to the machine, from any thread; see {@link Callbacks#post}. */
  void post(Runnable input) {
    callbacks.post(input);
  }

  /** Runs an input of the link: a Close that the application has asked for came before it, though its turn comes only now. */
  private void linkInput(Runnable input) {
    inputs.run(
        () -> {
          connection.beginClose();
          input.run();
        });
  }

  // ---- effects: the transport ----

  @Override
  public void supply() {
    transport.ask(this);
  }

  @Override
  public void connect(int number) {
    transport.dial(number, this);
  }

  @Override
  public void upgrade() {
    transport.upgrade(callbacks.sink(), this);
  }

  @Override
  public void follow() {
    transport.follow(this);
  }

  @Override
  public void abort() {
    transport.abort();
  }

  @Override
  public void sendPing() {
    Outbound outbound = transport.outbound();
    if (outbound != null) {
      outbound.control(frames.ping());
    }
  }

  @Override
  public void sendPong(ByteBuffer payload) {
    Outbound outbound = transport.outbound();
    if (outbound != null) {
      outbound.pong(frames.pong(payload));
    }
  }

  @Override
  public void sendClose(int code, String reason) {
    Outbound outbound = transport.outbound();
    if (outbound != null) {
      connection.flushKept(outbound); // unless it has been already: it was sent before the Close
      outbound.close(frames.close(code, reason));
    }
  }

  @Override
  public void sendCloseNow(int code) {
    Outbound outbound = transport.outbound();
    if (outbound != null) {
      outbound.closeNow(frames.close(code, ""));
    }
  }

  @Override
  public void release() {
    transport.release();
  }

  @Override
  public void stopDelivering() {
    callbacks.mute();
  }

  // ---- effects: time ----

  @Override
  public void schedule(Timer timer, long delayNanos) {
    timers.schedule(timer, delayNanos);
  }

  @Override
  public void cancel(Timer timer) {
    timers.cancel(timer);
  }

  @Override
  public void expired(Timer timer) {
    linkInput(() -> machine.expired(timer, environment.nanoTime().getAsLong()));
  }

  // ---- effects: callbacks ----

  @Override
  public void handleConnect(Handshake handshake) {
    log.established(handshake);
    callbacks.connect(handshake);
  }

  @Override
  public void handleError(FreshException error) {
    asked = error;
    if (error != recalled) { // else it has been told
      log.failed(error);
    }
    callbacks.error(error);
  }

  @Override
  public void handleDisconnect(CloseStatus status) {
    asked = status;
    if (status != recalled) { // else it has been told
      log.disconnected(status);
    }
    callbacks.disconnect(status);
  }

  @Override
  public boolean recall() {
    boolean taken = callbacks.recall();
    if (taken) {
      recalled = asked;
    }
    return taken;
  }

  @Override
  public void handleTerminate(ExitReason reason) {
    connection.noMoreHandlers(reason);
    callbacks.terminate(reason);
  }

  /** The machine will never start. */
  void discard() {
    lease.close();
  }

  /** {@code @OnTerminate} has returned. */
  void terminated(ExitReason reason, Mailbox.Rest undelivered) {
    try {
      log.undelivered(undelivered);
      log.terminated(reason);
    } finally { // also if the log throws, as one that writes to a full disk may
      end(reason);
    }
  }

  private void end(ExitReason reason) {
    try {
      connection.ended(reason);
    } finally {
      lease.close();
    }
  }

  @Override
  public void opened() {
    Outbound outbound = transport.outbound();
    if (outbound != null) {
      connection.flushKept(outbound);
      outbound.letGo();
    }
    connection.becameReady();
  }

  @Override
  public void reset() {
    callbacks.reset();
  }

  @Override
  public void hibernate() {
    log.hibernated();
    transport.hibernate();
  }

  @Override
  public void roundTrip(long nanos) {
    connection.roundTrip(nanos);
  }

  @Override
  public void reconnecting(long delayNanos, int next) {
    log.reconnecting(delayNanos, next);
  }

  @Override
  public void changed(State from, State to) {
    state = to;
    log.changed(from, to);
    Outbound outbound = transport.outbound();
    if (to == State.OPEN && outbound != null) {
      callbacks.unmute(outbound);
      incompleteMessage = 0;
      connection.gate().open(outbound);
    } else if (from == State.OPEN) {
      connection.shutGate();
      callbacks.linkEnded();
    }
    if (to == State.WAITING || to == State.SUPPLYING || to == State.CONNECTING) {
      connection.gate().expectLink();
    }
  }

  // ---- from the suppliers, the dial and the wire ----

  @Override
  public void supplied(Target supplied) {
    transport.supplied(supplied);
    inputs.run(machine::supplied);
  }

  @Override
  public void reached() {
    inputs.run(machine::reached);
  }

  @Override
  public void connected(Channel channel) {
    transport.connected(channel, this);
    inputs.run(machine::connected);
  }

  @Override
  public void failed(ConnectingFailed error) {
    transport.notReached();
    inputs.run(() -> machine.attemptFailed(error, null));
  }

  @Override
  public void answered() {
    inputs.run(machine::answered);
  }

  @Override
  public void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
    transport.wireEnded();
    inputs.run(() -> machine.attemptFailed(error, retryAfter));
  }

  @Override
  public void redirected(Redirected redirect) {
    log.redirected(transport.target().uri(), redirect.to());
    transport.redirected(redirect);
    inputs.run(machine::redirected);
  }

  @Override
  public void established(Handshake handshake) {
    inputs.run(() -> machine.established(handshake));
  }

  @Override
  public void heard() {
    machine.heard();
  }

  @Override
  public void violated(int closeCode, String message) {
    linkInput(() -> machine.violated(closeCode, message));
  }

  @Override
  public void batchBegins() {
    logContext.enter();
  }

  @Override
  public void batchEnded() {
    callbacks.batchEnded();
    logContext.exit();
  }

  @Override
  public void dataWritten() {
    dataMoved();
  }

  private void dataMoved() {
    if (hibernates) {
      inputs.run(() -> machine.dataMoved(environment.nanoTime().getAsLong()));
    }
  }

  @Override
  public void readTurnEnded(long incomplete, boolean data) {
    if (data) {
      dataMoved();
    }
    if (incomplete != incompleteMessage) {
      incompleteMessage = incomplete;
      // Not as an input of its own, which would be an object for each turn: no effect but a timer.
      if (incomplete == 0) {
        machine.messageEnded();
      } else {
        machine.messageBegun(environment.nanoTime().getAsLong());
      }
    }
  }

  @Override
  public void roomAgain() {
    connection.roomAgain();
  }

  @Override
  public void lost(@Nullable Throwable cause) {
    transport.wireEnded();
    linkInput(() -> machine.lost(cause));
  }

  void pinged(ByteBuffer payload) {
    inputs.run(() -> machine.pinged(payload));
  }

  void ponged(ByteBuffer payload) {
    inputs.run(() -> machine.ponged(payload, environment.nanoTime().getAsLong()));
  }

  void closeRead(CloseStatus status) {
    linkInput(() -> machine.closeRead(status));
  }

  /** More was read than the handlers keep up with. */
  @Override
  public void readingPaused() {
    inputs.run(() -> machine.readingPaused(environment.nanoTime().getAsLong()));
  }

  @Override
  public void readingResumed() {
    inputs.run(() -> machine.readingResumed(environment.nanoTime().getAsLong()));
  }

  /** There may be room for what is not read for the lack of it. From any thread. */
  void roomInMailbox() {
    inputs.later(transport::resumeReading);
  }

  @Override
  public boolean isGreeting(Outbound link) {
    return callbacks.isGreeting(link);
  }

  // ---- from the callbacks, on their thread ----

  void connectHandled() {
    post(machine::connectHandled);
  }

  void decided(@Nullable Recovery recovery) {
    post(() -> machine.decided(recovery));
  }

  void deciderFailed(HandlingFailed failed) {
    post(() -> machine.deciderFailed(failed));
  }

  void troubled(FreshException error) {
    post(() -> machine.troubled(error));
  }

  void handlerFailed(String handler, Throwable cause) {
    if (cause instanceof UndecodableMessage undecodable) { // the handler was not called
      troubled(undecodable.error());
      return;
    }
    try {
      log.handlerFailed(handler, cause);
    } finally { // also if the log throws
      troubled(new HandlingFailed(handler, cause, false));
    }
  }
}
