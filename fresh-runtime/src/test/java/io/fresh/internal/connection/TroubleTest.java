// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CLOSING;
import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Troubles that leave the transport as it is: handlers that throw, answers that cannot be sent, and what is decided about them. */
final class TroubleTest {

  private static final ExitReason REASON = ExitReason.shutdown("decided");

  // ---- defaults ----

  @ParameterizedTest
  @EnumSource(names = "TERMINATED", mode = EnumSource.Mode.EXCLUDE)
  void whatCannotBeDecodedEncodedOrCastIsIgnoredByDefault(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.troubled(Situations.undecodable());
    connection.troubled(Situations.unencodable());
    connection.troubled(Situations.uncastable());

    assertThat(connection.state()).isEqualTo(state);
    assertThat(connection.events())
        .containsExactly(
            "@OnError DecodingFailed", "@OnError EncodingFailed", "@OnError CastingFailed");
  }

  @Test
  void aHandlerThatThrowsClosesWith1011AndEndsTheConnectionAsFailed() {
    VirtualConnection connection = Situations.in(OPEN);
    IllegalStateException thrown = new IllegalStateException("boom");

    connection.handlerThrows("@OnText", thrown);
    assertThat(connection.state()).isEqualTo(CLOSING);
    assertThat(connection.events())
        .containsExactly("@OnError HandlingFailed", "mute", "close 1011");
    connection.closeRead(1011);

    assertThat(connection.events()).containsExactly("close now 1011", "release", "@OnTerminate");
    assertThat(failure(connection)).isInstanceOf(HandlingFailed.class).hasCause(thrown);
  }

  @Test
  void aPeerThatDoesNotAnswer1011IsNotWaitedForForEver() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlerThrows("@OnText", new IllegalStateException("boom"));

    connection.advance(Options.DEFAULT_CLOSE_TIMEOUT);

    assertThat(failure(connection)).isInstanceOf(HandlingFailed.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING"})
  void aHandlerThatThrowsDuringAnAttemptEndsItAndTheConnection(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.handlerThrows("@OnInfo", new IllegalStateException("boom"));

    assertThat(connection.events())
        .containsExactly("@OnError HandlingFailed", "abort", "@OnTerminate");
    assertThat(failure(connection)).isInstanceOf(HandlingFailed.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"WAITING", "IDLE"})
  void aHandlerThatThrowsWithoutATransportEndsTheConnection(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.handlerThrows("@OnInfo", new IllegalStateException("boom"));

    assertThat(connection.events()).containsExactly("@OnError HandlingFailed", "@OnTerminate");
    assertThat(failure(connection)).isInstanceOf(HandlingFailed.class);
  }

  // ---- ignore ----

  @ParameterizedTest
  @EnumSource(names = "TERMINATED", mode = EnumSource.Mode.EXCLUDE)
  void anIgnoredTroubleChangesNothing(State state) {
    VirtualConnection connection = answering(state, error -> Recovery.ignore());

    connection.handlerThrows("@OnInfo", new IllegalStateException("boom"));

    assertThat(connection.state()).isEqualTo(state);
    assertThat(connection.events()).containsExactly("@OnError HandlingFailed");
  }

  // ---- reconnect ----

  @Test
  void aReconnectClosesAHealthyLinkWith1000AndWaitsWithoutOnDisconnect() {
    VirtualConnection connection = answering(OPEN, error -> Recovery.reconnect());

    connection.troubled(Situations.unencodable());
    assertThat(connection.events())
        .containsExactly("@OnError EncodingFailed", "mute", "close 1000");
    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly("close now 1000", "release", "reset", "wait 250 ms for attempt 2");
  }

  @Test
  void aReconnectIsObeyedHoweverTheHealthyLinkEnds() {
    VirtualConnection connection = answering(OPEN, error -> Recovery.reconnect());
    connection.troubled(Situations.unencodable());
    connection.events();

    connection.lost();

    assertThat(connection.events())
        .containsExactly("release", "reset", "wait 250 ms for attempt 2");
  }

  @Test
  void aReconnectWakesAnIdleConnectionAfterTheBackoff() {
    VirtualConnection connection = answering(IDLE, error -> Recovery.reconnect());

    connection.troubled(Situations.uncastable());

    assertThat(connection.state()).isEqualTo(WAITING);
    assertThat(connection.events())
        .containsExactly("@OnError CastingFailed", "reset", "wait 250 ms for attempt 2");
  }

  @ParameterizedTest
  @EnumSource(names = {"WAITING", "CONNECTING", "UPGRADING"})
  void aReconnectHasNoEffectWhenALinkIsOnItsWay(State state) {
    VirtualConnection connection = answering(state, error -> Recovery.reconnect());

    connection.troubled(Situations.uncastable());

    assertThat(connection.state()).isEqualTo(state);
    assertThat(connection.events()).containsExactly("@OnError CastingFailed");
  }

  // ---- close ----

  @Test
  void aCloseClosesAHealthyLinkWith1000WithoutOnDisconnect() {
    VirtualConnection connection = answering(OPEN, error -> Recovery.close(REASON));

    connection.handlerThrows("@OnText", new IllegalStateException("boom"));
    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly(
            "@OnError HandlingFailed",
            "mute",
            "close 1000",
            "close now 1000",
            "release",
            "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void aCloseWithoutAReasonEndsAsNormal() {
    VirtualConnection connection = answering(OPEN, error -> Recovery.close());

    connection.troubled(Situations.unencodable());
    connection.closeRead(1000);

    assertThat(connection.reason()).isEqualTo(ExitReason.normal());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"OPEN", "TERMINATED"},
      mode = EnumSource.Mode.EXCLUDE)
  void aCloseEndsTheConnectionInEveryState(State state) {
    VirtualConnection connection = answering(state, error -> Recovery.close(REASON));

    connection.troubled(Situations.uncastable());
    connection.closeRead(1000);

    assertThat(connection.state()).isEqualTo(TERMINATED);
    assertThat(connection.events()).doesNotContain("@OnDisconnect 1000").endsWith("@OnTerminate");
    assertThat(connection.reason()).isEqualTo(REASON);
  }

  // ---- handlers of errors that throw ----

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "CLOSING"})
  void anOnErrorThatThrowsEndsTheConnectionAtOnceWithAWordToThePeer(State state) {
    VirtualConnection connection = answering(state, TroubleTest::fail);

    connection.troubled(Situations.unencodable());

    assertThat(connection.events())
        .containsExactly("@OnError EncodingFailed", "close now 1011", "release", "@OnTerminate");
    assertThat(failure(connection))
        .isInstanceOf(HandlingFailed.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void anOnErrorThatThrowsAboutALostLinkEndsTheConnectionAtOnce() {
    VirtualConnection connection = answering(OPEN, TroubleTest::fail);

    connection.lost();

    assertThat(connection.events())
        .containsExactly("release", "@OnError StreamingFailed", "@OnTerminate");
    assertThat(failure(connection)).isInstanceOf(HandlingFailed.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTING", "UPGRADING"})
  void anOnErrorThatThrowsDuringAnAttemptAbortsIt(State state) {
    VirtualConnection connection = answering(state, TroubleTest::fail);

    connection.troubled(Situations.uncastable());

    assertThat(connection.events())
        .containsExactly("@OnError CastingFailed", "abort", "@OnTerminate");
  }

  @Test
  void anOnErrorThatThrowsIsNotAskedAgain() {
    VirtualConnection connection = answering(OPEN, TroubleTest::fail);
    connection.handlers().slow(true);
    connection.troubled(Situations.unencodable());
    connection.troubled(Situations.uncastable());

    connection.finishHandler();

    assertThat(connection.events()).doesNotContain("@OnError CastingFailed");
    assertThat(connection.state()).isEqualTo(TERMINATED);
  }

  // ---- errors of the virtual machine ----

  @Test
  void anErrorOfTheVirtualMachineInAHandlerTerminatesWithoutAQuestion() {
    VirtualConnection connection = answering(OPEN, error -> Recovery.ignore());
    StackOverflowError thrown = new StackOverflowError();

    connection.handlerThrows("@OnText", thrown);

    assertThat(connection.events()).containsExactly("close now 1011", "release", "@OnTerminate");
    assertThat(failure(connection)).hasCause(thrown);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anErrorOfTheVirtualMachineInADecidingHandlerTerminates(boolean byPeer) {
    VirtualConnection connection = Situations.in(OPEN);
    Error thrown = new OutOfMemoryError("test");
    connection
        .handlers()
        .onDisconnect(
            status -> {
              throw thrown;
            });
    if (!byPeer) {
      connection.close(1000, "");
    }

    connection.closeRead(1000);

    assertThat(connection.events()).endsWith("@OnDisconnect 1000", "@OnTerminate");
    assertThat(failure(connection)).hasCause(thrown);
  }

  @ParameterizedTest
  @EnumSource(names = "TERMINATED", mode = EnumSource.Mode.EXCLUDE)
  void anErrorOfTheVirtualMachineTerminatesInEveryState(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.handlerThrows("@OnInfo", new InternalError("test"));

    assertThat(connection.state()).isEqualTo(TERMINATED);
    assertThat(connection.events()).doesNotContain("@OnError HandlingFailed");
  }

  @Test
  void anErrorOfTheVirtualMachineTerminatesAStoppingConnectionAtOnce() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.stop();

    connection.handlerThrows("@OnText", new InternalError("test"));

    assertThat(connection.state()).isEqualTo(TERMINATED);
  }

  // ---- troubles while a question is open ----

  @Test
  void questionsAreAskedOneAtATimeAndInOrder() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().slow(true);

    connection.troubled(Situations.unencodable());
    connection.troubled(Situations.uncastable());
    connection.lost();
    assertThat(connection.events()).containsExactly("@OnError EncodingFailed", "release");
    connection.finishHandler();
    assertThat(connection.events()).containsExactly("@OnError CastingFailed");
    connection.finishHandler();
    assertThat(connection.events()).containsExactly("@OnError StreamingFailed");
    connection.finishHandler();

    assertThat(connection.events()).containsExactly("reset", "wait 250 ms for attempt 2");
  }

  @Test
  void theLossOfALinkIsDecidedByItsOwnQuestion() {
    VirtualConnection connection = Situations.in(CONNECTING);
    connection.handlers().slow(true);
    connection.handlers().onError(error -> Recovery.reconnect());
    connection.troubled(Situations.uncastable());
    connection.attemptFailed(Situations.forbidden(), null);
    connection.events();

    connection.finishHandler(); // its reconnect must not shorten what the refusal asks for
    connection.finishHandler();

    assertThat(connection.events())
        .containsExactly("@OnError EstablishingFailed", "reset", "wait 30000 ms for attempt 2");
  }

  @Test
  void aLateAnswerAboutALinkDoesNotDecideAboutTheNext() {
    VirtualConnection connection = answering(OPEN, error -> Recovery.reconnect());
    connection.handlers().slow(true);
    connection.lost();
    connection.reconnect();
    connection.attemptFailed(Situations.forbidden(), null);
    connection.events();

    connection.finishHandler(); // about the first link
    assertThat(connection.events()).containsExactly("@OnError EstablishingFailed");
    assertThat(connection.state()).isEqualTo(IDLE);
    connection.finishHandler();

    assertThat(connection.events()).containsExactly("reset", "wait 30000 ms for attempt 3");
  }

  @Test
  void aLateReconnectAboutATroubleDoesNotCloseTheNextLink() {
    VirtualConnection connection = answering(OPEN, error -> Recovery.reconnect());
    connection.handlers().slow(true);
    connection.troubled(Situations.unencodable());
    connection.lost();
    connection.reconnect();
    connection.open();

    connection.finishHandler();

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void aLateCloseEndsTheNextLinkToo() {
    VirtualConnection connection = answering(OPEN, error -> Recovery.close(REASON));
    connection.handlers().slow(true);
    connection.lost();
    connection.reconnect();
    connection.open();

    connection.finishHandler();
    assertThat(connection.events()).containsExactly("@OnConnect", "mute", "close 1000");
    connection.closeRead(1000);

    assertThat(connection.reason()).isEqualTo(REASON);
  }

  @Test
  void aTroubleIsAskedAboutEvenIfItsLinkHasEnded() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().slow(true);
    connection.troubled(Situations.unencodable());
    connection.closeRead(1000);
    connection.events();

    connection.finishHandler();

    assertThat(connection.events()).containsExactly("@OnDisconnect 1000");
  }

  @Test
  void timePassesWhileAQuestionIsOpen() {
    VirtualConnection connection = Situations.in(WAITING);
    connection.handlers().slow(true);
    connection.troubled(Situations.uncastable());

    connection.advance(Duration.ofMillis(250));

    assertThat(connection.state()).isEqualTo(CONNECTING);
  }

  private static VirtualConnection answering(
      State state, Function<FreshException, Recovery> answer) {
    VirtualConnection connection = Situations.in(state);
    connection.handlers().onError(answer);
    return connection;
  }

  private static Recovery fail(FreshException error) {
    throw new IllegalStateException("boom", error);
  }

  private static Throwable failure(VirtualConnection connection) {
    assertThat(connection.reason()).isInstanceOf(ExitReason.Failed.class);
    return ((ExitReason.Failed) connection.reason()).cause();
  }
}
