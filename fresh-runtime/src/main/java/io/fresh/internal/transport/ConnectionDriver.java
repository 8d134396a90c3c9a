// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.Options;
import io.fresh.internal.connection.ConnectionMachine;
import io.fresh.internal.connection.Effects;
import io.fresh.internal.connection.State;
import io.fresh.internal.connection.Timer;
import io.fresh.internal.protocol.UpgradeAnswer.Redirected;
import io.fresh.spi.UndecodableMessage;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the state machine of one connection on its event loop: does what it wants with wires, timers and handlers, and tells it what
 * came of it. Owned by the event loop, but for {@link #post} and {@link #later}.
 */
final class ConnectionDriver implements Effects, WireListener, Dial.Listener, Asking.Listener {

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
  private final Handlers handlers;

  private long incompleteMessage;

  ConnectionDriver(
      LiveConnection connection, WireFactory wires, LoopGroups.Lease lease, ConnectionLog log) {
    Options options = wires.options();
    this.connection = connection;
    this.lease = lease;
    this.environment = wires.environment();
    this.frames = wires.frames();
    this.log = log;
    this.logContext = new LogContext(options, log.label());
    this.hibernates = !options.hibernateAfter().isZero();
    this.inputs = new InputQueue(lease.loop(), log);
    this.timers = new MachineTimers(lease.loop(), this::expired);
    this.transport = new Transport(wires, lease);
    this.machine = new ConnectionMachine(options, environment.jitter(), this);
    this.handlers = new Handlers(connection, this, log);
  }

  ConnectionMachine machine() {
    return machine;
  }

  /** What the lines that handlers log are marked with. */
  LogContext logContext() {
    return logContext;
  }

  /** Hands an input to the machine, from any thread; see {@link InputQueue#post}. */
  void post(Runnable input) {
    inputs.post(input);
  }

  /** Runs a task on the event loop, from any thread; see {@link InputQueue#later}. */
  void later(Runnable task) {
    inputs.later(task);
  }

  /** Runs an input of the link: a Close that the application has asked for came before it, though its turn comes only now. */
  private void linkInput(Runnable input) {
    inputs.run(
        () -> {
          connection.beginClose();
          input.run();
        });
  }

  /** Begins the call of a handler outside of an input. */
  void begin() {
    inputs.begin();
  }

  /** Ends it: runs the inputs that came meanwhile. */
  void finish() {
    inputs.finish();
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
    transport.upgrade(handlers.messages(), this);
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
    handlers.messages().mute();
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

  private void expired(Timer timer) {
    linkInput(() -> machine.expired(timer, environment.nanoTime().getAsLong()));
  }

  // ---- effects: handlers ----

  @Override
  public void handleConnect(Handshake handshake) {
    log.established(handshake);
    inputs.add(
        () -> {
          if (handlers.connect(handshake)) {
            inputs.run(machine::connectHandled);
          }
        });
  }

  @Override
  public void handleError(FreshException error) {
    log.failed(error);
    inputs.add(() -> handlers.error(error));
  }

  @Override
  public void handleDisconnect(CloseStatus status) {
    log.disconnected(status);
    inputs.add(() -> handlers.disconnect(status));
  }

  @Override
  public void handleTerminate(ExitReason reason) {
    inputs.add(() -> terminate(reason));
  }

  /** The machine will never start. */
  void discard() {
    lease.close();
  }

  private void terminate(ExitReason reason) {
    try {
      Mailbox.Rest undelivered = connection.ending(reason);
      handlers.terminate(reason);
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
    handlers.reset();
  }

  @Override
  public void hibernate() {
    log.hibernated();
    Outbound outbound = transport.outbound();
    if (outbound != null) {
      outbound.trim();
    }
    inputs.trim();
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
    log.changed(from, to);
    Outbound outbound = transport.outbound();
    if (to == State.OPEN && outbound != null) {
      handlers.messages().unmute();
      incompleteMessage = 0;
      connection.gate().open(outbound);
    } else if (from == State.OPEN) {
      connection.shutGate();
      handlers.linkEnded();
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
      inputs.run(incomplete == 0 ? machine::messageEnded : machine::messageBegun);
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

  void info(Object message) {
    inputs.run(
        () -> {
          if (!handlers.info(message)) {
            connection.untaken(message);
          }
        });
  }

  void writable(Runnable task) {
    inputs.run(() -> handlers.writable(task));
  }

  void troubled(FreshException error) {
    inputs.run(() -> machine.troubled(error));
  }

  void handlerFailed(String handler, Throwable cause) {
    if (cause instanceof UndecodableMessage undecodable) { // the handler was not called
      troubled(undecodable.error());
      return;
    }
    log.handlerFailed(handler, cause);
    troubled(new HandlingFailed(handler, cause, false));
  }
}
