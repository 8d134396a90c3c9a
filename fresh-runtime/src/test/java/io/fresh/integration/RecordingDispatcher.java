// SPDX-License-Identifier: MIT
package io.fresh.integration;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Recovery;
import io.fresh.spi.Dispatcher;
import io.fresh.spi.MessageForm;
import io.fresh.spi.Outbox;
import io.fresh.spi.Verdict;
import io.fresh.testing.Patience;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records every call of a handler, in order, and answers as the test has said before the start. Notes what must never be: calls
 * that overlap, a second {@code onTerminate}, anything after it.
 */
final class RecordingDispatcher extends Dispatcher {

  /** What a handler does with a call, beside being recorded. */
  @FunctionalInterface
  interface Answer<M> {
    void answer(Connection connection, M message, Outbox outbox) throws Exception;
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Event> running = new AtomicReference<>();
  private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean terminated;

  private Answer<Handshake> connectAnswer = (connection, handshake, outbox) -> {};
  private Answer<String> textAnswer = (connection, text, outbox) -> {};
  private Answer<Object> infoAnswer = (connection, message, outbox) -> {};
  private Function<FreshException, @Nullable Recovery> errorDecision = error -> null;
  private Function<CloseStatus, @Nullable Recovery> disconnectDecision = status -> null;

  RecordingDispatcher() {
    super(new Object(), MessageForm.STRING, MessageForm.ARRAY);
  }

  /** Ends the connection at the first error or disconnect, so that the test sees one link only. */
  static RecordingDispatcher forOneLink() {
    return new RecordingDispatcher()
        .recoveringBy(error -> Recovery.close())
        .leavingBy(status -> Recovery.close());
  }

  RecordingDispatcher onConnect(Answer<Handshake> answer) {
    connectAnswer = answer;
    return this;
  }

  RecordingDispatcher onText(Answer<String> answer) {
    textAnswer = answer;
    return this;
  }

  RecordingDispatcher onInfo(Answer<Object> answer) {
    infoAnswer = answer;
    return this;
  }

  RecordingDispatcher recoveringBy(Function<FreshException, @Nullable Recovery> decision) {
    errorDecision = decision;
    return this;
  }

  RecordingDispatcher leavingBy(Function<CloseStatus, @Nullable Recovery> decision) {
    disconnectDecision = decision;
    return this;
  }

  // What the test reads.

  /** The next call, which must be of this kind. */
  <E extends Event> E await(Class<E> kind) {
    Event next = awaitAny(kind.getSimpleName());
    if (!kind.isInstance(next)) {
      AssertionError wrong =
          new AssertionError("Expected " + kind.getSimpleName() + ", was: " + next);
      if (next instanceof Event.Failed error) {
        wrong.initCause(error.error());
      }
      throw wrong;
    }
    return kind.cast(next);
  }

  /** The next call, whatever it is. */
  Event awaitAny(String wanted) {
    return Patience.take(events, wanted);
  }

  Handshake awaitConnect() {
    return await(Event.Connected.class).handshake();
  }

  String awaitText() {
    return await(Event.Text.class).text();
  }

  byte[] awaitBinary() {
    return await(Event.Binary.class).payload();
  }

  /** The error of the next call, which must be {@code @OnError} with this kind. */
  <X extends FreshException> X awaitError(Class<X> kind) {
    FreshException error = await(Event.Failed.class).error();
    if (!kind.isInstance(error)) {
      throw new AssertionError("Expected " + kind.getSimpleName() + ", was: " + error, error);
    }
    return kind.cast(error);
  }

  CloseStatus awaitDisconnect() {
    return await(Event.Disconnected.class).status();
  }

  ExitReason awaitTerminate() {
    return await(Event.Terminated.class).reason();
  }

  /** Throws away the errors of attempts that fail until one succeeds. */
  Handshake awaitReconnect() {
    Event next = awaitAny("Connected");
    while (next instanceof Event.Failed) {
      next = awaitAny("Connected");
    }
    if (next instanceof Event.Connected connected) {
      return connected.handshake();
    }
    throw new AssertionError("Expected Connected, was: " + next);
  }

  /** Fails if something was wrong, or was recorded and not expected by the test. */
  void verify() {
    List<Event> left = new ArrayList<>(events);
    left.removeIf(event -> event instanceof Event.Terminated);
    if (!violations.isEmpty() || !left.isEmpty()) {
      throw new AssertionError("Expected no more calls, were " + left + "; wrong: " + violations);
    }
  }

  // What the runtime calls.

  private interface Body {
    void run() throws Exception;
  }

  private void call(Event event, Body body) throws Exception {
    Event other = running.getAndSet(event);
    if (other != null) {
      violations.add(event + " overlaps " + other);
    }
    if (terminated) {
      violations.add(event + " came after onTerminate");
    }
    if (event instanceof Event.Terminated) {
      terminated = true;
    }
    try {
      body.run();
    } finally {
      running.set(null);
      events.add(event);
    }
  }

  private void call(Event event) throws Exception {
    call(event, () -> {});
  }

  @Override
  public void onConnect(Connection connection, Handshake handshake, Outbox outbox)
      throws Exception {
    call(new Event.Connected(handshake), () -> connectAnswer.answer(connection, handshake, outbox));
  }

  @Override
  public void onText(Connection connection, String text, Outbox outbox) throws Exception {
    call(new Event.Text(text), () -> textAnswer.answer(connection, text, outbox));
  }

  @Override
  public void onBinary(Connection connection, byte[] binary, Outbox outbox) throws Exception {
    call(new Event.Binary(binary));
  }

  @Override
  public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) throws Exception {
    call(new Event.Ping(StandardCharsets.UTF_8.decode(payload).toString()));
  }

  @Override
  public void onPong(Connection connection, ByteBuffer payload, Outbox outbox) throws Exception {
    call(new Event.Pong(StandardCharsets.UTF_8.decode(payload).toString()));
  }

  @Override
  public void onInfo(Connection connection, Object message, Outbox outbox) throws Exception {
    call(new Event.Info(message), () -> infoAnswer.answer(connection, message, outbox));
  }

  @Override
  public void onError(Connection connection, FreshException error, Verdict verdict)
      throws Exception {
    call(new Event.Failed(error), () -> verdict.recovery(errorDecision.apply(error)));
  }

  @Override
  public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict)
      throws Exception {
    call(new Event.Disconnected(status), () -> verdict.recovery(disconnectDecision.apply(status)));
  }

  @Override
  public void onTerminate(Connection connection, ExitReason reason) throws Exception {
    call(new Event.Terminated(reason));
  }
}
