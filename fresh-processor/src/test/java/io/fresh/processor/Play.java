// SPDX-License-Identifier: MIT
package io.fresh.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fresh.CloseStatus;
import io.fresh.Connection;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.spi.Dispatcher;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Plays the runtime, and the handler's own code, for one combination, and writes down what comes of it. */
final class Play implements Kit.Script {

  private final Combination combination;
  private final int code;
  private final Dispatcher dispatcher;
  private final RecordedConnection recorded;
  private final Connection connection;
  private final List<List<String>> calls = new ArrayList<>();
  private String state = "";
  private Step step = Step.ANSWERS;

  Play(CombinationRun run, PlacedHandler handler) {
    this.combination = handler.combination();
    this.code = handler.code();
    this.dispatcher = run.start(handler, this, new Kit.State(Expectation.FIRST));
    this.recorded = new RecordedConnection(dispatcher);
    this.connection = recorded.connection();
  }

  /** Lets the event happen. */
  Outcome next(Step next) {
    step = next;
    calls.clear();
    recorded.sent().clear();
    Recorder recorder = new Recorder();
    String thrown = "";
    try {
      event(recorder);
    } catch (Throwable e) {
      thrown = e.getClass().getSimpleName();
    }
    return new Outcome(
        List.copyOf(calls), recorder.answers(), List.copyOf(recorded.sent()), thrown, state());
  }

  String stateAfterReconnect() {
    dispatcher.reset();
    return state();
  }

  private String state() {
    if (combination.stateful()) {
      try {
        dispatcher.onInfo(connection, new Kit.Look(), new Recorder());
      } catch (Throwable e) {
        throw new AssertionError("the state cannot be looked at", e);
      }
    }
    return state;
  }

  private void event(Recorder recorder) throws Throwable {
    switch (combination.kind()) {
      case CONNECT -> dispatcher.onConnect(connection, handshake(), recorder);
      case TEXT -> text("hé", recorder);
      case BINARY -> binary(new byte[] {1, 2}, recorder);
      case PING -> dispatcher.onPing(connection, readOnly(3, 4), recorder);
      case PONG -> dispatcher.onPong(connection, readOnly(3, 4), recorder);
      case INFO -> dispatcher.onInfo(connection, message(), recorder);
      case ERROR ->
          dispatcher.onError(connection, new FreshException.CastingFailed("full"), recorder);
      case DISCONNECT ->
          dispatcher.onDisconnect(connection, new CloseStatus(code, "away"), recorder);
      case TERMINATE -> dispatcher.onTerminate(connection, ExitReason.normal());
    }
  }

  private static Handshake handshake() {
    return new Handshake(101, Headers.of("X-Colour", "blue"), null, 2);
  }

  private Object message() {
    return combination.taken().stream()
        .filter(taken -> taken.argument() == Argument.MESSAGE)
        .map(Taken::message)
        .findFirst()
        .orElseThrow();
  }

  private void text(String text, Recorder recorder) throws Throwable {
    byte[] utf8 = text.getBytes(UTF_8);
    boolean last = step.isLast();
    switch (dispatcher.textForm()) {
      case STRING -> dispatcher.onText(connection, text, recorder);
      case BUFFER -> dispatcher.onText(connection, readOnly(utf8), recorder);
      case BYTE_BUF -> dispatcher.onText(connection, Unpooled.wrappedBuffer(utf8), recorder);
      case PARTIAL_STRING -> dispatcher.onText(connection, text, last, recorder);
      case PARTIAL_BUFFER -> dispatcher.onText(connection, readOnly(utf8), last, recorder);
      case PARTIAL_BYTE_BUF ->
          dispatcher.onText(connection, Unpooled.wrappedBuffer(utf8), last, recorder);
      default -> throw new AssertionError("no text wanted, but " + dispatcher.textForm());
    }
  }

  private void binary(byte[] bytes, Recorder recorder) throws Throwable {
    boolean last = step.isLast();
    switch (dispatcher.binaryForm()) {
      case ARRAY -> dispatcher.onBinary(connection, bytes, recorder);
      case BUFFER -> dispatcher.onBinary(connection, readOnly(bytes), recorder);
      case BYTE_BUF -> dispatcher.onBinary(connection, Unpooled.wrappedBuffer(bytes), recorder);
      case PARTIAL_ARRAY -> dispatcher.onBinary(connection, bytes, last, recorder);
      case PARTIAL_BUFFER -> dispatcher.onBinary(connection, readOnly(bytes), last, recorder);
      case PARTIAL_BYTE_BUF ->
          dispatcher.onBinary(connection, Unpooled.wrappedBuffer(bytes), last, recorder);
      default -> throw new AssertionError("no bytes wanted, but " + dispatcher.binaryForm());
    }
  }

  private static ByteBuffer readOnly(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return readOnly(array);
  }

  private static ByteBuffer readOnly(byte[] bytes) {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  @Override
  public boolean call(String handler, Object... arguments) {
    if (handler.equals("look")) {
      state = arguments[1].toString();
      return false;
    }
    calls.add(
        Stream.concat(Stream.of(handler), Arrays.stream(arguments).map(this::shown)).toList());
    if (step == Step.FAILS) {
      fail();
    }
    return step.isAnswered();
  }

  private String shown(Object argument) {
    if (argument == connection) {
      return "Connection";
    }
    if (argument instanceof Kit.Commands commands) {
      commands.say("said");
      return "Commands";
    }
    return Shown.of(argument);
  }

  private void fail() {
    if (combination.isThrowing()) {
      Play.<RuntimeException>undeclared(new Kit.Broken());
    }
    throw new IllegalStateException("boom");
  }

  /** A checked exception out of a method that does not say so. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void undeclared(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
