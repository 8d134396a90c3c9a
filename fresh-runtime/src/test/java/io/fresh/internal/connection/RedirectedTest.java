// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.OPEN;
import static io.fresh.internal.connection.State.SUPPLYING;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.UPGRADING;
import static io.fresh.internal.connection.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.FreshException.ProcessingFailed;
import io.fresh.Options;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An attempt that goes on elsewhere. */
final class RedirectedTest {

  @Test
  void aRedirectIsAStepOfTheSameAttempt() {
    VirtualConnection connection = new VirtualConnection();
    connection.start();
    for (int redirects = 0; redirects < 5; redirects++) {
      connection.connected();
      connection.redirected();
    }
    connection.connected();
    connection.established();

    assertThat(connection.state()).isEqualTo(OPEN);
    assertThat(connection.events())
        .startsWith("connect 1", "upgrade", "follow", "upgrade", "follow")
        .containsOnlyOnce("connect 1", "@OnConnect")
        .filteredOn(event -> event.equals("follow") || event.equals("upgrade"))
        .hasSize(11);
  }

  @Test
  void eachStepHasTheWholeTimeOfTcpAndOfTheAnswer() {
    VirtualConnection connection = redirected(Options.defaults());
    List<FreshException> errors = Situations.ignoredErrors(connection);

    connection.advanceMillis(9_999);
    connection.connected();
    connection.advanceMillis(9_999);
    assertThat(connection.state()).isEqualTo(UPGRADING);
    connection.advanceMillis(1);

    assertThat(errors).singleElement().isInstanceOf(ProcessingFailed.class);
  }

  @Test
  void tcpThatTakesTooLongThereIsConnectingFailed() {
    VirtualConnection connection = redirected(Options.defaults());
    List<FreshException> errors = Situations.ignoredErrors(connection);

    connection.advanceMillis(9_999);
    assertThat(connection.state()).isEqualTo(CONNECTING);
    connection.advanceMillis(1);

    assertThat(connection.events()).containsExactly("abort", "@OnError ConnectingFailed");
    assertThat(errors).singleElement().isInstanceOf(ConnectingFailed.class);
  }

  @Test
  void allStepsTogetherHaveTheTimeOfOneAttempt() {
    VirtualConnection connection = Situations.in(CONNECTING);
    List<FreshException> errors = Situations.ignoredErrors(connection);

    for (int step = 0; step < 4; step++) {
      connection.connected();
      connection.advanceMillis(7_000);
      connection.redirected();
    }
    connection.advanceMillis(1_999);
    assertThat(connection.state()).isEqualTo(CONNECTING);
    connection.advanceMillis(1);

    assertThat(connection.events()).endsWith("abort", "@OnError ConnectingFailed");
    assertThat(errors)
        .singleElement()
        .extracting(FreshException::getMessage)
        .asString()
        .startsWith("Expected an open WebSocket within PT30S");
  }

  @Test
  void theNextAttemptBeginsAtTheBeginningAndIsTheSecond() {
    VirtualConnection connection = redirected(Options.defaults());

    connection.refused();
    assertThat(connection.events())
        .containsExactly("@OnError ConnectingFailed", "reset", "wait 250 ms for attempt 2");
    connection.advanceMillis(250);

    assertThat(connection.events()).containsExactly("connect 2");
  }

  @Test
  void theNextAttemptAsksItsSuppliersAgainAndTheRedirectDoesNot() {
    VirtualConnection connection = Situations.in(SUPPLYING);
    connection.supplied();
    connection.connected();
    connection.redirected();
    assertThat(connection.events()).containsExactly("connect 1", "upgrade", "follow");

    connection.refused();
    connection.advanceMillis(250);

    assertThat(connection.events()).endsWith("supply");
  }

  @Test
  void redirectsUseUpNoAttempt() {
    VirtualConnection connection = redirected(Options.builder().maxAttempts(2).build());
    connection.refused();
    assertThat(connection.state()).isEqualTo(WAITING);

    connection.advanceMillis(250);
    connection.connected();
    connection.redirected();
    connection.refused();

    assertThat(connection.reason()).isInstanceOf(ExitReason.Failed.class);
  }

  static Stream<Named<Consumer<VirtualConnection>>> ends() {
    return Stream.of(
        Named.of("stop", VirtualConnection::stop), Named.of("kill", VirtualConnection::kill));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void betweenTwoStepsTheConnectionEndsAtOnce(Consumer<VirtualConnection> end) {
    VirtualConnection connection = redirected(Options.defaults());

    end.accept(connection);

    assertThat(connection.state()).isEqualTo(TERMINATED);
    assertThat(connection.events()).containsExactly("abort", "@OnTerminate");
  }

  @ParameterizedTest
  @MethodSource("ends")
  void atASecondServerTheConnectionEndsAtOnce(Consumer<VirtualConnection> end) {
    VirtualConnection connection = redirected(Options.defaults());
    connection.connected();
    connection.events();

    end.accept(connection);

    assertThat(connection.state()).isEqualTo(TERMINATED);
    assertThat(connection.events()).containsExactly("abort", "@OnTerminate");
  }

  @Test
  void theTimeOfAStepEndsWithIt() {
    VirtualConnection connection =
        redirected(Options.builder().pingInterval(Duration.ZERO).build());
    connection.connected();
    connection.established();

    connection.advance(Duration.ofHours(1));

    assertThat(connection.state()).isEqualTo(OPEN);
    assertThat(connection.time().running()).isEmpty();
  }

  private static VirtualConnection redirected(Options options) {
    VirtualConnection connection = Situations.in(UPGRADING, options);
    connection.redirected();
    assertThat(connection.events()).containsExactly("follow");
    return connection;
  }
}
