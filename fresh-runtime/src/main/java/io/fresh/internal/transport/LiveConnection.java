// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.Frame;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.Reaction;
import io.fresh.internal.connection.ConnectionMachine;
import io.fresh.spi.Dispatcher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What users hold: hands their calls from any thread to the event loop of the connection. */
final class LiveConnection implements Connection {

  /** Completed when the connection is ready, and the one stage of it that is handed out. */
  private static final class Readiness {
    final CompletableFuture<Connection> future = new CompletableFuture<>();
    final CompletionStage<Connection> stage = future.minimalCompletionStage();
  }

  private final String label;
  private final Dispatcher dispatcher;
  private final Sender sender;
  private final Mailbox mailbox;
  private final ConnectionDriver driver;
  private final ConnectionMachine machine;

  private final AtomicReference<@Nullable ExitReason> stopped = new AtomicReference<>();
  private final CompletableFuture<ExitReason> terminated = new CompletableFuture<>();

  /** Handed out at each call: a stage made anew would stay with the future. */
  private final CompletionStage<ExitReason> terminatedStage = terminated.minimalCompletionStage();

  /** A Close that was asked for, until the machine has heard of it. */
  private final AtomicReference<Reaction.@Nullable Close> askedClose = new AtomicReference<>();

  /** Whether the machine is yet to hear of a text that could not be encoded, or of a wish to reconnect. */
  private final AtomicBoolean unencodableTold = new AtomicBoolean();

  private final AtomicBoolean reconnectTold = new AtomicBoolean();
  private final CountDownLatch end = new CountDownLatch(1);

  /** Set before {@link #end} is counted down. */
  private volatile @Nullable ExitReason endReason;

  /** Completed while the connection is ready; the event loop alone replaces it. */
  private volatile Readiness ready = new Readiness();

  /** In nanoseconds; -1 before the first. */
  private volatile long roundTrip = -1;

  private final Runnable unregister;

  /**
   * Creates a connection that has not been started.
   *
   * @param unregister frees the client object for another connection
   */
  LiveConnection(
      Dispatcher dispatcher,
      WireFactory wires,
      LoopGroups.Lease lease,
      ConnectionLog log,
      Runnable unregister) {
    this.label = log.label();
    this.unregister = unregister;
    this.dispatcher = dispatcher;
    this.sender = new Sender(wires.frames());
    this.mailbox = new Mailbox(wires.options().mailboxMessages());
    this.driver = new ConnectionDriver(this, wires, lease, log);
    this.machine = driver.machine();
  }

  void start() {
    driver.post(machine::start);
  }

  // ---- any thread ----

  @Override
  public boolean send(Frame frame) {
    return accepted(sender.frame(Objects.requireNonNull(frame, "frame")));
  }

  @Override
  public boolean send(String text) {
    return accepted(sender.text(Objects.requireNonNull(text, "text")));
  }

  @Override
  public boolean send(ByteBuffer binary) {
    return accepted(sender.binary(Objects.requireNonNull(binary, "binary")));
  }

  private boolean accepted(Sender.Outcome outcome) {
    if (outcome == Sender.Outcome.UNPAIRED_SURROGATE
        && unencodableTold.compareAndSet(false, true)) {
      driver.post(
          () -> {
            unencodableTold.set(false);
            machine.troubled(unencodable());
          });
    }
    return outcome == Sender.Outcome.ACCEPTED;
  }

  static EncodingFailed unencodable() {
    return new EncodingFailed(
        "Expected a text that can be encoded as UTF-8, it has an unpaired surrogate", null);
  }

  @Override
  public boolean tell(Object message) {
    Objects.requireNonNull(message, "message");
    if (isStopped() || !mailbox.put(message)) {
      return false;
    }
    if (mailbox.wake()) {
      driver.later(this::handleMail);
    }
    return true;
  }

  private void handleMail() {
    mailbox.awake();
    // No more than was there: a handler that tells itself something must let the socket be read.
    for (int left = mailbox.size(); left > 0; left--) {
      Object message = mailbox.take();
      if (message == null) { // it is on its way in, and wakes again
        return;
      }
      driver.info(message);
    }
  }

  @Override
  public void close(int code, String reason) {
    Reaction.Close close = new Reaction.Close(code, reason);
    if (askedClose.compareAndSet(null, close)) {
      if (sender.shut()) {
        driver.post(this::beginClose);
      } else {
        askedClose.set(null);
      }
    }
  }

  @Override
  public void stop(ExitReason reason) {
    stop(reason, CloseStatus.NORMAL);
  }

  /** Stops with a word of its own to the peer. */
  void stop(ExitReason reason, int code) {
    Objects.requireNonNull(reason, "reason");
    if (stopped.compareAndSet(null, reason)) {
      sender.shut();
      driver.post(() -> machine.stop(reason, code));
    }
  }

  /** Stops and gives the peer no time. */
  void kill() {
    stopped.compareAndSet(null, ExitReason.killed());
    sender.shut();
    driver.post(() -> machine.kill(ExitReason.killed()));
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
    return sender.isOpen();
  }

  @Override
  public Optional<Duration> roundTripTime() {
    long nanos = roundTrip;
    return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  @Override
  public CompletionStage<Connection> opened() {
    return ready.stage;
  }

  @Override
  public CompletionStage<ExitReason> terminated() {
    return terminatedStage;
  }

  @Override
  public ExitReason awaitTermination() throws InterruptedException {
    RunningHandler.requireNone("awaitTermination");
    end.await();
    return end();
  }

  @Override
  public Optional<ExitReason> awaitTermination(Duration timeout) throws InterruptedException {
    RunningHandler.requireNone("awaitTermination");
    return end.await(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS)
        ? Optional.of(end())
        : Optional.empty();
  }

  private ExitReason end() {
    return Objects.requireNonNull(endReason, "set before the end is told");
  }

  @Override
  public String toString() {
    return label;
  }

  // ---- event loop ----

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Sender sender() {
    return sender;
  }

  boolean isStopped() {
    return stopped.get() != null;
  }

  /** Lets the machine hear of a Close that was asked for, if it has not yet. */
  void beginClose() {
    Reaction.Close close = askedClose.getAndSet(null);
    if (close != null) {
      machine.close(close.code(), close.reason());
    }
  }

  /** The 101 is verified. */
  void openGate(Outbound outbound) {
    sender.open(outbound);
    if (isStopped()) { // between the last look and the line above
      sender.shut();
    }
  }

  void roundTrip(long nanos) {
    roundTrip = nanos;
  }

  void shutGate() {
    sender.shut();
    if (ready.future.isDone()) {
      ready = new Readiness();
    }
  }

  /** {@code @OnConnect} has been handled. */
  void becameReady() {
    ready.future.complete(this);
  }

  /** {@code @OnTerminate} is about to run: nothing is accepted any more. */
  void ending(ExitReason reason) {
    stopped.compareAndSet(null, reason);
    sender.shut();
  }

  /** {@code @OnTerminate} has returned. */
  void ended(ExitReason reason) {
    unregister.run();
    mailbox.clear();
    endReason = reason;
    end.countDown(); // before the stages, as an action that depends on one may wait for the end
    ready.future.completeExceptionally(
        new IllegalStateException(label + " terminated before it was open: " + reason));
    terminated.complete(reason);
  }
}
