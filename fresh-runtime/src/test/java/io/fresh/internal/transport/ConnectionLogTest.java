// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.LogLines;
import io.fresh.LogLines.Line;
import io.fresh.Options;
import io.fresh.internal.connection.State;
import java.lang.reflect.Array;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection says to the log, in a time that the test makes pass. */
class ConnectionLogTest {

  private static final String LABEL = "fresh-7 (ws://example.com/)";
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final IllegalStateException boom = new IllegalStateException("boom");
  private final FreshException lost = new StreamingFailed("Lost", null);
  private final LogLines lines = new LogLines(Level.TRACE);

  /** Goes over the end of its range, as the clock of a machine may (see {@link System#nanoTime()}). */
  private long now = Long.MAX_VALUE - 1;

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void withoutErrorLoggingNoErrorIsTold() {
    ConnectionLog log = log(Options.builder().errorLogging(false));
    tellErrors(log);
    assertThat(lines.all()).isEmpty();

    tellInfos(log);
    assertThat(lines.all()).extracting(Line::level).containsOnly(Level.INFO);
  }

  @Test
  void withoutInfoLoggingNoInfoIsTold() {
    ConnectionLog log = log(Options.builder().infoLogging(false));
    tellInfos(log);
    assertThat(lines.all()).isEmpty();

    tellErrors(log);
    assertThat(lines.all())
        .extracting(Line::level)
        .containsExactly(Level.WARN, Level.ERROR, Level.WARN);
  }

  @Test
  void errorsAreToldAtWarnWithTheirKind() {
    log().failed(lost);

    assertThat(lines.all())
        .containsExactly(new Line(Level.WARN, LABEL + ": StreamingFailed: Lost", null));
  }

  @Test
  void stormOfErrorsIsToldOnceInFiveSecondsAndTheNextLineSaysHowManyWereLeftOut() {
    ConnectionLog log = log();
    fail(log, 4);
    pass(QUIET.minusNanos(1));
    fail(log, 1);
    assertThat(lines.texts()).containsExactly(LABEL + ": StreamingFailed: Lost");

    pass(Duration.ofNanos(1));
    fail(log, 1);
    assertThat(lines.texts()).hasSize(2);
    assertThat(lines.texts().get(1))
        .startsWith(LABEL + ": StreamingFailed: Lost (and 4 more since");

    pass(QUIET);
    fail(log, 1);
    assertThat(lines.texts()).hasSize(3);
    assertThat(lines.texts().get(2)).isEqualTo(LABEL + ": StreamingFailed: Lost");
  }

  @Test
  void handlerThatThrowsIsNeverThrottledAndItsExceptionIsTold() {
    ConnectionLog log = log();
    for (int i = 0; i < 3; i++) {
      log.handlerFailed("@OnText", boom);
    }
    assertThat(lines.all())
        .hasSize(3)
        .containsOnly(new Line(Level.ERROR, LABEL + ": handler @OnText threw", boom));
  }

  @Test
  void handlerThatThrowsIsNotToldTwiceAndThrottlesNothing() {
    ConnectionLog log = log();
    log.failed(new HandlingFailed("@OnText", boom, false));
    assertThat(lines.all()).isEmpty();

    log.failed(lost);
    assertThat(lines.all()).hasSize(1);
  }

  @Test
  void messageThatNobodyTakesIsToldOnceForItsType() {
    ConnectionLog log = log();
    log.unhandled("one");
    log.unhandled("other");
    log.unhandled(1);

    assertThat(lines.all()).extracting(Line::level).containsOnly(Level.WARN);
    assertThat(lines.texts()).hasSize(2);
    assertThat(lines.texts().get(0)).contains("java.lang.String").doesNotContain("one");
    assertThat(lines.texts().get(1)).contains("java.lang.Integer");
  }

  @Test
  void noMoreThanSoManyTypesAreTold() {
    ConnectionLog log = log();
    for (int dimensions = 1; dimensions <= 200; dimensions++) { // each is a type of its own
      log.unhandled(Array.newInstance(int.class, new int[dimensions]));
    }
    assertThat(lines.all()).hasSize(100);
  }

  @Test
  void everyLineNamesTheConnection() {
    ConnectionLog log = log();
    tellInfos(log);
    tellErrors(log);
    log.dropped();
    log.late();
    log.changed(State.CONNECTING, State.UPGRADING);

    assertThat(lines.texts()).hasSize(10).allSatisfy(text -> assertThat(text).startsWith(LABEL));
  }

  private void tellInfos(ConnectionLog log) {
    log.established(new Handshake(101, Headers.empty(), null, 1));
    log.disconnected(new CloseStatus(1000, "reason"));
    log.reconnecting(QUIET.toNanos(), 2);
    log.terminated(ExitReason.normal());
  }

  private void tellErrors(ConnectionLog log) {
    log.failed(lost);
    log.handlerFailed("@OnText", boom);
    log.unhandled("message");
  }

  private void fail(ConnectionLog log, int times) {
    for (int i = 0; i < times; i++) {
      log.failed(lost);
    }
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private ConnectionLog log() {
    return log(Options.builder());
  }

  private ConnectionLog log(Options.Builder options) {
    return new ConnectionLog(LABEL, options.build(), () -> now);
  }
}
