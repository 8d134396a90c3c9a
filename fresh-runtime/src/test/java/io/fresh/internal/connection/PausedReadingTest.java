// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.Options;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** While nothing is read, because the handlers do not keep up, no time runs against the peer. */
final class PausedReadingTest {

  private static final Duration LONG = Duration.ofHours(1);

  /** Pings after 30 s, and wants to hear something within 20 s. */
  private final VirtualConnection connection = new VirtualConnection(Options.defaults()).open();

  @Test
  void aPeerIsNotDeadBecauseItIsNotRead() {
    connection.advance(Duration.ofSeconds(30));
    connection.readingPaused();
    connection.advance(LONG);
    assertThat(connection.state()).isEqualTo(State.OPEN);
  }

  @Test
  void afterThePauseThePeerHasTheTimeThatWasLeft() {
    connection.advance(Duration.ofSeconds(30));
    connection.advance(Duration.ofSeconds(15));
    connection.readingPaused();
    connection.advance(Duration.ofSeconds(10));
    connection.readingResumed();

    connection.advance(Duration.ofMillis(4_999));
    assertThat(connection.state()).isEqualTo(State.OPEN);
    connection.advance(Duration.ofMillis(10));
    assertThat(connection.state()).isNotEqualTo(State.OPEN);
  }

  @Test
  void afterAPauseInWhichItWasPingedThePeerHasTheWholeTime() {
    connection.readingPaused();
    connection.advance(Duration.ofSeconds(50));
    connection.readingResumed();

    connection.advance(Duration.ofMillis(19_999));
    assertThat(connection.state()).isEqualTo(State.OPEN);
    connection.advance(Duration.ofMillis(10));
    assertThat(connection.state()).isNotEqualTo(State.OPEN);
  }

  @Test
  void aPeerThatWasHeardInThePauseIsAlive() {
    connection.readingPaused();
    connection.advance(Duration.ofSeconds(30));
    connection.heard();
    connection.readingResumed();
    connection.advance(Duration.ofSeconds(29));
    assertThat(connection.state()).isEqualTo(State.OPEN);
  }

  @Test
  void pingsGoOn() {
    connection.readingPaused();
    connection.advance(Duration.ofSeconds(61));
    assertThat(connection.events()).containsExactly("ping", "ping");
  }

  @Test
  void anIncompleteMessageIsNotOverdueBecauseItIsNotRead() {
    VirtualConnection quiet = withoutPings();
    quiet.messageBegun();
    quiet.readingPaused();
    quiet.advance(LONG);
    assertThat(quiet.state()).isEqualTo(State.OPEN);

    quiet.readingResumed();
    quiet.advance(Duration.ofSeconds(59));
    assertThat(quiet.state()).isEqualTo(State.OPEN);
    quiet.advance(Duration.ofSeconds(1));
    assertThat(quiet.state()).isNotEqualTo(State.OPEN);
  }

  @Test
  void aMessageThatBeginsWithThePauseIsTimedFromItsEnd() {
    VirtualConnection quiet = withoutPings();
    quiet.readingPaused();
    quiet.messageBegun();
    quiet.advance(LONG);
    quiet.readingResumed();
    quiet.advance(Duration.ofSeconds(59));
    assertThat(quiet.state()).isEqualTo(State.OPEN);
  }

  @Test
  void nothingIsOverdueAfterThePauseIfTheMessageHasEnded() {
    VirtualConnection quiet = withoutPings();
    quiet.messageBegun();
    quiet.readingPaused();
    quiet.messageEnded();
    quiet.readingResumed();
    quiet.advance(LONG);
    assertThat(quiet.state()).isEqualTo(State.OPEN);
  }

  @Test
  void theNextLinkIsReadAgain() {
    connection.readingPaused();
    connection.lost();
    connection.advance(Duration.ofSeconds(1));
    connection.open();
    connection.advance(Duration.ofSeconds(60));
    assertThat(connection.events()).contains("close now 1011");
  }

  private static VirtualConnection withoutPings() {
    return new VirtualConnection(Options.builder().pingInterval(Duration.ZERO).build()).open();
  }
}
