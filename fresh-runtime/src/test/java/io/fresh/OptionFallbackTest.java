// SPDX-License-Identifier: MIT
package io.fresh;

import static java.net.StandardSocketOptions.SO_KEEPALIVE;
import static java.net.StandardSocketOptions.TCP_NODELAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The builder remembers what was set: what was not falls to other options, as a client's falls to its annotation. */
final class OptionFallbackTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void whatWasSetWinsAndWhatWasNotFallsBack() {
    Options own = Options.builder().pingInterval(Duration.ofSeconds(1)).build();
    Options fallback = Options.builder().pingInterval(MINUTE).pongTimeout(MINUTE).build();

    Options merged = own.orElse(fallback);

    assertThat(merged.pingInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(merged.pongTimeout()).isEqualTo(MINUTE);
    assertThat(merged.closeTimeout()).isEqualTo(Options.DEFAULT_CLOSE_TIMEOUT);
  }

  @Test
  void aDefaultThatWasSetIsSet() {
    Options own = Options.builder().pingInterval(Options.DEFAULT_PING_INTERVAL).build();
    Options fallback = Options.builder().pingInterval(MINUTE).build();

    assertThat(own.orElse(fallback).pingInterval()).isEqualTo(Options.DEFAULT_PING_INTERVAL);
    assertThat(own.toBuilder().build().orElse(fallback)).isEqualTo(own.orElse(fallback));
  }

  @Test
  void optionsThatFallBackDifferentlyAreNotEqual() {
    Options set = Options.builder().pingInterval(Options.DEFAULT_PING_INTERVAL).build();

    assertThat(set).isNotEqualTo(Options.defaults()).hasToString(Options.defaults().toString());
  }

  @Test
  void everyOptionFallsBackAndEveryOptionWins() {
    Options everything = OptionsTest.everythingSet();

    assertThat(Options.defaults().orElse(everything)).isEqualTo(everything);
    assertThat(everything.orElse(Options.defaults())).isEqualTo(everything);
    assertThat(everything.orElse(Options.builder().maxAttempts(99).build())).isEqualTo(everything);
  }

  @Test
  void whatFellBackFallsNoFurther() {
    Options first = Options.builder().maxAttempts(1).build();
    Options second = Options.builder().maxAttempts(2).mailboxMessages(2).build();
    Options third = Options.builder().maxAttempts(3).mailboxMessages(3).mdcLogging(true).build();

    assertThat(first.orElse(second).orElse(third))
        .isEqualTo(first.orElse(second.orElse(third)))
        .isEqualTo(Options.builder().maxAttempts(1).mailboxMessages(2).mdcLogging(true).build());
  }

  @Test
  void theOptionsOfTransportAndUpgradeFallBackEachForItself() {
    Options own =
        Options.builder()
            .transport(TransportOptions.builder().tlsTimeout(MINUTE).build())
            .upgrade(UpgradeOptions.builder().maxFragments(1).build())
            .build();
    Options fallback =
        Options.builder()
            .transport(
                TransportOptions.builder()
                    .tlsTimeout(Duration.ofMillis(1))
                    .outboundMessages(7)
                    .build())
            .upgrade(UpgradeOptions.builder().maxFragments(2).subprotocols("chat").build())
            .build();

    assertThat(own.orElse(fallback).transport())
        .isEqualTo(TransportOptions.builder().tlsTimeout(MINUTE).outboundMessages(7).build());
    assertThat(own.orElse(fallback).upgrade())
        .isEqualTo(UpgradeOptions.builder().maxFragments(1).subprotocols("chat").build());
  }

  @Test
  void everyOptionOfTransportAndUpgradeFallsBackAndWins() {
    TransportOptions transport = TransportOptionsTest.everythingSet();
    UpgradeOptions upgrade = UpgradeOptionsTest.everythingSet();

    assertThat(TransportOptions.defaults().orElse(transport)).isEqualTo(transport);
    assertThat(transport.orElse(TransportOptions.builder().outboundBytes(99).build()))
        .isEqualTo(transport);
    assertThat(UpgradeOptions.defaults().orElse(upgrade)).isEqualTo(upgrade);
    assertThat(upgrade.orElse(UpgradeOptions.builder().maxFragments(99).build()))
        .isEqualTo(upgrade);
  }

  @Test
  void eachSocketOptionFallsBackForItselfAndTheDefaultOnesLast() {
    TransportOptions own = TransportOptions.builder().socketOption(SO_KEEPALIVE, true).build();
    TransportOptions fallback =
        TransportOptions.builder()
            .socketOption(SO_KEEPALIVE, false)
            .socketOption(TCP_NODELAY, false)
            .build();

    assertThat(own.orElse(fallback).socketOptions())
        .isEqualTo(Map.of(SO_KEEPALIVE, true, TCP_NODELAY, false));
    assertThat(own.orElse(TransportOptions.defaults()).socketOptions())
        .isEqualTo(Map.of(SO_KEEPALIVE, true, TCP_NODELAY, true));
  }

  @Test
  void headersFallBackAsOne() {
    Options own = Options.builder().header("A", "1").build();
    Options fallback = Options.builder().header("A", "2").header("B", "2").build();

    assertThat(own.orElse(fallback).headers()).isEqualTo(Headers.of("A", "1"));
    assertThat(Options.defaults().orElse(fallback).headers())
        .isEqualTo(Headers.of("A", "2", "B", "2"));
  }

  @Test
  void anInitialBackoffAboveTheMaximumOfTheFallbackIsRefused() {
    Options own = Options.builder().backoffInitial(Duration.ofSeconds(15)).build();
    Options fallback = Options.builder().backoffMax(Duration.ofSeconds(10)).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> own.orElse(fallback))
        .withMessage(
            "backoffInitial must not be above backoffMax (10s from the fallback), was 15s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fallback.orElse(own))
        .withMessage(
            "backoffInitial must not be above backoffMax (10s), was 15s from the fallback");
  }
}
