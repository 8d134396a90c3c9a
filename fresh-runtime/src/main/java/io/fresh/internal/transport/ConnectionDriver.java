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
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the state machine of one connection on its event loop: does what it wants with wires, timers and handlers, and tells it what
 * came of it.
 *
 * <p>Inputs run one at a time: what a handler asks for, and what a handler's call comes to, waits until the present input is done. So
 * neither the machine nor a handler is ever entered twice.
 */
final class ConnectionDriver implements Effects, WireListener, Dial.Listener, Asking.Listener {

  private final LiveConnection connection;
  private final LoopGroups.Lease lease;
  private final EventLoop loop;
  private final Environment environment;
  private final Options options;
  private final WireFactory wires;
  private final ConnectionMachine machine;
  private final Handlers handlers;
  private final ConnectionLog log;

  private final LogContext logContext;
  private final boolean hibernates;

  private ArrayDeque<Runnable> inputs = new ArrayDeque<>();
  private final Map<Timer, ScheduledFuture<?>> timers = new EnumMap<>(Timer.class);
  private boolean busy;

  /** Of the present attempt, or of the last. */
  private Target target;

  private @Nullable Suppliers suppliers;
  private @Nullable Asking asking;
  private @Nullable Dial dial;
  private @Nullable Wire wire;
  private int attempt;
  private long incompleteMessage;

  ConnectionDriver(
      LiveConnection connection, WireFactory wires, LoopGroups.Lease lease, ConnectionLog log) {
    this.connection = connection;
    this.lease = lease;
    this.loop = lease.loop();
    this.wires = wires;
    this.target = wires.target();
    this.environment = wires.environment();
    this.options = wires.options();
    this.log = log;
    this.logContext = new LogContext(options, log.label());
    this.hibernates = !options.hibernateAfter().isZero();
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

  /**
   * Hands an input to the machine, from any thread. It runs behind the input that runs now if that is of this connection, else
   * later: the handler of another connection on the same event loop must not find itself in a handler of this one.
   */
  void post(Runnable input) {
    if (loop.inEventLoop() && busy) {
      input(input);
    } else {
      later(() -> input(input));
    }
  }

  /** Runs a task on the event loop after what runs there now; not at all if the connection has terminated. */
  void later(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException stopped) {
      log.late();
    }
  }

  /** Runs an input now, or after the one that runs. */
  private void input(Runnable input) {
    inputs.add(input);
    if (!busy) {
      busy = true;
      finish();
    }
  }

  /** Runs an input of the link: a Close that the application has asked for came before it, though its turn comes only now. */
  private void linkInput(Runnable input) {
    input(
        () -> {
          connection.beginClose();
          input.run();
        });
  }

  /** Begins the call of a handler outside of an input. */
  void begin() {
    busy = true;
  }

  /** Ends it: runs the inputs that came meanwhile. */
  void finish() {
    try {
      for (Runnable next = inputs.poll(); next != null; next = inputs.poll()) {
        next.run();
      }
    } finally {
      busy = false;
    }
  }

  // ---- effects: the transport ----

  @Override
  public void supply() {
    if (suppliers == null) {
      suppliers = wires.suppliers();
    }
    asking = suppliers.ask(loop, this);
  }

  @Override
  public void connect(int number) {
    attempt = number;
    dial = wires.dial(target, lease, this);
    dial.begin();
  }

  @Override
  public void upgrade() {
    if (wire != null) {
      wires.upgrade(wire, target, handlers.messages(), lease, attempt, this);
    }
  }

  @Override
  public void abort() {
    if (asking != null) {
      asking.abort();
      asking = null;
    }
    if (dial != null) {
      dial.abort();
      dial = null;
    }
    if (wire != null) {
      wire.abort();
      wire = null;
    }
  }

  @Override
  public void sendPing() {
    if (wire != null) {
      wire.outbound().control(wires.frames().ping());
    }
  }

  @Override
  public void sendPong(ByteBuffer payload) {
    if (wire != null) {
      wire.outbound().control(wires.frames().pong(payload));
    }
  }

  @Override
  public void sendClose(int code, String reason) {
    if (wire != null) {
      connection.flushKept(wire.outbound()); // if @OnConnect is still to be handled
      wire.outbound().close(wires.frames().close(code, reason));
    }
  }

  @Override
  public void sendCloseNow(int code) {
    if (wire != null) {
      wire.outbound().closeNow(wires.frames().close(code, ""));
    }
  }

  @Override
  public void release() {
    if (wire != null) {
      wire.release();
      wire = null;
    }
  }

  @Override
  public void stopDelivering() {
    handlers.messages().mute();
  }

  // ---- effects: time ----

  @Override
  public void schedule(Timer timer, long delayNanos) {
    cancel(timer);
    timers.put(timer, loop.schedule(() -> fire(timer), delayNanos, TimeUnit.NANOSECONDS));
  }

  private void fire(Timer timer) {
    timers.remove(timer);
    linkInput(() -> machine.expired(timer, environment.nanoTime().getAsLong()));
  }

  @Override
  public void cancel(Timer timer) {
    ScheduledFuture<?> running = timers.remove(timer);
    if (running != null) {
      running.cancel(false);
    }
  }

  // ---- effects: handlers ----

  @Override
  public void handleConnect(Handshake handshake) {
    log.established(handshake);
    inputs.add(
        () -> {
          if (handlers.connect(handshake)) {
            input(machine::connectHandled);
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
      connection.ended(reason);
    } finally {
      lease.close();
    }
  }

  @Override
  public void opened() {
    if (wire != null) {
      connection.flushKept(wire.outbound());
      wire.outbound().letGo();
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
    if (wire != null) {
      wire.outbound().trim();
    }
    if (inputs.isEmpty()) {
      inputs = new ArrayDeque<>(1);
    }
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
    if (to == State.OPEN && wire != null) {
      handlers.messages().unmute();
      incompleteMessage = 0;
      connection.openGate(wire.outbound());
    } else if (from == State.OPEN) {
      connection.shutGate();
    }
    if (to == State.WAITING || to == State.CONNECTING) {
      connection.sender().expectLink();
    }
  }

  // ---- from the suppliers, the dial and the wire ----

  @Override
  public void supplied(Target supplied) {
    asking = null;
    target = supplied;
    input(machine::supplied);
  }

  @Override
  public void reached() {
    input(machine::reached);
  }

  @Override
  public void connected(Channel channel) {
    dial = null;
    wire = wires.wire(channel, lease, this);
    input(machine::connected);
  }

  @Override
  public void failed(ConnectingFailed error) {
    asking = null;
    dial = null;
    input(() -> machine.attemptFailed(error, null));
  }

  @Override
  public void answered() {
    input(machine::answered);
  }

  @Override
  public void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
    wire = null;
    input(() -> machine.attemptFailed(error, retryAfter));
  }

  @Override
  public void established(Handshake handshake) {
    input(() -> machine.established(handshake));
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
      input(() -> machine.dataMoved(environment.nanoTime().getAsLong()));
    }
  }

  @Override
  public void readTurnEnded(long incomplete, boolean data) {
    if (data) {
      dataMoved();
    }
    if (incomplete != incompleteMessage) {
      incompleteMessage = incomplete;
      input(incomplete == 0 ? machine::messageEnded : machine::messageBegun);
    }
  }

  @Override
  public void roomAgain() {
    connection.roomAgain();
  }

  @Override
  public void lost(@Nullable Throwable cause) {
    wire = null;
    linkInput(() -> machine.lost(cause));
  }

  void pinged(ByteBuffer payload) {
    input(() -> machine.pinged(payload));
  }

  void ponged(ByteBuffer payload) {
    input(() -> machine.ponged(payload, environment.nanoTime().getAsLong()));
  }

  void closeRead(CloseStatus status) {
    linkInput(() -> machine.closeRead(status));
  }

  void info(Object message) {
    input(
        () -> {
          if (!handlers.info(message)) {
            connection.untaken(message);
          }
        });
  }

  void writable(Runnable task) {
    input(() -> handlers.writable(task));
  }

  void troubled(FreshException error) {
    input(() -> machine.troubled(error));
  }

  void handlerFailed(String handler, Throwable cause) {
    log.handlerFailed(handler, cause);
    troubled(new HandlingFailed(handler, cause, false));
  }
}
