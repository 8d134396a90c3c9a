// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.UPGRADING;
import static io.fresh.internal.connection.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.Options;
import io.fresh.Proxy;
import io.fresh.Recovery;
import io.fresh.TransportOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the start of an attempt to the verified 101, and the order around it. */
final class AttemptTest {

  @Test
  void anAttemptReachesTheServerThenUpgradesThenIsOpen() {
    VirtualConnection connection = new VirtualConnection();

    connection.start();
    assertThat(connection.state()).isEqualTo(CONNECTING);
    connection.reached();
    connection.connected();
    assertThat(connection.state()).isEqualTo(UPGRADING);
    connection.established();
    assertThat(connection.state()).isEqualTo(OPEN);

    assertThat(connection.events()).containsExactly("connect 1", "upgrade", "@OnConnect", "opened");
  }

  @Test
  void aConnectionIsStartedOnce() {
    VirtualConnection connection = Situations.in(CONNECTING);

    connection.start();
    connection.refused();
    connection.start();

    assertThat(connection.events())
        .containsExactly("@OnError ConnectingFailed", "reset", "wait 250 ms for attempt 2");
  }

  // ---- order around connecting ----

  @Test
  void whatOthersSentIsHeldBackUntilOnConnectHasBeenHandled() {
    VirtualConnection connection = Situations.in(UPGRADING);
    connection.handlers().slow(true);

    connection.established();
    assertThat(connection.events()).containsExactly("@OnConnect");
    connection.finishHandler();

    assertThat(connection.events()).containsExactly("opened");
  }

  @Test
  void aLinkThatIsClosedByOnConnectNeverCountsAsOpened() {
    VirtualConnection connection = Situations.in(UPGRADING);
    connection.handlers().onConnect(handshake -> connection.close(1000, "no"));

    connection.established();

    assertThat(connection.events()).containsExactly("@OnConnect", "close 1000 no");
  }

  @Test
  void anOnConnectThatOutlivesItsLinkOpensNoOther() {
    VirtualConnection connection = Situations.in(UPGRADING);
    connection.handlers().slow(true);
    connection.established();
    connection.lost();
    connection.reconnect();
    connection.connected();
    connection.established();
    connection.events();

    connection.finishHandler(); // of the first link
    assertThat(connection.events()).containsExactly("@OnError StreamingFailed");
    connection.finishHandler();
    assertThat(connection.events()).containsExactly("@OnConnect");
    connection.finishHandler();

    assertThat(connection.events()).containsExactly("opened");
  }

  @Test
  void anOnConnectThatThrowsIsAskedAboutAndEndsTheConnection() {
    VirtualConnection connection = Situations.in(UPGRADING);
    RuntimeException thrown = new IllegalStateException("boom");
    connection
        .handlers()
        .onConnect(
            handshake -> {
              throw thrown;
            });

    connection.established();
    assertThat(connection.events())
        .containsExactly("@OnConnect", "opened", "@OnError HandlingFailed", "mute", "close 1011");
    connection.closeRead(1011);

    assertThat(connection.reason())
        .isInstanceOfSatisfying(
            ExitReason.Failed.class,
            failed ->
                assertThat(failed.cause()).isInstanceOf(HandlingFailed.class).hasCause(thrown));
  }

  @Test
  void anOnConnectThatThrowsMayBeForgiven() {
    VirtualConnection connection = Situations.in(UPGRADING);
    connection
        .handlers()
        .onConnect(
            handshake -> {
              throw new IllegalStateException("boom");
            });
    connection.handlers().onError(error -> Recovery.ignore());

    connection.established();

    assertThat(connection.state()).isEqualTo(OPEN);
    assertThat(connection.events())
        .containsExactly("@OnConnect", "opened", "@OnError HandlingFailed");
  }

  // ---- limits of time ----

  @Test
  void tcpThatTakesTooLongIsConnectingFailed() {
    VirtualConnection connection = Situations.in(CONNECTING);
    List<FreshException> errors = Situations.ignoredErrors(connection);

    connection.advanceMillis(9_999);
    assertThat(connection.events()).isEmpty();
    connection.advanceMillis(1);

    assertThat(connection.events()).containsExactly("abort", "@OnError ConnectingFailed");
    assertThat(errors)
        .singleElement()
        .isInstanceOf(ConnectingFailed.class)
        .satisfies(error -> assertThat(error.isRetryable()).isTrue());
  }

  @Test
  void whatTookTooLongIsNamedWithTheProxy() {
    TransportOptions through =
        TransportOptions.builder()
            .proxy(Proxy.http("proxy.example", 3128).withCredentials("me", "s3cr3t"))
            .build();
    VirtualConnection connection =
        new VirtualConnection(Options.builder().transport(through).build());
    List<FreshException> errors = Situations.ignoredErrors(connection);

    connection.start();
    connection.advanceMillis(10_000);

    assertThat(errors)
        .singleElement()
        .isInstanceOf(ConnectingFailed.class)
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "Expected a way through HTTP proxy proxy.example:3128 with credentials within PT10S"
                + " and TLS within PT10S, it did not come");
  }

  @Test
  void tlsHasATimeOfItsOwn() {
    VirtualConnection connection = Situations.in(CONNECTING);
    Situations.ignoredErrors(connection);

    connection.advanceMillis(9_000);
    connection.reached();
    connection.advanceMillis(9_999);
    assertThat(connection.state()).isEqualTo(CONNECTING);
    connection.advanceMillis(1);

    assertThat(connection.events()).containsExactly("abort", "@OnError ConnectingFailed");
  }

  @Test
  void aServerThatAcceptsTcpAndSaysNothingIsProcessingFailed() {
    VirtualConnection connection = Situations.in(UPGRADING);
    List<FreshException> errors = Situations.ignoredErrors(connection);

    connection.advanceMillis(9_999);
    assertThat(connection.state()).isEqualTo(UPGRADING);
    connection.advanceMillis(1);

    assertThat(connection.events()).containsExactly("abort", "@OnError ProcessingFailed");
    assertThat(errors).singleElement().isInstanceOf(ProcessingFailed.class);
  }

  @Test
  void aWholeAttemptIsBoundedWhateverItsPhases() {
    VirtualConnection connection =
        Situations.in(
            CONNECTING,
            Options.builder()
                .transport(
                    TransportOptions.builder().attemptTimeout(Duration.ofSeconds(15)).build())
                .build());
    Situations.ignoredErrors(connection);

    connection.advanceMillis(9_000);
    connection.connected();
    connection.advanceMillis(5_999);
    assertThat(connection.state()).isEqualTo(UPGRADING);
    connection.advanceMillis(1);

    assertThat(connection.events())
        .containsExactly("upgrade", "abort", "@OnError ProcessingFailed");
  }

  @Test
  void theTimersOfAnAttemptEndWithIt() {
    VirtualConnection connection = Situations.quiet();

    connection.advance(Duration.ofHours(1));

    assertThat(connection.events()).isEmpty();
    assertThat(connection.state()).isEqualTo(OPEN);
    assertThat(connection.time().running()).isEmpty();
  }

  @Test
  void theNextAttemptHasItsWholeTime() {
    VirtualConnection connection = Situations.in(CONNECTING);
    connection.advanceMillis(9_000);
    connection.refused();
    connection.advanceMillis(250);

    connection.advanceMillis(9_999);

    assertThat(connection.state()).isEqualTo(CONNECTING);
  }

  // ---- failure ----

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING"})
  void aFailedAttemptIsAskedAboutOnceAndRetriedByDefault(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.refused();

    assertThat(connection.state()).isEqualTo(WAITING);
    assertThat(connection.events())
        .containsExactly("@OnError ConnectingFailed", "reset", "wait 250 ms for attempt 2");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING"})
  void aFailedAttemptThatIsIgnoredLeavesTheConnectionIdle(State state) {
    VirtualConnection connection = Situations.in(state);
    Situations.ignoredErrors(connection);

    connection.refused();
    connection.advance(Duration.ofDays(1));

    assertThat(connection.state()).isEqualTo(IDLE);
    assertThat(connection.events()).containsExactly("@OnError ConnectingFailed");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING"})
  void aFailedAttemptMayEndTheConnection(State state) {
    VirtualConnection connection = Situations.in(state);
    ExitReason enough = ExitReason.shutdown("enough");
    connection.handlers().onError(error -> Recovery.close(enough));

    connection.refused();

    assertThat(connection.state()).isEqualTo(TERMINATED);
    assertThat(connection.events()).containsExactly("@OnError ConnectingFailed", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(enough);
  }
}
