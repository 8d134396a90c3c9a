// SPDX-License-Identifier: MIT
package io.fresh.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.fresh.CloseStatus;
import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.CastingFailed;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.DecodingFailed;
import io.fresh.FreshException.EncodingFailed;
import io.fresh.FreshException.EstablishingFailed;
import io.fresh.FreshException.HandlingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.FreshException.StreamingFailed;
import io.fresh.FreshException.UpgradingFailed;
import io.fresh.Handshake;
import io.fresh.Headers;
import io.fresh.LogLines;
import io.fresh.LogLines.Line;
import io.fresh.Name;
import io.fresh.Options;
import io.fresh.internal.connection.State;
import io.fresh.internal.protocol.WebSocketUri;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection says to the log, in a time that the test makes pass. */
class ConnectionLogTest {

  private static final String LABEL = "fresh-7 (ws://example.com/)";
  private static final String LOST =
      LABEL + ": StreamingFailed: Lost; @OnError decides what follows";
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final FreshException lost = new StreamingFailed("Lost", null);
  private final LogLines lines = new LogLines(Level.TRACE);

  /** Goes over the end of its range, as the clock of a machine may (see {@link System#nanoTime()}). */
  private long now = Long.MAX_VALUE - 1;

  @AfterEach
  void close() {
    lines.close();
  }

  /** A line, and what makes it. */
  private record Told(String text, Level level, Consumer<ConnectionLog> cause) {
    @Override
    public String toString() {
      return level + " " + text;
    }
  }

  static List<Told> infos() {
    return List.of(
        info(
            "established at attempt 3",
            log -> log.established(new Handshake(101, Headers.empty(), null, 3))),
        info(
            "closed with code 1001, @OnDisconnect decides what follows",
            log -> log.disconnected(new CloseStatus(1001, "s3cr3t"))),
        info("attempt 2 follows in 5000 ms", log -> log.reconnecting(QUIET.toNanos(), 2)),
        info("terminated, Normal", log -> log.terminated(ExitReason.normal())),
        info("terminated, Killed", log -> log.terminated(ExitReason.killed())),
        info("terminated, Shutdown", log -> log.terminated(ExitReason.shutdown(""))),
        info(
            "terminated, Shutdown: by hand", log -> log.terminated(ExitReason.shutdown("by hand"))),
        info(
            "terminated, Failed: StreamingFailed: Lost",
            log -> log.terminated(ExitReason.failed(new StreamingFailed("Lost", null)))),
        info(
            "terminated, Failed: java.lang.IllegalStateException",
            log -> log.terminated(ExitReason.failed(new IllegalStateException("s3cr3t")))));
  }

  static List<Told> errors() {
    return List.of(
        kind("ConnectingFailed", new ConnectingFailed("What", null, true)),
        kind("UpgradingFailed", new UpgradingFailed("What", null)),
        kind(
            "EstablishingFailed",
            new EstablishingFailed("What", 403, Headers.empty(), new byte[0], false)),
        kind("ProcessingFailed", new ProcessingFailed("What", null)),
        kind("StreamingFailed", new StreamingFailed("What", null)),
        kind("DecodingFailed", new DecodingFailed("What", 1002)),
        kind("EncodingFailed", new EncodingFailed("What", null)),
        kind("CastingFailed", new CastingFailed("What")),
        thrown("@OnText", boom(), "@OnError decides what follows"),
        thrown("@OnDisconnect", boom(), "@OnError decides what follows"),
        thrown("@OnError", boom(), "the connection terminates"),
        thrown("@OnTerminate", boom(), "the connection has ended"),
        thrown("@OnText", new StackOverflowError(), "the connection terminates"),
        new Told(
            "no @OnInfo takes a java.lang.String, it is dropped; more of this type are not reported",
            Level.WARN,
            log -> log.unhandled("s3cr3t")),
        new Told(
            "has ended before the turn of 7 accepted messages of tell, which are dropped; types: a.B, c.D",
            Level.WARN,
            log -> log.undelivered(new Mailbox.Rest(7, List.of("a.B", "c.D")))));
  }

  static List<Told> details() {
    return List.of(
        detail(
            "what a handler answered is dropped, as a Close is on its way", ConnectionLog::dropped),
        detail("has terminated, nothing more is done", ConnectionLog::late),
        detail("hibernates until the next message", ConnectionLog::hibernated),
        detail("CONNECTING -> UPGRADING", log -> log.changed(State.CONNECTING, State.UPGRADING)));
  }

  static Stream<Told> lines() {
    return Stream.of(infos(), errors(), details()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void eachLineSaysWhatHappenedToWhichConnectionAndWhatFollows(Told line) {
    line.cause().accept(log());
    assertThat(lines.all())
        .filteredOn(told -> told.level() != Level.TRACE)
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.text()).isEqualTo(LABEL + ": " + line.text());
              assertThat(told.level()).isEqualTo(line.level());
            });
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorLoggingSwitchedOffSilencesEachErrorAndNothingElse(Told error) {
    ConnectionLog log = log(Options.builder().errorLogging(false));
    error.cause().accept(log);
    assertThat(lines.all()).isEmpty();

    infos().forEach(info -> info.cause().accept(log));
    assertThat(lines.all()).isNotEmpty().extracting(Line::level).containsOnly(Level.INFO);
  }

  @ParameterizedTest
  @MethodSource("infos")
  void infoLoggingSwitchedOffSilencesEachInfoAndNothingElse(Told info) {
    ConnectionLog log = log(Options.builder().infoLogging(false));
    info.cause().accept(log);
    assertThat(lines.all()).isEmpty();

    errors().forEach(error -> error.cause().accept(log));
    assertThat(lines.all())
        .extracting(Line::level)
        .contains(Level.WARN, Level.ERROR)
        .doesNotContain(Level.INFO);
  }

  @Test
  void stormOfErrorsIsToldOnceInFiveSecondsAndTheNextLineSaysHowManyWereLeftOut() {
    ConnectionLog log = log();
    fail(log, 4);
    pass(QUIET.minusNanos(1));
    fail(log, 1);
    assertThat(lines.texts()).containsExactly(LOST);

    pass(Duration.ofNanos(1));
    fail(log, 1);
    assertThat(lines.texts())
        .containsExactly(LOST, LOST + " (and 4 more since the last that was told)");

    pass(QUIET);
    fail(log, 1);
    assertThat(lines.texts()).hasSize(3).last().isEqualTo(LOST);
  }

  @Test
  void stormOfReconnectsIsToldInSixLinesInFiveSeconds() {
    ConnectionLog log = log();
    for (int attempt = 1; attempt <= 1000; attempt++) {
      log.reconnecting(0, attempt);
      log.established(new Handshake(101, Headers.empty(), null, attempt));
    }
    assertThat(lines.texts()).hasSize(6);

    pass(QUIET);
    log.reconnecting(0, 1001);
    assertThat(lines.texts()).hasSize(7).last().asString().contains("(and 1994 more since");
  }

  @Test
  void firstFailureOfEachHandlerIsToldAtOnceAndFurtherOnesAreCounted() {
    ConnectionLog log = log();
    for (int i = 0; i < 100; i++) {
      log.handlerFailed("@OnText", boom());
    }
    log.handlerFailed("@OnTerminate", boom());
    assertThat(errorLines()).hasSize(2);

    pass(QUIET);
    log.handlerFailed("@OnText", boom());
    assertThat(errorLines()).hasSize(3).last().asString().contains("(and 99 more since");
  }

  @Test
  void whatWasLeftOutIsToldAtTheEnd() {
    ConnectionLog log = log();
    fail(log, 4);
    log.handlerFailed("@OnText", boom());
    log.handlerFailed("@OnText", boom());
    for (int attempt = 1; attempt <= 8; attempt++) {
      log.reconnecting(0, attempt);
    }
    log.terminated(ExitReason.normal());

    assertThat(lines.texts())
        .endsWith(
            LABEL + ": 4 more errors happened before its end",
            LABEL + ": terminated, Normal (and 2 more since the last that was told)");
  }

  @Test
  void whatHandlerThrewIsShownWithItsTraceAndItsCausesAndWhatItSaysAtTraceAlone() {
    Throwable thrown = new IllegalStateException("s3cr3t", new NumberFormatException("s3cr3t"));
    log().handlerFailed("@OnText", thrown);

    Throwable shown = Objects.requireNonNull(lines.all().get(0).thrown());
    assertThat(shown).hasMessage("java.lang.IllegalStateException");
    assertThat(shown.getStackTrace()).isEqualTo(thrown.getStackTrace());
    assertThat(shown.getCause()).hasMessage("java.lang.NumberFormatException").hasNoCause();
    assertThat(lines.all()).hasSize(2).last().extracting(Line::thrown).isEqualTo(thrown);
    assertThat(lines.all()).last().extracting(Line::level).isEqualTo(Level.TRACE);
  }

  @Test
  void causesInCircleAreShownAsFarAsTheyHelp() {
    IllegalStateException first = new IllegalStateException();
    first.initCause(new IllegalStateException(first));
    log().handlerFailed("@OnText", first);

    assertThat(lines.all().get(0).thrown()).isNotNull();
  }

  @Test
  void handlerThatThrowsIsNotToldTwiceAndThrottlesNothing() {
    ConnectionLog log = log();
    log.failed(new HandlingFailed("@OnText", boom(), false));
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

    assertThat(lines.texts()).hasSize(2);
    assertThat(lines.texts().get(0)).contains("java.lang.String").doesNotContain("one");
    assertThat(lines.texts().get(1)).contains("java.lang.Integer");
  }

  @Test
  void noMoreThanSoManyTypesAreToldAndTheRestIsCounted() {
    ConnectionLog log = log();
    for (int dimensions = 1; dimensions <= 200; dimensions++) { // each is a type of its own
      log.unhandled(Array.newInstance(int.class, new int[dimensions]));
    }
    assertThat(lines.all()).hasSize(100);

    log.terminated(ExitReason.normal());
    assertThat(lines.texts())
        .contains(LABEL + ": no @OnInfo took 100 messages of types that were not reported");
  }

  @Test
  void mailboxThatWasEmptyAtTheEndIsNotMentioned() {
    log().undelivered(new Mailbox.Rest(0, List.of()));
    assertThat(lines.all()).isEmpty();
  }

  /** A line that somebody else made up would tell of what never happened. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\u0085", "\u2028", "\u2029", "\u001b", "\u202e"})
  void nothingBreaksTheLine(String end) {
    String forged = "a" + end + "b";
    Options options = Options.builder().name(Name.local(forged)).build();
    Label label = new Label(1, options, WebSocketUri.parse("ws://example.com"));
    ConnectionLog log = new ConnectionLog(label, options, () -> now);
    log.failed(new StreamingFailed(forged, null));
    log.terminated(ExitReason.shutdown(forged));
    log.terminated(ExitReason.failed(new StreamingFailed(forged, null)));

    assertThat(log.label()).hasToString("a?b (ws://example.com/)");
    assertThat(lines.texts())
        .hasSize(3)
        .allSatisfy(
            line -> assertThat(line).startsWith("a?b (ws://example.com/): ").doesNotContain(end))
        .allSatisfy(line -> assertThat(line.lastIndexOf("a?b")).isPositive());
  }

  private static IllegalStateException boom() {
    return new IllegalStateException("boom");
  }

  private static Told info(String text, Consumer<ConnectionLog> cause) {
    return new Told(text, Level.INFO, cause);
  }

  private static Told detail(String text, Consumer<ConnectionLog> cause) {
    return new Told(text, Level.DEBUG, cause);
  }

  private static Told kind(String kind, FreshException error) {
    return new Told(
        kind + ": What; @OnError decides what follows", Level.WARN, log -> log.failed(error));
  }

  private static Told thrown(String handler, Throwable thrown, String follows) {
    return new Told(
        "handler %s threw %s; %s".formatted(handler, thrown.getClass().getName(), follows),
        Level.ERROR,
        log -> log.handlerFailed(handler, thrown));
  }

  private List<String> errorLines() {
    return lines.all().stream()
        .filter(line -> line.level() == Level.ERROR)
        .map(Line::text)
        .toList();
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
