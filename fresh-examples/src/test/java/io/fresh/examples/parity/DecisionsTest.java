// SPDX-License-Identifier: MIT
package io.fresh.examples.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import io.fresh.examples.parity.Deciding.Stage;
import io.fresh.examples.parity.Trouble.Outcome;
import io.fresh.testing.Recorder;
import io.fresh.testing.ScriptedPeer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code @OnError} and {@code @OnDisconnect} with every decision, after everything that asks for one. */
final class DecisionsTest {

  private static final ExitReason REASON = ExitReason.shutdown("chosen");

  private final Recorder<String> calls = new Recorder<>();

  static Stream<Object[]> decisions() {
    return eachAfterEachTrouble(
        null, Recovery.ignore(), Recovery.reconnect(), Recovery.close(), Recovery.close(REASON));
  }

  static Stream<Object[]> decisionsWithState() {
    return eachAfterEachTrouble(
        null,
        Recovery.ignore().with(new Stage("chosen")),
        Recovery.reconnect().with(new Stage("chosen")),
        Recovery.close().with(new Stage("chosen")),
        Recovery.close(REASON).with(new Stage("chosen")),
        Recovery.ignore().unchanged(),
        Recovery.reconnect().unchanged(),
        Recovery.close().unchanged(),
        Recovery.close(REASON).unchanged());
  }

  private static Stream<Object[]> eachAfterEachTrouble(@Nullable Object... decisions) {
    return Arrays.stream(Trouble.values())
        .flatMap(trouble -> Arrays.stream(decisions).map(each -> new Object[] {trouble, each}));
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatIsVoidLeavesItToTheDefault(Trouble trouble) throws IOException {
    try (Session session =
        Session.start(
            calls,
            (uri, options) ->
                Deciding_SilentFresh.start(new Deciding.Silent(calls), uri, options))) {
      assertFollows(session, trouble, null, List.of("connect", "connect", "end"));
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aDecisionIsObeyed(Trouble trouble, @Nullable Recovery decision) throws IOException {
    Outcome outcome = outcome(trouble, decision);
    try (Session session =
        Session.start(
            calls,
            optionsFor(outcome),
            (uri, options) ->
                Deciding_PlainFresh.start(new Deciding.Plain(calls, decision), uri, options))) {
      assertFollows(
          session, trouble, decision, List.of("connect", "connect", endOf(outcome, decision)));
    }
  }

  @ParameterizedTest
  @MethodSource("decisionsWithState")
  void aDecisionWithAStateIsObeyedAndItsStateTaken(
      Trouble trouble, Recovery.@Nullable With<Stage> decision) throws IOException {
    Recovery recovery = decision == null ? null : decision.recovery();
    Outcome outcome = outcome(trouble, recovery);
    String chosen = decision == null || decision.state() == null ? null : decision.state().name();
    String begin = chosen == null || outcome != Outcome.RECONNECTS ? "initial" : chosen;
    String end =
        switch (outcome) {
          case LIVES_ON, ENDS, FAILS -> chosen == null ? "open" : chosen;
          case IDLES, RECONNECTS -> "open"; // what the second link's @OnConnect has answered
        };
    try (Session session =
        Session.start(
            calls,
            optionsFor(outcome),
            (uri, options) ->
                Deciding_WithStateFresh.start(
                    new Deciding.WithState(calls, decision), uri, new Stage("initial"), options))) {
      assertFollows(
          session, trouble, recovery, List.of("connect initial", "connect " + begin, "end " + end));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theReasonOfACloseReachesWhoeverIsLinked(Trouble trouble) throws IOException {
    try (Session linked = Session.start(EchoFresh::start);
        Session session =
            Session.start(
                calls,
                (uri, options) ->
                    Deciding_PlainFresh.start(
                        new Deciding.Plain(calls, Recovery.close(REASON)), uri, options))) {
      ScriptedPeer other = linked.open();
      session.connection().link(linked.connection());
      assertFollows(session, trouble, Recovery.close(REASON), List.of("connect", "", "end chosen"));

      assertThat(other.expectClose(1000)).isEmpty();
      other.hangUp();
      assertThat(linked.awaitEnd()).isEqualTo(REASON);
    }
  }

  private static Outcome outcome(Trouble trouble, @Nullable Recovery decision) {
    if (decision == null) {
      return trouble.byDefault();
    }
    if (decision instanceof Recovery.Ignore) {
      return trouble.leavesTheTransport() ? Outcome.LIVES_ON : Outcome.IDLES;
    }
    return decision instanceof Recovery.Reconnect ? Outcome.RECONNECTS : Outcome.ENDS;
  }

  /** What {@code @OnTerminate} is given. */
  private static String endOf(Outcome outcome, @Nullable Recovery decision) {
    if (outcome == Outcome.FAILS) {
      return "end Failed";
    }
    boolean hasReason = decision instanceof Recovery.Close close && close.reason().equals(REASON);
    return hasReason ? "end chosen" : "end Normal";
  }

  /** With one attempt alone what is idle can be told from what waits: the latter would end as failed. */
  private static Options optionsFor(Outcome outcome) {
    Options.Builder options = Session.options();
    return outcome == Outcome.IDLES ? options.maxAttempts(1).build() : options.build();
  }

  /**
   * Lets the trouble happen, and looks at what the server reads and at the callbacks.
   *
   * @param expected the callbacks at the first link, at the second if there is one, and at the end
   */
  private void assertFollows(
      Session session, Trouble trouble, @Nullable Recovery decision, List<String> expected)
      throws IOException {
    ScriptedPeer peer = session.accept();
    calls.expect(expected.get(0));
    trouble.happen(session, peer);
    calls.expect(trouble.callback());
    switch (outcome(trouble, decision)) {
      case LIVES_ON -> {
        assertThat(session.connection().send("alive")).isTrue();
        peer.expectText("alive");
        session.part(peer);
      }
      case IDLES -> {
        session.connection().reconnect();
        comeBack(session, expected.get(1));
      }
      case RECONNECTS -> {
        sayGoodbye(trouble, peer, 1000);
        comeBack(session, expected.get(1));
      }
      case ENDS -> {
        sayGoodbye(trouble, peer, 1000);
        ExitReason reason =
            decision instanceof Recovery.Close close ? close.reason() : ExitReason.normal();
        assertThat(session.awaitEnd()).isEqualTo(reason);
      }
      case FAILS -> {
        sayGoodbye(trouble, peer, 1011);
        assertThat(session.awaitEnd())
            .isInstanceOfSatisfying(
                ExitReason.Failed.class,
                failed -> assertThat(failed.cause()).isInstanceOf(HandlingFailed.class));
      }
    }
    calls.expect(expected.get(2));
  }

  private void comeBack(Session session, String expected) throws IOException {
    ScriptedPeer next = session.accept();
    calls.expect(expected);
    session.part(next);
  }

  /** A healthy transport is closed in an orderly way, without {@code @OnDisconnect}. */
  private static void sayGoodbye(Trouble trouble, ScriptedPeer peer, int code) throws IOException {
    if (trouble.leavesTheTransport()) {
      assertThat(peer.expectClose(code)).isEmpty();
      peer.close(code, "");
      peer.hangUp();
    }
  }
}
