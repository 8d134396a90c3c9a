// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.Link;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.Reaction;
import io.fresh.SendBuffer;
import io.fresh.SendOutcome;
import io.fresh.internal.connection.ConnectionMachine;
import io.fresh.internal.link.Links;
import io.fresh.spi.ClientConnection;
import io.fresh.spi.Dispatcher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What users hold: hands their calls from any thread to the event loop of the connection. */
final class LiveConnection implements ClientConnection {

  private final Object label;
  private final Options options;
  private final Dispatcher dispatcher;

  /** Null unless {@code Options.sendBuffer} is set. */
  private final @Nullable KeptSends kept;

  private final Gate gate;
  private final Sender sender;

  private final CallbackQueues queues;
  private final ConnectionDriver driver;
  private final ConnectionMachine machine;

  private final Links links = new Links();

  private final AtomicReference<@Nullable ExitReason> stopped = new AtomicReference<>();
  private final Readiness readiness = new Readiness();
  private final Termination termination = new Termination();

  /** Whether the machine is yet to hear of a message that could not be encoded, or of a wish to reconnect. */
  private final AtomicBoolean unencodableTold = new AtomicBoolean();

  private final AtomicBoolean reconnectTold = new AtomicBoolean();

  /** In nanoseconds; -1 before the first. */
  private volatile long roundTrip = -1;

  private final Consumer<LiveConnection> unregister;

  /** Whether the machine may hear of an end: not until it is certain that this connection starts. */
  private volatile boolean started;

  /**
   * Creates a connection that has not been started.
   *
   * @param handlerThreads run handlers that may block
   * @param unregister frees the client object and the name for another connection
   */
  LiveConnection(
      Dispatcher dispatcher,
      WireFactory wires,
      LoopGroups.Lease lease,
      Executor handlerThreads,
      ConnectionLog log,
      Consumer<LiveConnection> unregister) {
    this.label = log.label();
    this.options = wires.options();
    this.unregister = unregister;
    this.dispatcher = dispatcher;
    this.kept = keptSends(wires, lease, log);
    this.queues = new CallbackQueues(options, dispatcher);
    this.gate = new Gate(kept);
    this.sender = new Sender(wires.frames(), gate);
    this.driver = new ConnectionDriver(this, wires, lease, handlerThreads, log);
    this.machine = driver.machine();
    dispatcher.bind(this);
  }

  private static @Nullable KeptSends keptSends(
      WireFactory wires, LoopGroups.Lease lease, ConnectionLog log) {
    SendBuffer buffer = wires.options().sendBuffer();
    return buffer.isNone()
        ? null
        : new KeptSends(buffer, wires.environment().nanoTime(), lease.loop(), log);
  }

  void start() {
    started = true;
    ExitReason early = stopped.get();
    driver.post(early == null ? machine::start : () -> machine.stop(early, CloseStatus.NORMAL));
  }

  /** It will not be started: its name is taken, or what it was to be linked to has refused. No handler runs. */
  void discard() {
    noMoreHandlers(ExitReason.normal());
    ending();
    mailbox().shut();
    driver.discard();
    ended(ExitReason.normal());
  }

  // ---- any thread ----

  @Override
  public boolean send(Frame frame) {
    return accepted(sender.send(Objects.requireNonNull(frame, "frame"), null));
  }

  @Override
  public boolean send(String text) {
    return accepted(sender.send(Objects.requireNonNull(text, "text")));
  }

  @Override
  public boolean send(ByteBuffer binary) {
    return accepted(sender.send(Objects.requireNonNull(binary, "binary")));
  }

  private boolean accepted(Sender.Outcome outcome) {
    if (outcome == Sender.Outcome.UNPAIRED_SURROGATE) {
      unencodable(unencodable());
    }
    return outcome == Sender.Outcome.ACCEPTED;
  }

  @Override
  public void unencodable(EncodingFailed failed) {
    if (unencodableTold.compareAndSet(false, true)) {
      driver.post(
          () -> {
            unencodableTold.set(false);
            machine.troubled(failed);
          });
    }
  }

  static EncodingFailed unencodable() {
    return new EncodingFailed(
        "Expected a text that can be encoded as UTF-8, it has an unpaired surrogate", null);
  }

  @Override
  public CompletionStage<SendOutcome> sendAsync(Frame frame) {
    Delivery delivery = new Delivery();
    if (!accepted(sender.send(Objects.requireNonNull(frame, "frame"), delivery))) {
      delivery.notSent();
    }
    return delivery.stage();
  }

  @Override
  public boolean isWritable() {
    return sender.isWritable();
  }

  @Override
  public void onWritable(Runnable task) {
    Objects.requireNonNull(task, "task");
    if (!isStopped()) {
      writableTasks().add(task);
      roomAgain();
    }
  }

  /** There may be room for those who wait for it. */
  void roomAgain() {
    if (queues.hasWritableTasks() && writableTasks().wake()) {
      driver.callbacks().writable();
    }
  }

  @Override
  public void attach(Link other) {
    links.attach(this, other);
  }

  @Override
  public boolean isLinkedTo(Link other) {
    return links.contains(other);
  }

  @Override
  public void detach(Link other) {
    links.detach(other);
  }

  @Override
  public void exited(Link other, ExitReason reason) {
    links.detach(other);
    if (!(reason instanceof ExitReason.Normal)) {
      stop(reason);
    }
  }

  @Override
  public boolean tell(Object message) {
    Objects.requireNonNull(message, "message");
    if (isStopped() || !mailbox().put(message)) {
      return false;
    }
    driver.callbacks().mail();
    return true;
  }

  @Override
  public void close(int code, String reason) {
    if (gate.ask(new Reaction.Close(code, reason))) {
      driver.post(this::beginClose);
    }
  }

  /** Asks for the Close of one link. */
  void close(Reaction.Close close, @Nullable Outbound link) {
    if (gate.ask(close, link)) {
      driver.post(this::beginClose);
    }
  }

  @Override
  public void stop(ExitReason reason) {
    stop(reason, Shutdown.isReason(reason) ? CloseStatus.GOING_AWAY : CloseStatus.NORMAL);
  }

  /** Stops with a word of its own to the peer. */
  void stop(ExitReason reason, int code) {
    Objects.requireNonNull(reason, "reason");
    if (stopped.compareAndSet(null, reason)) {
      gate.end();
      whenStarted(() -> machine.stop(reason, code));
    }
  }

  @Override
  public void kill() {
    stopped.compareAndSet(null, ExitReason.killed());
    gate.end();
    whenStarted(
        () -> {
          driver.callbacks().interrupt();
          machine.kill(ExitReason.killed());
        });
  }

  /** {@link #start} looks for an end that came before it: one of the two sees the other. */
  private void whenStarted(Runnable end) {
    if (started) {
      driver.post(end);
    }
  }

  @Override
  public Optional<Name> name() {
    return options.name();
  }

  @Override
  public void reconnect() {
    if (!isStopped() && reconnectTold.compareAndSet(false, true)) {
      driver.post(
          () -> {
            reconnectTold.set(false);
            machine.reconnect();
          });
    }
  }

  @Override
  public boolean isOpen() {
    return gate.isOpen();
  }

  @Override
  public Optional<Duration> roundTripTime() {
    long nanos = roundTrip;
    return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  @Override
  public CompletionStage<Connection> opened() {
    return readiness.stage(this);
  }

  @Override
  public CompletionStage<ExitReason> terminated() {
    return termination.stage();
  }

  @Override
  public ExitReason awaitTermination() throws InterruptedException {
    return termination.await();
  }

  @Override
  public Optional<ExitReason> awaitTermination(Duration timeout) throws InterruptedException {
    return termination.await(timeout);
  }

  @Override
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  @Override
  public String toString() {
    return label.toString();
  }

  // ---- the thread of the callbacks ----

  Mailbox mailbox() {
    return queues.mailbox();
  }

  /** The tasks that wait for room to send. */
  WritableTasks writableTasks() {
    return queues.writableTasks();
  }

  /** The next of them, if there is room. */
  @Nullable Runnable nextWritableTask() {
    boolean ready = !isStopped() && readiness.isReady() && sender.hasRoomToTell();
    return ready ? writableTasks().take() : null;
  }

  /** A message of the application was taken, and no handler starts any more. */
  void untaken(Object message) {
    mailbox().putBack(message);
  }

  // ---- event loop ----

  Gate gate() {
    return gate;
  }

  Sender sender() {
    return sender;
  }

  /** How many messages may be in work: as many as may wait. */
  int maxPendingAnswers() {
    return options.mailboxMessages();
  }

  boolean isStopped() {
    return stopped.get() != null;
  }

  /** Lets the machine hear of a Close that was asked for, if it has not yet. */
  void beginClose() {
    Reaction.Close close = gate.takeAsked();
    if (close != null) {
      machine.close(close.code(), close.reason());
    }
  }

  void roundTrip(long nanos) {
    roundTrip = nanos;
  }

  void shutGate() {
    gate.shut();
    readiness.end();
  }

  /** Hands what was sent while there was no link to the one that is there now, if it has not been yet. */
  void flushKept(Outbound outbound) {
    if (kept != null) {
      kept.flush(outbound);
    }
  }

  /** {@code @OnConnect} has been handled. */
  void becameReady() {
    readiness.begin(this);
    roomAgain();
  }

  /** No handler starts any more but {@code @OnTerminate}. */
  void noMoreHandlers(ExitReason reason) {
    stopped.compareAndSet(null, reason);
  }

  /** Nothing is accepted any more, and what was kept will not be sent. */
  void ending() {
    gate.end();
    if (kept != null) {
      kept.end();
    }
  }

  /** {@code @OnTerminate} has returned. */
  void ended(ExitReason reason) {
    unregister.accept(this);
    if (queues.hasWritableTasks()) {
      writableTasks().clear();
    }
    links.signal(this, reason);
    termination.release(reason);
    readiness.fail(
        () -> new IllegalStateException(label + " terminated before it was open: " + reason));
    termination.complete();
  }
}
