// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CLOSING;
import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.UPGRADING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.Options;
import io.fresh.Recovery;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code stop()} is final, in every state and whatever a handler decides meanwhile. */
final class StoppingTest {

  private static final ExitReason REASON = ExitReason.shutdown("the test ends");

  // ---- in each state ----

  @ParameterizedTest
  @EnumSource(names = {"WAITING", "IDLE"})
  void aConnectionWithoutATransportTerminatesAtOnce(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.stop(REASON);

    assertThat(connection.events()).containsExactly("@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void aConnectionThatWasNeverStartedTerminatesAtOnce() {
    VirtualConnection connection = new VirtualConnection();

    connection.stop(REASON);
    connection.start();

    assertThat(connection.events()).containsExactly("@OnTerminate");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING"})
  void anAttemptIsAbortedWithoutOnError(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.stop(REASON);

    assertThat(connection.events()).containsExactly("abort", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void anOpenConnectionSaysGoodbyeWithNoReasonAndDeliversNothingMore() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.stop(REASON);
    assertThat(connection.state()).isEqualTo(CLOSING);
    assertThat(connection.events()).containsExactly("mute", "close 1000");
    connection.closeRead(1000);

    assertThat(connection.events()).containsExactly("close now 1000", "release", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void aClosingConnectionTerminatesWithoutOnDisconnect() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.stop(REASON);
    assertThat(connection.events()).containsExactly("mute");
    connection.closeRead(1000);

    assertThat(connection.events()).containsExactly("close now 1000", "release", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void aLinkThatIsClosedToReconnectTerminatesInstead() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.reconnect();

    connection.stop(REASON);
    connection.closeRead(1000);

    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void stoppingIsBoundedByTheCloseTimeout() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.stop(REASON);
    connection.advanceMillis(9_999);
    assertThat(connection.state()).isEqualTo(CLOSING);
    connection.advanceMillis(1);

    assertThat(connection.events())
        .containsExactly("mute", "close 1000", "release", "@OnTerminate");
  }

  @Test
  void aTransportThatIsLostWhileStoppingIsAsGoodAsAClose() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.stop(REASON);
    connection.events();

    connection.lost();

    assertThat(connection.events()).containsExactly("release", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void aProtocolErrorWhileStoppingEndsTheWait() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.stop(REASON);
    connection.events();

    connection.violated(1007);

    assertThat(connection.events()).containsExactly("close now 1007", "release", "@OnTerminate");
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void aSecondStopChangesNothing(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.stop(REASON);
    connection.events();
    connection.stop(ExitReason.killed());
    connection.lost();

    assertThat(connection.events()).doesNotContain("mute", "close 1000");
    assertThat(connection.reason()).isEqualTo(state == TERMINATED ? ExitReason.normal() : REASON);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void nothingBringsAStoppedConnectionBack(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.stop();
    connection.reconnect();
    connection.start();
    connection.lost();
    connection.reconnect();
    connection.advance(Duration.ofDays(1));

    assertThat(connection.state()).isEqualTo(TERMINATED);
  }

  // ---- while handlers run ----

  @Test
  void stopWhileOnConnectRunsWaitsForIt() {
    VirtualConnection connection = Situations.in(UPGRADING);
    connection.handlers().slow(true);
    connection.established();

    connection.stop(REASON);
    connection.closeRead(1000);
    assertThat(connection.events())
        .containsExactly("@OnConnect", "mute", "close 1000", "close now 1000", "release");
    connection.finishHandler();

    assertThat(connection.events()).containsExactly("@OnTerminate");
  }

  @Test
  void stopWhileOnErrorDecidesAboutALostLinkTerminatesAfterIt() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().slow(true);
    connection.handlers().onError(error -> Recovery.reconnect());
    connection.lost();
    connection.events();

    connection.stop(REASON);
    assertThat(connection.state()).isEqualTo(TERMINATED);
    assertThat(connection.events()).isEmpty();
    connection.finishHandler();

    assertThat(connection.events()).containsExactly("@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void stopWhileOnDisconnectDecidesTerminatesAfterIt() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().slow(true);
    connection.closeRead(1000);
    connection.events();

    connection.stop(REASON);
    connection.finishHandler();

    assertThat(connection.events()).containsExactly("@OnTerminate");
  }

  @Test
  void aReconnectOfARunningHandlerIsDropped() {
    stopsWhateverOnErrorDoes(error -> {}, Recovery.reconnect());
  }

  @Test
  void aCloseOfARunningHandlerIsDropped() {
    stopsWhateverOnErrorDoes(error -> {}, Recovery.close(ExitReason.killed()));
  }

  @Test
  void anExceptionOfARunningHandlerIsDropped() {
    stopsWhateverOnErrorDoes(
        error -> {
          throw new IllegalStateException("boom");
        },
        null);
  }

  private static void stopsWhateverOnErrorDoes(Consumer<Throwable> body, Recovery recovery) {
    VirtualConnection connection = Situations.in(OPEN);
    connection
        .handlers()
        .onError(
            error -> {
              connection.stop(REASON);
              body.accept(error);
              return recovery;
            });

    connection.troubled(Situations.unencodable());
    assertThat(connection.events())
        .containsExactly("@OnError EncodingFailed", "mute", "close 1000");
    connection.closeRead(1000);

    assertThat(connection.events()).containsExactly("close now 1000", "release", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING"})
  void stopInsideOnErrorOfAnAttemptIsFinal(State state) {
    VirtualConnection connection = Situations.in(state);
    connection
        .handlers()
        .onError(
            error -> {
              connection.stop(REASON);
              return Recovery.reconnect();
            });

    connection.refused();

    assertThat(connection.events()).containsExactly("@OnError ConnectingFailed", "@OnTerminate");
  }

  @Test
  void stopInsideOnDisconnectIsFinal() {
    VirtualConnection connection = Situations.in(OPEN);
    connection
        .handlers()
        .onDisconnect(
            status -> {
              connection.stop(REASON);
              return Recovery.reconnect();
            });

    connection.closeRead(1000);

    assertThat(connection.events()).endsWith("@OnDisconnect 1000", "@OnTerminate");
  }

  @Test
  void stopInsideOnConnectIsFinal() {
    VirtualConnection connection = Situations.in(UPGRADING);
    connection.handlers().onConnect(handshake -> connection.stop(REASON));

    connection.established();
    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly(
            "@OnConnect", "mute", "close 1000", "close now 1000", "release", "@OnTerminate");
  }

  @Test
  void questionsThatWaitAreNotAskedAnyMore() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().slow(true);
    connection.troubled(Situations.unencodable());
    connection.troubled(Situations.uncastable());
    connection.events();

    connection.stop(REASON);
    connection.finishHandler();
    connection.lost();

    assertThat(connection.events())
        .containsExactly("mute", "close 1000", "release", "@OnTerminate");
  }

  @Test
  void aTroubleAfterStopIsNotAskedAbout() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.stop(REASON);
    connection.events();

    connection.handlerThrows("@OnText", new IllegalStateException("boom"));

    assertThat(connection.events()).isEmpty();
  }

  // ---- a handler's close is as final ----

  @Test
  void afterAHandlersCloseNoOtherHandlerIsAsked() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().slow(true);
    connection.handlers().onError(error -> Recovery.close(REASON));
    connection.troubled(Situations.unencodable());
    connection.troubled(Situations.uncastable());

    connection.finishHandler();
    connection.troubled(Situations.uncastable());
    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly(
            "@OnError EncodingFailed",
            "mute",
            "close 1000",
            "close now 1000",
            "release",
            "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void theFirstReasonToEndCounts() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().onError(error -> Recovery.close(REASON));
    connection.troubled(Situations.unencodable());

    connection.stop(ExitReason.normal());
    connection.closeRead(1000);

    assertThat(connection.reason()).isEqualTo(REASON);
  }

  // ---- kill ----

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING", "OPEN", "CLOSING"})
  void killDropsTheTransportWithoutAWord(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.kill();

    assertThat(connection.events()).containsExactly("abort", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(ExitReason.killed());
  }

  @ParameterizedTest
  @EnumSource(names = {"WAITING", "IDLE"})
  void killEndsAConnectionWithoutATransport(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.kill();

    assertThat(connection.events()).containsExactly("@OnTerminate");
  }

  @Test
  void killCutsStoppingShort() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.stop(REASON);
    connection.events();

    connection.kill();

    assertThat(connection.events()).containsExactly("abort", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(ExitReason.killed());
  }

  @Test
  void killAfterTheEndChangesNothing() {
    VirtualConnection connection = Situations.in(TERMINATED);

    connection.kill();

    assertThat(connection.events()).isEmpty();
    assertThat(connection.reason()).isEqualTo(ExitReason.normal());
  }

  // ---- timers ----

  @ParameterizedTest
  @EnumSource(State.class)
  void noTimerOutlivesTheConnection(State state) {
    VirtualConnection connection =
        Situations.in(state, Options.builder().pingInterval(Duration.ofSeconds(1)).build());
    connection.messageBegun();

    connection.kill();

    assertThat(connection.time().running()).isEmpty();
  }

  @Test
  void aConnectionStopsInTheMiddleOfItsFirstAttemptLeavingNothing() {
    VirtualConnection connection = Situations.in(CONNECTING);

    connection.stop();
    connection.connected();
    connection.established();
    connection.attemptFailed(Situations.refusal(), null);

    assertThat(connection.events()).containsExactly("abort", "@OnTerminate");
  }
}
