// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CLOSING;
import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.UPGRADING;
import static io.fresh.internal.connection.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.Jitter;
import io.fresh.Options;
import io.fresh.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the next attempt begins, and after which it does not. */
final class ReconnectingTest {

  // ---- backoff ----

  @Test
  void attemptsThatFailInARowAreFurtherAndFurtherApart() {
    VirtualConnection connection = Situations.in(CONNECTING);

    assertThat(delaysOfFailures(connection, 7))
        .containsExactly(250L, 375L, 563L, 845L, 1268L, 1902L, 2853L);
  }

  @Test
  void delaysStayAtTheMaximum() {
    VirtualConnection connection = Situations.in(CONNECTING);

    List<Long> delays = delaysOfFailures(connection, 100);

    assertThat(delays.subList(13, 100)).containsOnly(30_000L);
  }

  @Test
  void theNextAttemptBeginsWhenTheDelayIsOver() {
    VirtualConnection connection = Situations.in(WAITING);

    connection.advanceMillis(249);
    assertThat(connection.state()).isEqualTo(WAITING);
    connection.advanceMillis(1);

    assertThat(connection.events()).containsExactly("connect 2");
  }

  @Test
  void jitterChangesTheDelay() {
    Options options = Options.builder().jitter(Jitter.FULL).build();
    VirtualConnection connection = new VirtualConnection(options, new Random(7));
    long drawn = new Random(7).nextLong(Duration.ofMillis(250).toNanos() + 1);
    connection.start();

    connection.refused();

    assertThat(connection.time().left(Timer.BACKOFF)).isEqualTo(Duration.ofNanos(drawn));
  }

  @Test
  void theFirstDelayAfterAStableLinkIsTheFirstOfAll() {
    VirtualConnection connection = Situations.in(CONNECTING);
    delaysOfFailures(connection, 5);
    connection.open();
    connection.advance(Options.DEFAULT_STABLE_AFTER);

    connection.lost();
    connection.advanceMillis(250);

    assertThat(connection.events())
        .containsExactly(
            "release",
            "@OnError StreamingFailed",
            "reset",
            "wait 250 ms for attempt 1",
            "connect 1");
    assertThat(delaysOfFailures(connection, 3)).containsExactly(375L, 563L, 845L);
  }

  @Test
  void aLinkThatWasNotStableDoesNotBeginTheBackoffAnew() {
    VirtualConnection connection = Situations.in(OPEN);
    List<String> waits = new ArrayList<>();

    for (int i = 0; i < 4; i++) {
      connection.advanceMillis(4_999);
      connection.events();
      connection.lost();
      waits.add(connection.events().get(3));
      connection.advance(connection.time().left(Timer.BACKOFF));
      connection.open();
    }

    assertThat(waits)
        .containsExactly(
            "wait 250 ms for attempt 2",
            "wait 375 ms for attempt 3",
            "wait 563 ms for attempt 4",
            "wait 845 ms for attempt 5");
  }

  @Test
  void withStableAfterZeroALinkIsStableOnceOnConnectHasBeenHandled() {
    VirtualConnection connection =
        Situations.in(CONNECTING, Options.builder().stableAfter(Duration.ZERO).build());
    delaysOfFailures(connection, 3);
    connection.open();

    connection.lost();

    assertThat(connection.events()).contains("wait 250 ms for attempt 1");
  }

  @Test
  void withStableAfterZeroALinkIsNotStableBeforeOnConnectHasBeenHandled() {
    VirtualConnection connection =
        Situations.in(CONNECTING, Options.builder().stableAfter(Duration.ZERO).build());
    delaysOfFailures(connection, 3);
    connection.handlers().slow(true);
    connection.open();

    connection.lost();
    connection.finishHandler(); // @OnConnect, too late
    connection.finishHandler(); // @OnError

    assertThat(connection.events()).contains("wait 845 ms for attempt 5");
  }

  @Test
  void theTimeToBecomeStableDiesWithTheLink() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(4_000);
    connection.lost();
    connection.advanceMillis(250);
    connection.open();

    connection.advanceMillis(4_000);
    connection.events();
    connection.lost();

    assertThat(connection.events()).contains("wait 375 ms for attempt 3");
  }

  // ---- what the server asks for, and errors that a repetition does not mend ----

  @Test
  void aRetryAfterAboveTheBackoffIsObeyed() {
    VirtualConnection connection = Situations.in(UPGRADING);

    connection.attemptFailed(Situations.unavailable(), Duration.ofSeconds(7));

    assertThat(connection.events()).contains("wait 7000 ms for attempt 2");
  }

  @Test
  void aRetryAfterBelowTheBackoffDoesNotShortenIt() {
    VirtualConnection connection = Situations.in(UPGRADING);

    connection.attemptFailed(Situations.unavailable(), Duration.ofMillis(100));

    assertThat(connection.events()).contains("wait 250 ms for attempt 2");
  }

  @Test
  void aRetryAfterMayExceedTheMaximumDelay() {
    VirtualConnection connection = Situations.in(UPGRADING);

    connection.attemptFailed(Situations.unavailable(), Duration.ofMinutes(5));

    assertThat(connection.events()).contains("wait 300000 ms for attempt 2");
  }

  @Test
  void aRetryAfterCountsForOneAttemptOnly() {
    VirtualConnection connection = Situations.in(UPGRADING);
    connection.attemptFailed(Situations.unavailable(), Duration.ofSeconds(7));
    connection.advance(Duration.ofSeconds(7));
    connection.events();

    connection.refused();

    assertThat(connection.events()).contains("wait 375 ms for attempt 3");
  }

  @Test
  void afterAFatalKindTheMaximumIsWaitedByDefault() {
    VirtualConnection connection = Situations.in(UPGRADING);

    connection.attemptFailed(Situations.forbidden(), null);

    assertThat(connection.events())
        .containsExactly("@OnError EstablishingFailed", "reset", "wait 30000 ms for attempt 2");
  }

  @Test
  void afterAFatalKindTheMaximumIsWaitedWhenAHandlerReconnects() {
    VirtualConnection connection = Situations.in(UPGRADING);
    connection.handlers().onError(error -> Recovery.reconnect());

    connection.attemptFailed(Situations.forbidden(), null);

    assertThat(connection.events()).contains("wait 30000 ms for attempt 2");
  }

  @Test
  void theMaximumAfterAFatalKindHasNoJitter() {
    VirtualConnection connection =
        Situations.in(UPGRADING, Options.builder().jitter(Jitter.FULL).build());

    connection.attemptFailed(Situations.forbidden(), null);

    assertThat(connection.events()).contains("wait 30000 ms for attempt 2");
  }

  // ---- the number of attempts ----

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void whenAllAttemptsAreUsedUpTheConnectionEndsWithTheLastError(int max) {
    VirtualConnection connection =
        Situations.in(CONNECTING, Options.builder().maxAttempts(max).build());
    delaysOfFailures(connection, max - 1);
    FreshException last = Situations.unavailable();
    connection.events();

    connection.attemptFailed(last, Duration.ofSeconds(1));

    assertThat(connection.events()).containsExactly("@OnError EstablishingFailed", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(ExitReason.failed(last));
  }

  @Test
  void aHandlersReconnectDoesNotExceedTheNumberOfAttempts() {
    VirtualConnection connection = Situations.in(OPEN, Options.builder().maxAttempts(1).build());
    connection.handlers().onError(error -> Recovery.reconnect());
    FreshException error = Situations.uncastable();

    connection.troubled(error);
    connection.closeRead(1000);

    assertThat(connection.reason()).isEqualTo(ExitReason.failed(error));
  }

  @Test
  void aLinkThatWasClosedBeforeItWasStableUsesUpAnAttempt() {
    VirtualConnection connection = Situations.in(OPEN, Options.builder().maxAttempts(1).build());

    connection.closeRead(1001);

    assertThat(connection.reason())
        .isInstanceOfSatisfying(
            ExitReason.Failed.class,
            failed -> assertThat(failed.cause()).hasMessageContaining("1001"));
  }

  @Test
  void aStableLinkGivesAllAttemptsBack() {
    VirtualConnection connection =
        Situations.in(CONNECTING, Options.builder().maxAttempts(3).build());
    delaysOfFailures(connection, 2);
    connection.open();
    connection.advance(Options.DEFAULT_STABLE_AFTER);

    connection.lost();
    connection.advanceMillis(250);

    assertThat(delaysOfFailures(connection, 2)).containsExactly(375L, 563L);
    connection.refused();
    assertThat(connection.state()).isEqualTo(TERMINATED);
  }

  @Test
  void attemptsAreUnlimitedByDefault() {
    VirtualConnection connection = Situations.in(CONNECTING);

    delaysOfFailures(connection, 1_000);

    assertThat(connection.state()).isEqualTo(CONNECTING);
  }

  // ---- reconnect() ----

  @Test
  void reconnectCutsTheWaitShort() {
    VirtualConnection connection = Situations.in(WAITING);

    connection.reconnect();
    assertThat(connection.events()).containsExactly("connect 2");
    connection.advanceMillis(250);

    assertThat(connection.events()).isEmpty();
  }

  @Test
  void reconnectDoesNotBeginTheBackoffAnew() {
    VirtualConnection connection = Situations.in(WAITING);

    connection.reconnect();

    assertThat(delaysOfFailures(connection, 2)).containsExactly(375L, 563L);
  }

  @Test
  void reconnectWakesAnIdleConnection() {
    VirtualConnection connection = Situations.in(IDLE);

    connection.reconnect();

    assertThat(connection.events()).containsExactly("reset", "connect 2");
  }

  @Test
  void reconnectOfAnOpenConnectionSaysGoodbyeThenConnectsAtOnceWithoutOnDisconnect() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.reconnect();
    assertThat(connection.events()).containsExactly("mute", "close 1000");
    assertThat(connection.state()).isEqualTo(CLOSING);
    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly("close now 1000", "release", "reset", "connect 2");
  }

  @Test
  void reconnectOfAnOpenConnectionDoesNotWaitForASilentPeerForEver() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.reconnect();
    connection.events();
    connection.advance(Options.DEFAULT_CLOSE_TIMEOUT);

    assertThat(connection.events()).containsExactly("release", "reset", "connect 2");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING", "CLOSING", "TERMINATED"})
  void reconnectHasNoEffectElsewhere(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.reconnect();

    assertThat(connection.state()).isEqualTo(state);
    assertThat(connection.events()).isEmpty();
  }

  @Test
  void reconnectWhileTheLossIsBeingDecidedConnectsAtOnce() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().slow(true);
    connection.lost();
    connection.events();

    connection.reconnect();
    connection.finishHandler();

    assertThat(connection.events()).containsExactly("reset", "connect 2");
  }

  @Test
  void reconnectInsideAHandlerOutweighsItsIgnore() {
    VirtualConnection connection = Situations.in(CONNECTING);
    connection
        .handlers()
        .onError(
            error -> {
              connection.reconnect();
              return Recovery.ignore();
            });

    connection.refused();

    assertThat(connection.events())
        .containsExactly("@OnError ConnectingFailed", "reset", "connect 2");
  }

  @Test
  void reconnectInsideOnDisconnectOutweighsItsDefault() {
    VirtualConnection connection = Situations.in(OPEN);
    connection
        .handlers()
        .onDisconnect(
            status -> {
              connection.reconnect();
              return null;
            });

    connection.close(1000, "");
    connection.closeRead(1000);

    assertThat(connection.state()).isEqualTo(CONNECTING);
  }

  @Test
  void aHandlersCloseOutweighsAReconnectInsideIt() {
    VirtualConnection connection = Situations.in(OPEN);
    connection
        .handlers()
        .onDisconnect(
            status -> {
              connection.reconnect();
              return Recovery.close();
            });

    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly(
            "close now 1000",
            "release",
            "@OnDisconnect 1000",
            "reset",
            "connect 2",
            "abort",
            "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(ExitReason.normal());
  }

  // ---- state of one link ----

  @Test
  void typedStateGoesBackWhenTheReconnectIsDecidedAndNotAgainWhenItBegins() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.lost();
    assertThat(connection.events())
        .containsExactly(
            "release", "@OnError StreamingFailed", "reset", "wait 250 ms for attempt 2");
    connection.advanceMillis(250);
    connection.open();

    assertThat(connection.events()).doesNotContain("reset");
  }

  @Test
  void typedStateStaysWhenTheLossIsIgnored() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().onError(error -> Recovery.ignore());

    connection.lost();

    assertThat(connection.events()).doesNotContain("reset");
  }

  @Test
  void onTerminateSeesTheLastState() {
    VirtualConnection connection = Situations.in(OPEN, Options.builder().maxAttempts(1).build());

    connection.lost();

    assertThat(connection.events())
        .containsExactly("release", "@OnError StreamingFailed", "@OnTerminate");
  }

  // ---- ----

  /** Lets attempts fail that a connection in CONNECTING begins, and returns the delays between them. */
  private static List<Long> delaysOfFailures(VirtualConnection connection, int failures) {
    List<Long> delays = new ArrayList<>();
    for (int i = 0; i < failures; i++) {
      connection.refused();
      Duration delay = connection.time().left(Timer.BACKOFF);
      delays.add(delay.toMillis());
      connection.advance(delay);
    }
    return delays;
  }
}
