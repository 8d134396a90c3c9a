// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Jitter;
import io.fresh.Options;
import io.fresh.RandomLives;
import io.fresh.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One life of a connection under random inputs in random order: network, application, handlers fast and slow, time on time and late. It
 * depends on nothing but its seed. Then either all calm down, and the connection must come back, or it is stopped, and must end.
 */
final class Simulation implements RandomLives.Simulation {

  /** The longest that a server asks to wait. */
  private static final Duration RETRY_AFTER = Duration.ofMinutes(2);

  /** How long a server that behaves takes for anything. */
  private static final Duration LATENCY = Duration.ofMillis(10);

  private static final int MAX_STEPS = 80;

  /** What can happen, and how often it does in comparison. */
  private record Chance(String name, int weight, Runnable action) {}

  private final Random random;
  private final Options options;
  private final VirtualConnection connection;
  private final List<Chance> chances;
  private final int weights;
  private final List<String> trace = new ArrayList<>();

  private int terminations;

  /** Whether something has happened after which the connection may end. */
  private boolean mayEnd;

  Simulation(long seed) {
    this.random = new Random(seed);
    this.options = options();
    this.mayEnd = options.maxAttempts() != Options.UNLIMITED;
    this.connection = new VirtualConnection(options, new Random(seed));
    this.chances = chances();
    this.weights = chances.stream().mapToInt(Chance::weight).sum();
    trace.add(options.toString());
  }

  /** What has happened, step by step. */
  @Override
  public List<String> trace() {
    return trace;
  }

  @Override
  public void run() {
    connection.handlers().onConnect(handshake -> whileHandling());
    connection.handlers().onError(this::decide);
    connection.handlers().onDisconnect(status -> decide(null));
    act("start", connection::start);
    for (int steps = random.nextInt(MAX_STEPS); steps > 0 && isAlive(); steps--) {
      Chance chance = draw();
      act(chance.name(), chance.action());
    }
    if (isAlive() && random.nextBoolean()) {
      calmDown();
      comeBack();
    }
    end();
  }

  // ---- chaos ----

  private Options options() {
    Options.Builder options =
        Options.builder()
            .pingInterval(oneOf(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(30)))
            .pongTimeout(oneOf(Duration.ofMillis(500), Duration.ofSeconds(20)))
            .backoffMax(oneOf(Duration.ofMillis(250), Duration.ofSeconds(30)))
            .jitter(oneOf(Jitter.values()))
            .hibernateAfter(oneOf(Duration.ZERO, Duration.ofSeconds(3)))
            .stableAfter(oneOf(Duration.ZERO, Duration.ofSeconds(5)))
            .maxAttempts(oneOf(Options.UNLIMITED, Options.UNLIMITED, Options.UNLIMITED, 5))
            .closeTimeout(oneOf(Duration.ofSeconds(1), Duration.ofSeconds(10)));
    return random.nextBoolean() ? options.build() : Situations.supplied(options.build());
  }

  private List<Chance> chances() {
    VirtualConnection it = connection;
    return List.of(
        new Chance("supplied", 20, it::supplied),
        new Chance("reached", 5, it::reached),
        new Chance("connected", 20, it::connected),
        new Chance("redirected", 10, it::redirected),
        new Chance("established", 20, it::established),
        new Chance("refused", 5, it::refused),
        new Chance("forbidden", 1, () -> it.attemptFailed(Situations.forbidden(), null)),
        new Chance("unavailable", 2, () -> it.attemptFailed(Situations.unavailable(), RETRY_AFTER)),
        new Chance("heard", 10, it::heard),
        new Chance("pinged", 3, () -> it.pinged("p")),
        new Chance("ponged", 5, () -> it.ponged("")),
        new Chance("ponged with a payload", 1, () -> it.ponged("x")),
        new Chance("close read", 4, () -> it.closeRead(oneOf(1000, 1001, 4000))),
        new Chance("violated", 3, () -> it.violated(oneOf(1002, 1007, 1009))),
        new Chance("lost", 4, it::lost),
        new Chance("data moved", 5, it::dataMoved),
        new Chance("message begun", 3, it::messageBegun),
        new Chance("message ended", 3, it::messageEnded),
        new Chance("close()", 3, () -> it.close(1000, "")),
        new Chance("reconnect()", 5, it::reconnect),
        new Chance("stop()", 1, this::stop),
        new Chance("kill", 1, this::kill),
        new Chance("start", 1, it::start),
        new Chance("not encoded", 3, () -> it.troubled(Situations.unencodable())),
        new Chance("not cast", 3, () -> it.troubled(Situations.uncastable())),
        new Chance("a handler throws", 2, () -> it.handlerThrows("@OnText", boom())),
        new Chance("handlers are slow", 3, () -> it.handlers().slow(true)),
        new Chance("handlers are fast", 3, () -> it.handlers().slow(false)),
        new Chance("a handler ends", 15, this::finishHandler),
        new Chance("the next timer expires", 30, this::nextTimer),
        new Chance("time passes", 10, () -> it.advanceMillis(random.nextInt(20_000))),
        new Chance(
            "the event loop is busy", 2, () -> it.stall(Duration.ofMillis(random.nextInt(40_000)))),
        new Chance("a timer expires out of turn", 2, this::strayTimer));
  }

  private Chance draw() {
    int left = random.nextInt(weights);
    for (Chance chance : chances) {
      left -= chance.weight();
      if (left < 0) {
        return chance;
      }
    }
    throw new AssertionError("weights");
  }

  private void nextTimer() {
    Timer next = connection.time().next();
    if (next != null) {
      connection.advance(positive(connection.time().left(next)));
    }
  }

  /** A timer that does not run: its expiry came too late to be stopped, which must be harmless where the state tells. */
  private void strayTimer() {
    Timer timer = oneOf(Timer.values());
    if (!connection.time().running().contains(timer) && timer != Timer.STABLE) {
      connection.expire(timer);
    }
  }

  private void finishHandler() {
    if (connection.handlers().isRunning()) {
      connection.finishHandler();
    }
  }

  private void stop() {
    mayEnd = true;
    connection.stop(ExitReason.shutdown("simulated"));
  }

  private void kill() {
    mayEnd = true;
    connection.kill();
  }

  /** What a handler decides; {@code @OnDisconnect} if there is no error. */
  private @Nullable Recovery decide(@Nullable FreshException error) {
    whileHandling();
    int draw = random.nextInt(40);
    if (draw < 20) {
      return Recovery.reconnect();
    }
    if (draw < 26) {
      return Recovery.ignore();
    }
    if (draw < 36) {
      mayEnd |= error == null || error instanceof HandlingFailed;
      return null;
    }
    mayEnd = true;
    if (draw < 38) {
      return Recovery.close(ExitReason.shutdown("decided"));
    }
    if (draw == 38) {
      throw boom();
    }
    throw new StackOverflowError("simulated");
  }

  /** What a handler does before it decides. */
  private void whileHandling() {
    switch (random.nextInt(40)) {
      case 0 -> connection.close(1000, "");
      case 1, 2 -> connection.reconnect();
      case 3 -> stop();
      case 4 -> connection.troubled(Situations.unencodable());
      default -> {}
    }
  }

  // ---- calm ----

  /** From now on the server behaves, handlers are fast and want a link, and nobody stops. */
  private void calmDown() {
    connection.handlers().onConnect(handshake -> {});
    connection.handlers().onError(error -> Recovery.reconnect());
    connection.handlers().onDisconnect(status -> Recovery.reconnect());
    act("calm", () -> connection.handlers().slow(false));
    while (connection.handlers().isRunning()) {
      act("a handler ends", connection::finishHandler);
    }
    if (connection.state() == State.IDLE) {
      act("reconnect()", connection::reconnect);
    }
    act("message ended", connection::messageEnded);
    act("heard", connection::heard);
  }

  private void comeBack() {
    long begin = connection.time().now();
    while (isAlive() && connection.state() != State.OPEN) {
      act("the server behaves", this::behave);
      assertThat(Duration.ofNanos(connection.time().now() - begin))
          .as("time until open again, now " + connection.state())
          .isLessThan(RETRY_AFTER.plus(options.closeTimeout()).plusSeconds(1));
    }
    if (!isAlive()) {
      assertThat(mayEnd).as("something that may end the connection has happened").isTrue();
      return;
    }
    for (int i = 0; i < 100; i++) {
      act("100 ms pass", () -> connection.advanceMillis(100));
      act("pong", () -> connection.ponged(""));
    }
    if (isAlive()) {
      assertThat(connection.state()).isEqualTo(State.OPEN);
    }
  }

  private void behave() {
    switch (connection.state()) {
      case WAITING -> nextTimer();
      case SUPPLYING -> after(connection::supplied);
      case CONNECTING -> after(connection::connected);
      case UPGRADING -> after(connection::established);
      case CLOSING -> after(() -> connection.closeRead(1000));
      default -> throw new AssertionError("stuck in " + connection.state());
    }
  }

  private void after(Runnable answer) {
    connection.advance(LATENCY);
    answer.run();
  }

  // ---- end ----

  /** Whatever has happened: a stopped connection terminates in its time, and says so once. */
  private void end() {
    act("stop()", this::stop);
    act("the close timeout passes", () -> connection.advance(options.closeTimeout()));
    assertThat(connection.state()).isEqualTo(State.TERMINATED);
    act("handlers are fast", () -> connection.handlers().slow(false));
    while (connection.handlers().isRunning()) {
      act("a handler ends", connection::finishHandler);
    }
    assertThat(terminations).as("calls of @OnTerminate").isEqualTo(1);
    act("a day passes", () -> connection.advance(Duration.ofDays(1)));
    act("lost", connection::lost);
    act("reconnect()", connection::reconnect);
  }

  private boolean isAlive() {
    return connection.state() != State.TERMINATED;
  }

  /** Does something, and keeps what came of it. */
  private void act(String name, Runnable action) {
    trace.add(name);
    action.run();
    List<String> events = connection.events();
    trace.set(trace.size() - 1, name + " -> " + connection.state() + " " + events);
    assertThat(terminations)
        .as("what follows @OnTerminate: " + events)
        .isLessThanOrEqualTo(events.isEmpty() ? 1 : 0);
    if (events.contains("@OnTerminate")) {
      terminations++;
      assertThat(events).endsWith("@OnTerminate");
    }
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static IllegalStateException boom() {
    return new IllegalStateException("simulated");
  }

  @SafeVarargs
  private <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }
}
