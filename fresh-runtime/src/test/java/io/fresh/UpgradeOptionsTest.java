// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UpgradeOptionsTest {

  private interface Setter {
    UpgradeOptions.Builder set(UpgradeOptions.Builder builder, int value);
  }

  private record Limit(
      String name, int min, int max, Setter setter, ToIntFunction<UpgradeOptions> get) {

    UpgradeOptions.Builder set(int value) {
      return setter.set(UpgradeOptions.builder(), value);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Limit> limits() {
    return List.of(
        new Limit("redirects", 0, 5, UpgradeOptions.Builder::redirects, UpgradeOptions::redirects),
        new Limit(
            "maxResponseHeadBytes",
            256,
            1 << 20,
            UpgradeOptions.Builder::maxResponseHeadBytes,
            UpgradeOptions::maxResponseHeadBytes),
        new Limit(
            "maxResponseHeaders",
            3,
            10_000,
            UpgradeOptions.Builder::maxResponseHeaders,
            UpgradeOptions::maxResponseHeaders),
        new Limit(
            "maxErrorBodyBytes",
            0,
            1 << 20,
            UpgradeOptions.Builder::maxErrorBodyBytes,
            UpgradeOptions::maxErrorBodyBytes),
        new Limit(
            "maxFrameBytes",
            125,
            1 << 30,
            UpgradeOptions.Builder::maxFrameBytes,
            UpgradeOptions::maxFrameBytes),
        new Limit(
            "maxMessageBytes",
            125,
            1 << 30,
            UpgradeOptions.Builder::maxMessageBytes,
            UpgradeOptions::maxMessageBytes),
        new Limit(
            "maxFragments",
            1,
            1_000_000,
            UpgradeOptions.Builder::maxFragments,
            UpgradeOptions::maxFragments));
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    UpgradeOptions options = UpgradeOptions.defaults();

    assertThat(options.subprotocols()).isEmpty();
    assertThat(options.handshakeTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.redirects()).isZero();
    assertThat(options.maxResponseHeadBytes()).isEqualTo(16 * 1_024);
    assertThat(options.maxResponseHeaders()).isEqualTo(128);
    assertThat(options.maxErrorBodyBytes()).isEqualTo(4 * 1_024);
    assertThat(options.maxFrameBytes()).isEqualTo(1_024 * 1_024);
    assertThat(options.maxMessageBytes()).isEqualTo(1_024 * 1_024);
    assertThat(options.maxFragments()).isEqualTo(4_096);
    assertThat(options.messageTimeout()).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void aLimitMayBeItsSmallestAndItsLargestValue(Limit limit) {
    assertThat(limit.get().applyAsInt(limit.set(limit.min()).build())).isEqualTo(limit.min());
    assertThat(limit.get().applyAsInt(limit.set(limit.max()).build())).isEqualTo(limit.max());
  }

  @ParameterizedTest
  @MethodSource("limits")
  void aLimitOutOfRangeIsRefusedWithOptionRangeAndValue(Limit limit) {
    for (int value : new int[] {limit.min() - 1, limit.max() + 1, Integer.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> limit.set(value))
          .withMessage(
              String.format(
                  Locale.ROOT,
                  "%s must be %,d to %,d, was %,d",
                  limit.name(),
                  limit.min(),
                  limit.max(),
                  value));
    }
  }

  @Test
  void aTimeoutOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpgradeOptions.builder().handshakeTimeout(Duration.ZERO))
        .withMessage("handshakeTimeout must be 1 ms to 1 day, was 0s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpgradeOptions.builder().messageTimeout(Duration.ofHours(25)))
        .withMessage("messageTimeout must be 1 ms to 1 day, was 25h");
  }

  @Test
  void subprotocolsKeepTheirOrderAndCase() {
    assertThat(UpgradeOptions.builder().subprotocols("v2.chat", "V1.chat").build().subprotocols())
        .containsExactly("v2.chat", "V1.chat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a,b", "a\r\nX-Forged: 1", "ä", "a/b", "\"a\""})
  void aSubprotocolMustBeAToken(String subprotocol) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpgradeOptions.builder().subprotocols(subprotocol))
        .withMessageStartingWith("A subprotocol must ")
        .withMessageNotContaining("\n");
  }

  @Test
  void aSubprotocolMustBeOfferedOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpgradeOptions.builder().subprotocols("chat", "soap", "chat"))
        .withMessage("subprotocols must be unique (RFC 6455 §4.1), was twice: chat");
  }

  @Test
  void toBuilderKeepsEveryValue() {
    UpgradeOptions options = everythingSet();

    assertThat(options.toBuilder().build()).isEqualTo(options).hasSameHashCodeAs(options);
    assertThat(options).isNotEqualTo(UpgradeOptions.defaults());
    assertThat(options.toBuilder().subprotocols().build()).isNotEqualTo(options);
  }

  @Test
  void toStringShowsEveryValue() {
    assertThat(everythingSet())
        .hasToString(
            "UpgradeOptions[subprotocols=[chat], deflate=Deflate[serverContextTakeover=true, "
                + "clientContextTakeover=true, serverMaxWindowBits=15, clientMaxWindowBits=15, threshold=5, level=6], "
                + "handshakeTimeout=1s, redirects=2, maxResponseHeadBytes=256, "
                + "maxResponseHeaders=3, maxErrorBodyBytes=4, maxFrameBytes=125, maxMessageBytes=126, "
                + "maxFragments=7, messageTimeout=8s]");
  }

  static UpgradeOptions everythingSet() {
    return UpgradeOptions.builder()
        .subprotocols("chat")
        .deflate(Deflate.on().threshold(5))
        .handshakeTimeout(Duration.ofSeconds(1))
        .redirects(2)
        .maxResponseHeadBytes(256)
        .maxResponseHeaders(3)
        .maxErrorBodyBytes(4)
        .maxFrameBytes(125)
        .maxMessageBytes(126)
        .maxFragments(7)
        .messageTimeout(Duration.ofSeconds(8))
        .build();
  }
}
