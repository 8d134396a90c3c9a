// SPDX-License-Identifier: MIT
package io.fresh.internal.connection;

import static io.fresh.internal.connection.State.CONNECTING;
import static io.fresh.internal.connection.State.IDLE;
import static io.fresh.internal.connection.State.SUPPLYING;
import static io.fresh.internal.connection.State.TERMINATED;
import static io.fresh.internal.connection.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fresh.ExitReason;
import io.fresh.FreshException;
import io.fresh.FreshException.ConnectingFailed;
import io.fresh.Headers;
import io.fresh.Options;
import io.fresh.TransportOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first phase of an attempt whose headers or URI come from suppliers. */
final class SupplyingTest {

  private static Options.Builder supplied() {
    return Options.builder().headersFrom(Headers::empty);
  }

  @Test
  void anAttemptAsksTheSuppliersBeforeItReachesTheServer() {
    VirtualConnection connection = new VirtualConnection(supplied().build());

    connection.start();
    assertThat(connection.events()).containsExactly("supply");
    connection.supplied();

    assertThat(connection.events()).containsExactly("connect 1");
    assertThat(connection.states()).containsExactly(WAITING, SUPPLYING, CONNECTING);
  }

  @Test
  void everyAttemptAsksAnew() {
    VirtualConnection connection = Situations.in(SUPPLYING, supplied().build());
    connection.supplied();
    connection.refused();
    connection.events();

    connection.advanceMillis(250);
    assertThat(connection.events()).containsExactly("supply");
    connection.supplied();

    assertThat(connection.events()).containsExactly("connect 2");
  }

  @Test
  void aReconnectFromAnOpenLinkAsksAnew() {
    VirtualConnection connection = new VirtualConnection(supplied().build()).open();

    connection.reconnect();
    connection.closeRead(1000);

    assertThat(connection.events()).endsWith("reset", "supply");
  }

  @Test
  void whatASupplierCouldNotSayIsAskedAboutAndRetriedByDefault() {
    VirtualConnection connection = Situations.in(SUPPLYING);

    connection.refused();

    assertThat(connection.state()).isEqualTo(WAITING);
    assertThat(connection.events())
        .containsExactly("@OnError ConnectingFailed", "reset", "wait 250 ms for attempt 2");
  }

  @Test
  void anAttemptThatFailsForWantOfASupplierCounts() {
    VirtualConnection connection = Situations.in(SUPPLYING, supplied().maxAttempts(1).build());

    connection.refused();

    assertThat(connection.reason()).isInstanceOf(ExitReason.Failed.class);
  }

  static Stream<Arguments> suppliers() {
    return Stream.of(
        arguments(supplied().build(), "headersFrom"),
        arguments(
            Options.builder()
                .uriFromAsync(() -> CompletableFuture.completedFuture("ws://localhost"))
                .build(),
            "uriFrom"),
        arguments(supplied().uriFrom(() -> "ws://localhost").build(), "uriFrom and headersFrom"));
  }

  @ParameterizedTest
  @MethodSource("suppliers")
  void suppliersThatTakeTooLongAreConnectingFailed(Options options, String named) {
    VirtualConnection connection = new VirtualConnection(options);
    List<FreshException> errors = Situations.ignoredErrors(connection);
    connection.start();

    connection.advanceMillis(9_999);
    assertThat(connection.events()).containsExactly("supply");
    connection.advanceMillis(1);

    assertThat(connection.state()).isEqualTo(IDLE);
    assertThat(connection.events()).containsExactly("abort", "@OnError ConnectingFailed");
    assertThat(errors)
        .singleElement()
        .isInstanceOf(ConnectingFailed.class)
        .satisfies(error -> assertThat(error.isRetryable()).isTrue())
        .extracting(FreshException::getMessage)
        .isEqualTo("Expected the answer of " + named + " within PT10S, it did not come");
  }

  @Test
  void theTimeOfTheSuppliersIsAnOptionAndNotThatOfTcp() {
    VirtualConnection connection =
        Situations.in(SUPPLYING, supplied().supplierTimeout(Duration.ofSeconds(3)).build());
    Situations.ignoredErrors(connection);

    connection.advanceMillis(2_999);
    connection.supplied();
    connection.advanceMillis(9_999);
    assertThat(connection.state()).isEqualTo(CONNECTING);
    connection.advanceMillis(1);

    assertThat(connection.events())
        .containsExactly("connect 1", "abort", "@OnError ConnectingFailed");
  }

  @Test
  void theTimeOfTheWholeAttemptIncludesThatOfTheSuppliers() {
    Duration whole = Duration.ofSeconds(5);
    VirtualConnection connection =
        Situations.in(
            SUPPLYING,
            supplied().transport(TransportOptions.builder().attemptTimeout(whole).build()).build());
    List<FreshException> errors = Situations.ignoredErrors(connection);

    connection.advance(whole);

    assertThat(connection.events()).containsExactly("abort", "@OnError ConnectingFailed");
    assertThat(errors).singleElement().isInstanceOf(ConnectingFailed.class);
  }

  @Test
  void stopWhileTheSuppliersAreAskedEndsAtOnce() {
    VirtualConnection connection = Situations.in(SUPPLYING);

    connection.stop();

    assertThat(connection.state()).isEqualTo(TERMINATED);
    assertThat(connection.events()).containsExactly("abort", "@OnTerminate");
  }
}
