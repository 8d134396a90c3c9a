// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.Options;
import io.fresh.Recovery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A connection in virtual time: the machine, and around it a transport, handlers and an application that do what the test says. Inputs
 * queue as in the transport, so that nothing re-enters the machine. What the machine does is recorded as {@link #events()}, and checked
 * after every input.
 */
final class VirtualConnection {

  /** More of them in one go are a timer that starts itself without a delay. */
  private static final int MAX_TIMERS = 100_000;

  private final ConnectionMachine machine;
  private final VirtualTime time = new VirtualTime();
  private final VirtualLink link = new VirtualLink();
  private final VirtualHandlers handlers;
  private final CheckedEffects effects;

  private final ArrayDeque<Runnable> inputs = new ArrayDeque<>();

  private boolean busy;
  private boolean started;

  VirtualConnection(Options options, RandomGenerator random) {
    this.effects = new CheckedEffects(this);
    this.handlers = new VirtualHandlers(effects::did);
    this.machine = new ConnectionMachine(options, random, effects);
  }

  VirtualConnection(Options options) {
    this(options, new Random(1));
  }

  VirtualConnection() {
    this(Options.defaults());
  }

  // ---- what the test sees ----

  State state() {
    return machine.state();
  }

  /** All states up to now, in their order. */
  List<State> states() {
    return effects.states();
  }

  /** What the machine has done since the last look. */
  List<String> events() {
    return effects.takeEvents();
  }

  /** Why it has terminated. */
  ExitReason reason() {
    ExitReason reason = effects.reason();
    assertThat(reason).as("reason in " + state()).isNotNull();
    return reason;
  }

  VirtualTime time() {
    return time;
  }

  VirtualLink link() {
    return link;
  }

  VirtualHandlers handlers() {
    return handlers;
  }

  // ---- time ----

  /** Lets time pass; timers expire when they should. */
  void advance(Duration duration) {
    long end = time.now() + duration.toNanos();
    int expired = 0;
    for (Timer timer = time.expireUntil(end); timer != null; timer = time.expireUntil(end)) {
      expire(timer);
      expired++;
      assertThat(expired).as("timers that expired within " + duration).isLessThan(MAX_TIMERS);
    }
    time.move(end - time.now());
  }

  void advanceMillis(long millis) {
    advance(Duration.ofMillis(millis));
  }

  /** Lets time pass while the event loop is busy elsewhere: timers expire at the end, late. */
  void stall(Duration duration) {
    time.move(duration.toNanos());
    advance(Duration.ZERO);
  }

  /** Gives the machine a timer's end, due or not. */
  void expire(Timer timer) {
    input(() -> machine.expired(timer, time.now()));
  }

  // ---- the application ----

  void start() {
    started = true;
    input(machine::start);
  }

  void close(int code, String text) {
    input(() -> machine.close(code, text));
  }

  void stop(ExitReason why) {
    handlers.stop();
    input(
        () -> {
          machine.stop(why, CloseStatus.NORMAL);
          effects.stopped();
        });
  }

  void stop() {
    stop(ExitReason.normal());
  }

  void kill() {
    handlers.stop();
    input(
        () -> {
          machine.kill(ExitReason.killed());
          effects.stopped();
        });
  }

  void reconnect() {
    input(machine::reconnect);
  }

  /** A handler other than those that the machine calls has failed, or its answer cannot be sent. */
  void troubled(FreshException error) {
    input(() -> machine.troubled(error));
  }

  void handlerThrows(String handler, Throwable thrown) {
    troubled(new HandlingFailed(handler, thrown, false));
  }

  // ---- the network ----

  void supplied() {
    input(
        () -> {
          if (link.phase() == VirtualLink.Phase.SUPPLYING) {
            link.supplied();
          }
          machine.supplied();
        });
  }

  void reached() {
    input(machine::reached);
  }

  void connected() {
    input(
        () -> {
          if (link.phase() == VirtualLink.Phase.DIALING) {
            link.connected();
          }
          machine.connected();
        });
  }

  void attemptFailed(FreshException error, @Nullable Duration retryAfter) {
    input(
        () -> {
          if (state() == State.SUPPLYING
              || state() == State.CONNECTING
              || state() == State.UPGRADING) {
            link.failed();
          }
          machine.attemptFailed(error, retryAfter);
        });
  }

  /** The server refuses TCP. */
  void refused() {
    attemptFailed(new ConnectingFailed("refused", null, true), null);
  }

  void redirected() {
    input(
        () -> {
          if (link.phase() == VirtualLink.Phase.ASKED) {
            link.redirected();
          }
          machine.redirected();
        });
  }

  void established() {
    input(
        () -> {
          if (link.phase() == VirtualLink.Phase.ASKED) {
            link.established();
          }
          machine.established(new Handshake(101, Headers.empty(), null, 1));
        });
  }

  /** Goes from an attempt to an open link, and forgets the events of the way. */
  VirtualConnection open() {
    if (!started) {
      start();
    }
    if (state() == State.SUPPLYING) {
      supplied();
    }
    connected();
    established();
    assertThat(state()).isEqualTo(State.OPEN);
    events();
    return this;
  }

  /** The running handler, a slow one, returns or throws. */
  void finishHandler() {
    input(handlers::finish);
  }

  void heard() {
    machine.heard();
  }

  void pinged(String payload) {
    input(() -> machine.pinged(bytes(payload)));
  }

  void ponged(String payload) {
    heard();
    input(() -> machine.ponged(bytes(payload), time.now()));
  }

  void closeRead(int code) {
    input(() -> machine.closeRead(new CloseStatus(code, "")));
  }

  void violated(int closeCode) {
    input(() -> machine.violated(closeCode, "a rule"));
  }

  void lost() {
    input(
        () -> {
          if (link.phase() == VirtualLink.Phase.OPEN) {
            link.lost();
          }
          machine.lost(null);
        });
  }

  void readingPaused() {
    input(() -> machine.readingPaused(time.now()));
  }

  void readingResumed() {
    input(() -> machine.readingResumed(time.now()));
  }

  void messageBegun() {
    input(() -> machine.messageBegun(time.now()));
  }

  void messageEnded() {
    input(machine::messageEnded);
  }

  /** Data was read or written. */
  void dataMoved() {
    input(() -> machine.dataMoved(time.now()));
  }

  // ---- inputs the machine has to ignore, or that only a simulation makes ----

  void connectHandled() {
    input(machine::connectHandled);
  }

  void decided(@Nullable Recovery recovery) {
    input(
        () -> {
          effects.answered();
          machine.decided(recovery);
        });
  }

  void deciderFailed(String handler, Throwable thrown) {
    input(
        () -> {
          effects.answered();
          link.mayAskAgain();
          machine.deciderFailed(new HandlingFailed(handler, thrown, true));
        });
  }

  /** Runs a handler's call after the input that wants it. */
  void later(Runnable call) {
    inputs.add(call);
  }

  private void input(Runnable input) {
    inputs.add(input);
    if (!busy) {
      busy = true;
      for (Runnable next = inputs.poll(); next != null; next = inputs.poll()) {
        next.run();
        check();
      }
      busy = false;
    }
  }

  private void check() {
    assertThat(machine.state()).as("the last reported state").isEqualTo(effects.state());
    if (started) {
      LifeRules.check(state(), time, link);
    }
    assertThat(effects.reason() != null)
        .as("@OnTerminate is called")
        .isEqualTo(state() == State.TERMINATED);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
