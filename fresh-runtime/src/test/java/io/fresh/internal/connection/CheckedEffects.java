// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Handshake;
import io.fresh.Recovery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records what the machine does as lines of text, and fails on what it must never do. */
final class CheckedEffects implements Effects {

  private final VirtualConnection connection;
  private final List<String> events = new ArrayList<>();
  private final List<State> states = new ArrayList<>(List.of(State.WAITING));

  private State state = State.WAITING;
  private boolean stopped;
  private boolean asking;
  private @Nullable ExitReason reason;

  CheckedEffects(VirtualConnection connection) {
    this.connection = connection;
  }

  /** What has been done since the last call. */
  List<String> takeEvents() {
    List<String> seen = List.copyOf(events);
    events.clear();
    return seen;
  }

  /** The state that was reported last. */
  State state() {
    return state;
  }

  /** All states in their order. */
  List<State> states() {
    return states;
  }

  @Nullable ExitReason reason() {
    return reason;
  }

  /** The machine has been told to stop: no handler is to be asked any more. */
  void stopped() {
    stopped = true;
  }

  /** The machine has been told the answer to its question. */
  void answered() {
    asking = false;
  }

  @Override
  public void supply() {
    act("supply");
    assertThat(stopped).as("an attempt after stop()").isFalse();
    connection.link().supply();
  }

  @Override
  public void connect(int attempt) {
    act("connect " + attempt);
    assertThat(stopped).as("an attempt after stop()").isFalse();
    connection.link().connect();
  }

  @Override
  public void upgrade() {
    act("upgrade");
    connection.link().upgrade();
  }

  @Override
  public void follow() {
    act("follow");
    assertThat(stopped).as("a redirect that is followed after stop()").isFalse();
    connection.link().follow();
  }

  @Override
  public void abort() {
    act("abort");
    connection.link().abort();
  }

  @Override
  public void sendPing() {
    act("ping");
    connection.link().write();
  }

  @Override
  public void sendPong(ByteBuffer payload) {
    act("pong " + text(payload));
    connection.link().write();
  }

  @Override
  public void sendClose(int code, String text) {
    act(("close " + code + " " + text).trim());
    connection.link().close();
  }

  @Override
  public void sendCloseNow(int code) {
    act("close now " + code);
    connection.link().closeNow();
  }

  @Override
  public void release() {
    act("release");
    connection.link().release();
  }

  @Override
  public void stopDelivering() {
    act("mute");
    connection.link().stopDelivering();
  }

  @Override
  public void schedule(Timer timer, long delayNanos) {
    living();
    connection.time().schedule(timer, delayNanos);
  }

  @Override
  public void cancel(Timer timer) {
    living();
    connection.time().cancel(timer);
  }

  @Override
  public void handleConnect(Handshake handshake) {
    calls(
        "@OnConnect",
        () -> {
          try {
            connection.handlers().connect(handshake);
          } catch (Throwable thrown) {
            connection.handlerThrows("@OnConnect", thrown);
          }
          connection.connectHandled();
        });
  }

  @Override
  public void handleError(FreshException error) {
    if (error.isTransportLost()) {
      connection.link().askAboutEnd();
    }
    asks("@OnError", error.getClass().getSimpleName(), () -> connection.handlers().error(error));
  }

  @Override
  public void handleDisconnect(CloseStatus status) {
    connection.link().askAboutEnd();
    asks("@OnDisconnect", "" + status.code(), () -> connection.handlers().disconnect(status));
  }

  private void asks(String handler, String about, Supplier<@Nullable Recovery> script) {
    assertThat(asking).as("another question is open").isFalse();
    asking = true;
    calls(handler + " " + about, () -> answer(handler, script));
  }

  private void answer(String handler, Supplier<@Nullable Recovery> script) {
    Recovery recovery;
    try {
      recovery = script.get();
    } catch (Throwable thrown) {
      connection.deciderFailed(handler, thrown);
      return;
    }
    connection.decided(recovery);
  }

  private void calls(String handler, Runnable body) {
    living();
    assertThat(stopped).as(handler + " after stop()").isFalse();
    connection.later(() -> connection.handlers().call(handler, body));
  }

  @Override
  public boolean recall() {
    return false;
  }

  @Override
  public void handleTerminate(ExitReason why) {
    living();
    assertThat(connection.time().running()).as("timers at the end").isEmpty();
    reason = why;
    connection.later(
        () -> {
          connection.handlers().stop();
          connection.handlers().call("@OnTerminate", () -> {});
        });
  }

  @Override
  public void opened() {
    act("opened");
    assertThat(state).isEqualTo(State.OPEN);
  }

  @Override
  public void reset() {
    act("reset");
  }

  @Override
  public void hibernate() {
    act("hibernate");
    assertThat(state).as("the state in which a link hibernates").isEqualTo(State.OPEN);
  }

  @Override
  public void roundTrip(long nanos) {
    act("round trip " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
  }

  @Override
  public void reconnecting(long delayNanos, int attempt) {
    act("wait " + TimeUnit.NANOSECONDS.toMillis(delayNanos) + " ms for attempt " + attempt);
    assertThat(connection.time().left(Timer.BACKOFF)).isEqualTo(Duration.ofNanos(delayNanos));
  }

  @Override
  public void changed(State from, State to) {
    living();
    assertThat(from).as("the state before " + to).isEqualTo(state);
    LifeRules.checkChange(from, to);
    state = to;
    states.add(to);
  }

  private void act(String event) {
    living();
    did(event);
  }

  /** Nothing follows {@code @OnTerminate}. */
  private void living() {
    assertThat(reason).as("the reason of a connection that is not to do anything more").isNull();
  }

  private static String text(ByteBuffer payload) {
    return UTF_8.decode(payload.duplicate()).toString();
  }

  /** Something has happened that a test may want to see. */
  void did(String event) {
    events.add(event);
  }
}
