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
import io.fresh.testing.Recorder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records every call of a handler, in order, and answers as the test has said before the start. */
class RecordingDispatcher extends Dispatcher {

  /** What a handler does with a call, beside being recorded. */
  @FunctionalInterface
  interface Answer<M> {
    void answer(Connection connection, M message, Outbox outbox) throws Exception;
  }

  private final Recorder<Event> recorder = new Recorder<>();

  private boolean blocking;
  private Answer<Handshake> connectAnswer = (connection, handshake, outbox) -> {};
  private Answer<String> textAnswer = (connection, text, outbox) -> {};
  private Answer<Object> infoAnswer = (connection, message, outbox) -> {};
  private Function<FreshException, @Nullable Recovery> errorDecision = error -> null;
  private Function<CloseStatus, @Nullable Recovery> disconnectDecision = status -> null;
  private Consumer<ExitReason> farewell = reason -> {};

  RecordingDispatcher() {
    this(MessageForm.STRING, MessageForm.ARRAY);
  }

  /** For a subclass that takes messages in other forms. */
  RecordingDispatcher(MessageForm textForm, MessageForm binaryForm) {
    super(new Object(), textForm, binaryForm);
  }

  /** Gets its messages in parts; what is to be answered to a text is asked with each of them. */
  static RecordingDispatcher inParts() {
    return new RecordingDispatcher(MessageForm.PARTIAL_STRING, MessageForm.PARTIAL_BUFFER);
  }

  /** Ends the connection at the first error or disconnect, so that the test sees one link only. */
  static RecordingDispatcher forOneLink() {
    return new RecordingDispatcher()
        .recoveringBy(error -> Recovery.close())
        .leavingBy(status -> Recovery.close());
  }

  /** Its handlers may block. */
  RecordingDispatcher blocking() {
    blocking = true;
    return this;
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

  RecordingDispatcher onTerminate(Consumer<ExitReason> last) {
    farewell = last;
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
    return recorder.await(wanted);
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

  /** Throws away everything up to the end. */
  void skipToTerminate() {
    Event next = awaitAny("Terminated");
    while (!(next instanceof Event.Terminated)) {
      next = awaitAny("Terminated");
    }
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

  /** Fails if something was wrong with the connection's life, or was recorded and not expected by the test. */
  void verify() {
    recorder.verify();
  }

  /** Fails if anything was recorded: nothing has been started. */
  void verifySilence() {
    recorder.verifySilence();
  }

  // What the runtime calls, or a subclass.

  /** Records a message that was decoded, and answers it. */
  final void decoded(Object value, Recorder.Body<Exception> answer) throws Exception {
    recorder.call(new Event.Decoded(value), answer);
  }

  @Override
  public boolean isBlocking() {
    return blocking;
  }

  @Override
  public void onConnect(Connection connection, Handshake handshake, Outbox outbox)
      throws Exception {
    recorder.call(
        new Event.Connected(handshake), () -> connectAnswer.answer(connection, handshake, outbox));
  }

  @Override
  public void onText(Connection connection, String text, Outbox outbox) throws Exception {
    recorder.call(new Event.Text(text), () -> textAnswer.answer(connection, text, outbox));
  }

  @Override
  public void onBinary(Connection connection, byte[] binary, Outbox outbox) throws Exception {
    recorder.call(new Event.Binary(binary));
  }

  @Override
  public void onText(Connection connection, String text, boolean last, Outbox outbox)
      throws Exception {
    recorder.call(
        new Event.TextPart(text, last), () -> textAnswer.answer(connection, text, outbox));
  }

  @Override
  public void onBinary(Connection connection, ByteBuffer binary, boolean last, Outbox outbox) {
    recorder.call(new Event.BinaryPart(binary.remaining(), last));
  }

  @Override
  public void onPing(Connection connection, ByteBuffer payload, Outbox outbox) throws Exception {
    recorder.call(new Event.Ping(StandardCharsets.UTF_8.decode(payload).toString()));
  }

  @Override
  public void onPong(Connection connection, ByteBuffer payload, Outbox outbox) throws Exception {
    recorder.call(new Event.Pong(StandardCharsets.UTF_8.decode(payload).toString()));
  }

  @Override
  public void onInfo(Connection connection, Object message, Outbox outbox) throws Exception {
    recorder.call(new Event.Info(message), () -> infoAnswer.answer(connection, message, outbox));
  }

  @Override
  public void onError(Connection connection, FreshException error, Verdict verdict)
      throws Exception {
    recorder.call(new Event.Failed(error), () -> verdict.recovery(errorDecision.apply(error)));
  }

  @Override
  public void onDisconnect(Connection connection, CloseStatus status, Verdict verdict)
      throws Exception {
    recorder.call(
        new Event.Disconnected(status), () -> verdict.recovery(disconnectDecision.apply(status)));
  }

  @Override
  public void onTerminate(Connection connection, ExitReason reason) throws Exception {
    recorder.end(new Event.Terminated(reason), () -> farewell.accept(reason));
  }
}
