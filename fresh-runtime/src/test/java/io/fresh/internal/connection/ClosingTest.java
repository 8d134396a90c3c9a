// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CLOSING;
import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The closing handshake, whoever begins it (RFC 6455 §5.5.1, §7.1). */
final class ClosingTest {

  @Test
  void aHealthyConnectionStaysOpenUntilSomebodyClosesIt() {
    VirtualConnection connection = Situations.in(OPEN);

    for (int i = 0; i < 1_000; i++) {
      connection.advance(Options.DEFAULT_PING_INTERVAL);
      connection.ponged("");
    }

    assertThat(connection.state()).isEqualTo(OPEN);
    assertThat(connection.events()).containsOnly("ping", "round trip 0 ms");
  }

  // ---- begun here ----

  @Test
  void closeSendsItsCodeAndReasonBehindWhatWasAccepted() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.close(4000, "bye");

    assertThat(connection.state()).isEqualTo(CLOSING);
    assertThat(connection.events()).containsExactly("close 4000 bye");
  }

  @Test
  void messagesAreStillDeliveredUntilThePeersClose() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.close(1000, "");

    assertThat(connection.events()).doesNotContain("mute");
  }

  @Test
  void closeEndsTheConnectionByDefault() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly("close now 1000", "release", "@OnDisconnect 1000", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(ExitReason.normal());
  }

  @Test
  void anExplicitReconnectIsObeyedAfterOurOwnClose() {
    VirtualConnection connection = Situations.in(CLOSING);
    connection.handlers().onDisconnect(status -> Recovery.reconnect());

    connection.closeRead(1000);

    assertThat(connection.state()).isEqualTo(WAITING);
    assertThat(connection.events()).contains("wait 250 ms for attempt 2");
  }

  @Test
  void onDisconnectIsToldThePeersStatus() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.close(1000, "");
    connection.events();

    connection.closeRead(4321);

    assertThat(connection.events()).contains("@OnDisconnect 4321");
  }

  @Test
  void aCloseIsSentOnce() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.close(1001, "again");

    assertThat(connection.events()).isEmpty();
    assertThat(connection.state()).isEqualTo(CLOSING);
  }

  @ParameterizedTest
  @EnumSource(names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
  void closeDoesNothingUnlessOpen(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.close(1000, "");

    assertThat(connection.state()).isEqualTo(state);
    assertThat(connection.events()).isEmpty();
  }

  @Test
  void theWaitForThePeersCloseIsBounded() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.advanceMillis(9_999);
    assertThat(connection.state()).isEqualTo(CLOSING);
    connection.advanceMillis(1);

    assertThat(connection.events())
        .containsExactly("release", "@OnDisconnect 1006", "@OnTerminate");
  }

  @Test
  void aNewCloseDoesNotLengthenTheWait() {
    VirtualConnection connection = Situations.in(CLOSING);
    connection.advanceMillis(9_000);

    connection.close(1000, "");
    connection.stop();
    connection.advanceMillis(1_000);

    assertThat(connection.state()).isEqualTo(TERMINATED);
  }

  // ---- begun by the peer ----

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1011, 3000, 4999, CloseStatus.NO_STATUS})
  void thePeersCloseIsAnsweredOnceWithItsCodeAndReconnectsByDefault(int code) {
    VirtualConnection connection = Situations.in(OPEN);

    connection.closeRead(code);

    assertThat(connection.state()).isEqualTo(WAITING);
    assertThat(connection.events())
        .containsExactly(
            "close now " + code,
            "release",
            "@OnDisconnect " + code,
            "reset",
            "wait 250 ms for attempt 2");
  }

  @Test
  void thePeersCloseLeadsThroughClosingToItsDecision() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.closeRead(1000);

    assertThat(connection.states()).endsWith(OPEN, CLOSING, IDLE, WAITING);
  }

  @Test
  void thePeersCloseMayEndTheConnection() {
    VirtualConnection connection = Situations.in(OPEN);
    ExitReason reason = ExitReason.shutdown("the server said so");
    connection.handlers().onDisconnect(status -> Recovery.close(reason));

    connection.closeRead(1000);

    assertThat(connection.reason()).isEqualTo(reason);
  }

  @Test
  void thePeersCloseMayLeaveTheConnectionIdle() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().onDisconnect(status -> Recovery.ignore());

    connection.closeRead(1000);
    connection.advance(Duration.ofDays(1));

    assertThat(connection.state()).isEqualTo(IDLE);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"OPEN", "CLOSING"},
      mode = EnumSource.Mode.EXCLUDE)
  void aCloseOfThePeerMeansNothingWithoutALink(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.closeRead(1000);

    assertThat(connection.state()).isEqualTo(state);
    assertThat(connection.events()).isEmpty();
  }

  // ---- begun on both sides ----

  @Test
  void whenBothCloseAtOnceOursCountsAndThePeersStatusIsTold() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.close(1000, "");
    connection.closeRead(1001);

    assertThat(connection.events())
        .containsExactly(
            "close 1000", "close now 1001", "release", "@OnDisconnect 1001", "@OnTerminate");
  }

  @Test
  void whenThePeerClosedFirstItsCloseCounts() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.closeRead(1001);
    connection.close(1000, "");

    assertThat(connection.state()).isEqualTo(WAITING);
  }

  // ---- an end without the peer's Close ----

  @Test
  void aTransportThatIsLostWhileClosingIsADisconnectNotAnError() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.lost();

    assertThat(connection.events())
        .containsExactly("release", "@OnDisconnect 1006", "@OnTerminate");
  }

  @Test
  void aProtocolErrorWhileClosingIsADisconnectNotAnError() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.violated(1002);

    assertThat(connection.events())
        .containsExactly("close now 1002", "release", "@OnDisconnect 1006", "@OnTerminate");
  }

  @Test
  void aMessageThatStaysIncompleteDoesNotKeepAClosingLink() {
    VirtualConnection connection =
        Situations.in(OPEN, Options.builder().closeTimeout(Duration.ofHours(1)).build());
    connection.close(1000, "");
    connection.messageBegun();
    connection.events();

    connection.advance(Duration.ofSeconds(60));

    assertThat(connection.events())
        .containsExactly("close now 1009", "release", "@OnDisconnect 1006", "@OnTerminate");
  }

  // ---- what goes on meanwhile ----

  @Test
  void aPingIsAnsweredUntilThePeersCloseHasBeenRead() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.pinged("p");

    assertThat(connection.events()).containsExactly("pong p");
  }

  @Test
  void noPingIsSentWhileClosing() {
    VirtualConnection connection =
        Situations.in(OPEN, Options.builder().pingInterval(Duration.ofSeconds(1)).build());
    connection.close(1000, "");
    connection.events();

    connection.advanceMillis(9_999);

    assertThat(connection.events()).isEmpty();
  }

  @Test
  void aSilentPeerIsNotDeadWhileClosing() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.advanceMillis(45_000); // a ping is open since 15 s
    connection.close(1000, "");
    connection.events();

    connection.advanceMillis(9_999);

    assertThat(connection.state()).isEqualTo(CLOSING);
    assertThat(connection.events()).isEmpty();
  }

  @Test
  void aTroubleWhileClosingThatIsIgnoredLeavesOnDisconnectItsSay() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.troubled(Situations.unencodable());
    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly(
            "@OnError EncodingFailed",
            "close now 1000",
            "release",
            "@OnDisconnect 1000",
            "@OnTerminate");
  }

  @Test
  void aHandlerThatThrowsWhileClosingEndsTheConnectionAsFailedWithoutASecondClose() {
    VirtualConnection connection = Situations.in(CLOSING);

    connection.handlerThrows("@OnText", new IllegalStateException("boom"));
    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly(
            "@OnError HandlingFailed", "mute", "close now 1000", "release", "@OnTerminate");
    assertThat(connection.reason())
        .isInstanceOfSatisfying(
            ExitReason.Failed.class,
            failed -> assertThat(failed.cause()).isInstanceOf(HandlingFailed.class));
  }

  @Test
  void aReconnectDecidedWhileClosingFollowsTheEndInPlaceOfOnDisconnect() {
    VirtualConnection connection = Situations.in(CLOSING);
    connection.handlers().onError(error -> Recovery.reconnect());

    connection.troubled(Situations.unencodable());
    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly(
            "@OnError EncodingFailed",
            "mute",
            "close now 1000",
            "release",
            "reset",
            "wait 250 ms for attempt 2");
  }

  @Test
  void aHandlersReconnectDoesNotDelayTheOneThatTheApplicationAskedFor() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().onError(error -> Recovery.reconnect());
    connection.reconnect();

    connection.troubled(Situations.unencodable());
    connection.closeRead(1000);

    assertThat(connection.state()).isEqualTo(CONNECTING);
  }

  @Test
  void onDisconnectThatThrowsIsAskedAboutWithTheTransportLost() {
    VirtualConnection connection = Situations.in(CLOSING);
    IllegalStateException thrown = new IllegalStateException("boom");
    connection
        .handlers()
        .onDisconnect(
            status -> {
              throw thrown;
            });
    connection
        .handlers()
        .onError(
            error -> {
              assertThat(error).isInstanceOf(HandlingFailed.class).hasCause(thrown);
              assertThat(error.isTransportLost()).isTrue();
              return Recovery.reconnect();
            });

    connection.closeRead(1000);

    assertThat(connection.events())
        .containsExactly(
            "close now 1000",
            "release",
            "@OnDisconnect 1000",
            "@OnError HandlingFailed",
            "reset",
            "wait 250 ms for attempt 2");
  }

  @Test
  void onDisconnectThatThrowsEndsTheConnectionAsFailedByDefault() {
    VirtualConnection connection = Situations.in(CLOSING);
    connection
        .handlers()
        .onDisconnect(
            status -> {
              throw new IllegalStateException("boom");
            });

    connection.closeRead(1000);

    assertThat(connection.reason()).isInstanceOf(ExitReason.Failed.class);
  }

  @Test
  void onDisconnectThatThrowsMayLeaveTheConnectionIdle() {
    VirtualConnection connection = Situations.in(CLOSING);
    connection
        .handlers()
        .onDisconnect(
            status -> {
              throw new IllegalStateException("boom");
            });
    connection.handlers().onError(error -> Recovery.ignore());

    connection.closeRead(1000);

    assertThat(connection.state()).isEqualTo(IDLE);
  }

  @Test
  void onDisconnectThatReconnectsAndThrowsIsNotSilent() {
    VirtualConnection connection = Situations.in(CLOSING);
    connection
        .handlers()
        .onDisconnect(
            status -> {
              connection.reconnect();
              throw new IllegalStateException("boom");
            });

    connection.closeRead(1000);

    assertThat(connection.events()).endsWith("@OnError HandlingFailed", "abort", "@OnTerminate");
  }
}
