// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Options;
import io.fresh.Recovery;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An open link that fails (RFC 6455 §7.1.7): a Close where possible, nothing more read, {@code @OnError} once. */
final class LinkFailureTest {

  @ParameterizedTest
  @ValueSource(ints = {1002, 1007, 1009})
  void aProtocolErrorIsAnsweredWithItsCodeThenNothingMoreIsRead(int code) {
    VirtualConnection connection = Situations.in(OPEN);
    AtomicReference<FreshException> error = ignoring(connection);

    connection.violated(code);

    assertThat(connection.events())
        .containsExactly("close now " + code, "release", "@OnError DecodingFailed");
    assertThat(error.get())
        .isInstanceOfSatisfying(
            DecodingFailed.class, failed -> assertThat(failed.closeCode()).hasValue(code));
  }

  @Test
  void aLostTransportGetsNoCloseAndIsStreamingFailed() {
    VirtualConnection connection = Situations.in(OPEN);
    AtomicReference<FreshException> error = ignoring(connection);

    connection.lost();

    assertThat(connection.events()).containsExactly("release", "@OnError StreamingFailed");
    assertThat(error.get()).isInstanceOf(StreamingFailed.class);
    assertThat(error.get().isTransportLost()).isTrue();
  }

  @Test
  void aMessageThatGoesOnInPartsHasAllItsTimeAnew() {
    VirtualConnection connection =
        Situations.in(OPEN, Options.builder().pingInterval(Duration.ZERO).build());
    ignoring(connection);

    connection.messageBegun();
    connection.advance(Duration.ofSeconds(59));
    connection.messageBegun();
    connection.advance(Duration.ofSeconds(59));
    assertThat(connection.state()).isEqualTo(OPEN);

    connection.advance(Duration.ofSeconds(1));
    assertThat(connection.events())
        .containsExactly("close now 1009", "release", "@OnError DecodingFailed");
  }

  @Test
  void aFailedLinkReconnectsByDefault() {
    VirtualConnection connection = Situations.in(OPEN);

    connection.violated(1002);

    assertThat(connection.state()).isEqualTo(WAITING);
  }

  @Test
  void aFailedLinkThatIsIgnoredLeavesTheConnectionIdle() {
    VirtualConnection connection = Situations.in(OPEN);
    ignoring(connection);

    connection.lost();
    connection.advance(Duration.ofDays(1));

    assertThat(connection.state()).isEqualTo(IDLE);
    assertThat(connection.time().running()).isEmpty();
  }

  @Test
  void aFailedLinkMayEndTheConnection() {
    VirtualConnection connection = Situations.in(OPEN);
    connection.handlers().onError(error -> Recovery.close());

    connection.lost();

    assertThat(connection.events())
        .containsExactly("release", "@OnError StreamingFailed", "@OnTerminate");
    assertThat(connection.reason()).isEqualTo(ExitReason.normal());
  }

  @Test
  void aFailedLinkIsAskedAboutOnceWhateverElseIsHeardOfIt() {
    VirtualConnection connection = Situations.in(OPEN);
    ignoring(connection);

    connection.violated(1002);
    connection.violated(1002);
    connection.closeRead(1000);
    connection.lost();

    assertThat(connection.events())
        .containsExactly("close now 1002", "release", "@OnError DecodingFailed");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"OPEN", "CLOSING"},
      mode = EnumSource.Mode.EXCLUDE)
  void withoutALinkThereIsNothingToLose(State state) {
    VirtualConnection connection = Situations.in(state);

    connection.lost();
    connection.violated(1002);

    assertThat(connection.state()).isEqualTo(state);
    assertThat(connection.events()).isEmpty();
  }

  // ---- a message that is never complete ----

  @Test
  void aMessageMustBeCompleteInTime() {
    VirtualConnection connection = Situations.quiet();
    ignoring(connection);
    connection.messageBegun();

    connection.advanceMillis(59_999);
    assertThat(connection.state()).isEqualTo(OPEN);
    connection.advanceMillis(1);

    assertThat(connection.events())
        .containsExactly("close now 1009", "release", "@OnError DecodingFailed");
  }

  @Test
  void aCompleteMessageStopsTheClock() {
    VirtualConnection connection = Situations.quiet();
    connection.messageBegun();
    connection.advanceMillis(59_999);

    connection.messageEnded();
    connection.advance(Duration.ofDays(1));

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  @Test
  void eachMessageHasItsWholeTime() {
    VirtualConnection connection = Situations.quiet();
    connection.messageBegun();
    connection.advanceMillis(59_999);

    connection.messageBegun(); // the last has ended in the same read turn
    connection.advanceMillis(59_999);

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  /** The timer of the first still runs. */
  @Test
  void aMessageThatBeginsLaterMustBeCompleteInItsOwnTime() {
    VirtualConnection connection = Situations.quiet();
    ignoring(connection);
    connection.messageBegun();
    connection.messageEnded();
    connection.advanceMillis(50_000);
    connection.messageBegun();

    connection.advanceMillis(59_999);
    assertThat(connection.state()).isEqualTo(OPEN);
    connection.advanceMillis(1);
    assertThat(connection.events()).startsWith("close now 1009");
  }

  @Test
  void theTimeOfAMessageDiesWithTheLink() {
    VirtualConnection connection = Situations.quiet();
    connection.messageBegun();
    connection.advanceMillis(59_000);
    connection.lost();
    connection.advanceMillis(250);
    connection.open();

    connection.advance(Duration.ofDays(1));

    assertThat(connection.state()).isEqualTo(OPEN);
  }

  /** Though the timer of the last link's message has never come to its end. */
  @Test
  void aMessageOfTheNextLinkMustBeCompleteInTimeToo() {
    VirtualConnection connection = Situations.quiet();
    connection.messageBegun();
    connection.lost();
    connection.advanceMillis(250);
    connection.open();
    ignoring(connection);
    connection.messageBegun();

    connection.advanceMillis(60_000);
    assertThat(connection.events()).startsWith("close now 1009");
  }

  private static AtomicReference<FreshException> ignoring(VirtualConnection connection) {
    AtomicReference<FreshException> seen = new AtomicReference<>();
    connection
        .handlers()
        .onError(
            error -> {
              assertThat(seen.getAndSet(error)).isNull();
              return Recovery.ignore();
            });
    return seen;
  }
}
