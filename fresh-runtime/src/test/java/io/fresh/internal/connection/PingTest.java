// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CLOSING;
import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.FreshException;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pings, pongs, and what shows that a peer lives or is dead (RFC 6455 §5.5.2, §5.5.3). */
final class PingTest {

  // ---- the peer's pings ----

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "CLOSING"})
  void aPingIsAnsweredWithItsPayload(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.pinged("are you there?");

    assertThat(connection.events()).containsExactly("pong are you there?");
  }

  @Test
  void aPingIsAnsweredBeforeOnConnectHasReturned() {
    VirtualConnection connection = Situations.in(State.UPGRADING);
    connection.handlers().slow(true);
    connection.established();

    connection.pinged("p");

    assertThat(connection.events()).containsExactly("@OnConnect", "pong p");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"OPEN", "CLOSING"},
      mode = EnumSource.Mode.EXCLUDE)
  void aPingIsNotAnsweredWithoutALink(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.pinged("p");

    assertThat(connection.events()).isEmpty();
  }

  // ---- our pings ----

  @Test
  void aPingIsSentAtEachInterval() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.advanceMillis(29_999);
    assertThat(connection.events()).isEmpty();
    connection.advanceMillis(1);
    connection.heard();
    connection.advanceMillis(30_000);

    assertThat(connection.events()).containsExactly("ping", "ping");
  }

  @Test
  void noPingIsSentBeforeTheConnectionIsOpen() {
    VirtualConnection connection =
        new VirtualConnection(Options.builder().pingInterval(Duration.ofSeconds(1)).build());
    connection.start();
    connection.advance(Duration.ofSeconds(5));
    connection.reached();
    connection.connected();
    connection.advance(Duration.ofSeconds(5));
    assertThat(connection.events()).doesNotContain("ping");

    connection.established();
    connection.advance(Duration.ofSeconds(1));
    assertThat(connection.events()).endsWith("@OnConnect", "opened", "ping");
  }

  @Test
  void dataDoesNotPutAPingOff() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.advanceMillis(29_999);
    connection.heard();
    connection.advanceMillis(1);

    assertThat(connection.events()).containsExactly("ping");
  }

  @Test
  void anIntervalOfZeroSendsNoPings() {
    VirtualConnection connection = Situations.quiet();

    connection.advance(Duration.ofDays(1));

    assertThat(connection.events()).isEmpty();
    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void pingsMissedByABusyEventLoopAreNotMadeUpFor() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.stall(Duration.ofMinutes(10));

    assertThat(connection.events()).containsExactly("ping");
    assertThat(connection.time().left(Timer.PING)).isEqualTo(Duration.ofSeconds(30));
  }

  // ---- a dead peer ----

  @Test
  void aPeerThatIsSilentAfterAPingIsDead() {
    VirtualConnection connection = Situations.in(OPEN);
    List<FreshException> errors = Situations.ignoredErrors(connection);

    connection.advanceMillis(30_000 + 19_999);
    assertThat(connection.state()).isEqualTo(OPEN);
    assertThat(connection.events()).containsExactly("ping");
    connection.advanceMillis(2);

    assertThat(connection.state()).isEqualTo(IDLE);
    assertThat(connection.events())
        .containsExactly("close now 1011", "release", "@OnError StreamingFailed");
    assertThat(errors)
        .singleElement()
        .isInstanceOf(StreamingFailed.class)
        .satisfies(error -> assertThat(error.isTransportLost()).isTrue());
  }

  @Test
  void aPeerIsNotDeadBeforeAReadTurnAfterTheDueTimeFoundNothing() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.advanceMillis(50_000); // due now: the sockets are read once more
    assertThat(connection.state()).isEqualTo(OPEN);
    connection.heard();
    connection.advanceMillis(9_999);

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void anyByteProvesLife() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.advanceMillis(49_999);
    connection.heard();
    connection.advanceMillis(10_000);

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void aByteBeforeThePingProvesNothing() {
    VirtualConnection connection = Situations.in(OPEN);
    Situations.ignoredErrors(connection);

    connection.advanceMillis(29_999);
    connection.heard();
    connection.advanceMillis(20_002);

    assertThat(connection.state()).isEqualTo(IDLE);
  }

  @Test
  void ourOwnPingsDoNotKeepADeadPeerAlive() {
    VirtualConnection connection =
        Situations.in(OPEN, Options.builder().pingInterval(Duration.ofSeconds(3)).build());
    Situations.ignoredErrors(connection);

    connection.advanceMillis(3_000 + 20_001);

    assertThat(connection.state()).isEqualTo(IDLE);
    assertThat(connection.events()).filteredOn("ping"::equals).hasSize(7);
  }

  @Test
  void aPeerThatFellSilentLaterIsFoundByALaterPing() {
    VirtualConnection connection = Situations.in(OPEN);
    Situations.ignoredErrors(connection);

    for (int i = 0; i < 10; i++) {
      connection.advanceMillis(30_000);
      connection.ponged("");
    }
    connection.advanceMillis(30_000 + 20_001);

    assertThat(connection.state()).isEqualTo(IDLE);
  }

  @Test
  void theDeadlineMovesByTheTimeThatTheEventLoopWasLate() {
    VirtualConnection connection = Situations.in(OPEN);
    Situations.ignoredErrors(connection);
    connection.advanceMillis(40_000);

    connection.stall(Duration.ofSeconds(15)); // 5 s late
    assertThat(connection.state()).isEqualTo(OPEN);
    connection.advanceMillis(4_999);
    assertThat(connection.state()).isEqualTo(OPEN);
    connection.advanceMillis(2);

    assertThat(connection.state()).isEqualTo(IDLE);
  }

  @Test
  void aByteReadByALateEventLoopProvesLife() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(40_000);

    connection.stall(Duration.ofSeconds(15));
    connection.heard();
    connection.advanceMillis(5_001);

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void anEventLoopThatIsLateOverAndOverDoesNotKillThePeer() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(40_000);

    for (int i = 0; i < 20; i++) {
      connection.stall(Duration.ofSeconds(60));
    }

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void aCoarseTimerThatExpiresEarlyKillsNobody() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(45_000);

    connection.expire(Timer.PONG);

    assertThat(connection.state()).isEqualTo(OPEN);
    assertThat(connection.time().left(Timer.PONG)).isEqualTo(Duration.ofSeconds(5));
  }

  // ---- pongs ----

  @Test
  void aPongGivesTheRoundTripTime() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(30_000);
    connection.events();

    connection.advanceMillis(42);
    connection.ponged("");

    assertThat(connection.events()).containsExactly("round trip 42 ms");
  }

  @Test
  void pongsAnswerTheOldestPingFirst() {
    VirtualConnection connection =
        Situations.in(OPEN, Options.builder().pingInterval(Duration.ofSeconds(10)).build());
    connection.advanceMillis(20_000);
    connection.events();

    connection.advanceMillis(5);
    connection.ponged("");
    connection.ponged("");

    assertThat(connection.events()).containsExactly("round trip 10005 ms", "round trip 5 ms");
  }

  @Test
  void anUnsolicitedPongIsNoAnswer() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.ponged("");
    connection.ponged("x");

    assertThat(connection.events()).isEmpty();
    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void aPongWithAnotherPayloadIsNoAnswerToOurPing() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(30_000);
    connection.events();

    connection.ponged("x");
    connection.advanceMillis(7);
    connection.ponged("");

    assertThat(connection.events()).containsExactly("round trip 7 ms");
  }

  @Test
  void aPongWithAnotherPayloadProvesLifeLikeAnyByte() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(30_000);

    connection.ponged("x");
    connection.advanceMillis(29_999);

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void aPeerThatNeverPongsIsRememberedWithinBounds() {
    VirtualConnection connection =
        Situations.in(OPEN, Options.builder().pingInterval(Duration.ofSeconds(1)).build());
    for (int i = 0; i < 1_000; i++) {
      connection.advanceMillis(1_000);
      connection.heard();
    }
    connection.events();

    for (int i = 0; i < 1_000; i++) {
      connection.ponged("");
    }

    assertThat(connection.events()).hasSize(16).startsWith("round trip 15000 ms");
  }

  @Test
  void aPongWhileClosingStillGivesTheRoundTripTime() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(30_000);
    connection.close(1000, "");
    connection.events();

    connection.advanceMillis(3);
    connection.ponged("");

    assertThat(connection.state()).isEqualTo(CLOSING);
    assertThat(connection.events()).containsExactly("round trip 3 ms");
  }

  // ---- timers die with the link ----

  @Test
  void noPingFollowsALostLink() {
    VirtualConnection connection = Situations.in(OPEN);
    Situations.ignoredErrors(connection);
    connection.advanceMillis(29_999);
    connection.lost();
    connection.events();

    connection.advance(Duration.ofDays(1));

    assertThat(connection.events()).isEmpty();
  }

  @Test
  void aNewLinkBeginsWithAFullIntervalAndNoOpenPing() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(30_000); // a ping is open
    connection.lost();
    connection.advanceMillis(250);
    connection.open();

    connection.ponged("");
    connection.advanceMillis(29_999);
    assertThat(connection.events()).isEmpty();
    connection.advanceMillis(1);

    assertThat(connection.events()).containsExactly("ping");
  }
}
