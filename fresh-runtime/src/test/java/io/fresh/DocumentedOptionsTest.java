// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option that Fresh for Elixir documents is here, with its default and its off switch, and refuses what is none. */
final class DocumentedOptionsTest {

  /**
   * An option of the original.
   *
   * @param original its name there
   * @param value reads it here
   * @param unset what the original documents as its default
   * @param refused sets a value that it must not have
   * @param message names option, range and value; those of a header are its name, why not, and nothing
   */
  private record Documented(
      String original,
      Function<Options, Object> value,
      Object unset,
      Consumer<Options.Builder> refused,
      String message) {

    @Override
    public String toString() {
      return original;
    }
  }

  private static List<Documented> options() {
    return List.of(
        new Documented(
            ":name", Options::name, Optional.empty(), builder -> builder.name(null), "name"),
        new Documented(
            ":headers",
            Options::headers,
            Headers.empty(),
            builder -> builder.header("Host", "example.com"),
            "Header Host cannot be set: the runtime takes it from the URI"),
        new Documented(
            ":transport_opts",
            Options::transport,
            TransportOptions.defaults(),
            builder -> TransportOptions.builder().connectTimeout(Duration.ZERO),
            "connectTimeout must be 1 ms to 1 day, was 0s"),
        new Documented(
            ":mint_upgrade_opts",
            Options::upgrade,
            UpgradeOptions.defaults(),
            builder -> UpgradeOptions.builder().maxFrameBytes(1),
            "maxFrameBytes must be 125 to 1,073,741,824, was 1"),
        new Documented(
            ":ping_interval",
            Options::pingInterval,
            Duration.ofSeconds(30),
            builder -> builder.pingInterval(Duration.ofMillis(-1)),
            "pingInterval must be 0 (off) or 1 ms to 1 day, was -0.001s"),
        new Documented(
            ":backoff_initial",
            Options::backoffInitial,
            Duration.ofMillis(250),
            builder -> builder.backoffInitial(Duration.ZERO),
            "backoffInitial must be 1 ms to 1 day, was 0s"),
        new Documented(
            ":backoff_max",
            Options::backoffMax,
            Duration.ofSeconds(30),
            builder -> builder.backoffMax(Duration.ofDays(2)),
            "backoffMax must be 1 ms to 1 day, was 48h"),
        new Documented(
            ":hibernate_after",
            Options::hibernateAfter,
            Duration.ZERO,
            builder -> builder.hibernateAfter(Duration.ofNanos(1)),
            "hibernateAfter must be 0 (never) or 1 ms to 1 day, was 0.000000001s"));
  }

  @ParameterizedTest
  @MethodSource("options")
  void itHasTheDocumentedDefault(Documented option) {
    assertThat(option.value().apply(Options.defaults())).isEqualTo(option.unset());
  }

  @ParameterizedTest
  @MethodSource("options")
  void itsRefusalNamesOptionRangeAndValue(Documented option) {
    assertThatThrownBy(() -> option.refused().accept(Options.builder()))
        .hasMessage(option.message());
  }

  /** There is no value to refuse. */
  @Test
  void errorLoggingAndInfoLoggingAreOnUnlessTurnedOff() {
    assertThat(Options.defaults().errorLogging()).isTrue();
    assertThat(Options.defaults().infoLogging()).isTrue();
    assertThat(Options.builder().errorLogging(false).build().errorLogging()).isFalse();
    assertThat(Options.builder().infoLogging(false).build().infoLogging()).isFalse();
  }

  @Test
  void zeroTurnsPingsAndHibernationOff() {
    Options off =
        Options.builder().pingInterval(Duration.ZERO).hibernateAfter(Duration.ZERO).build();

    assertThat(off.pingInterval()).isZero();
    assertThat(off.hibernateAfter()).isZero();
  }

  @Test
  void theDocumentedExampleCanBeWritten() {
    Name name = Name.local("Example.Connection");

    Options options =
        Options.builder()
            .name(name)
            .header("Authorization", "Bearer token")
            .pingInterval(Duration.ofMinutes(1))
            .errorLogging(false)
            .backoffInitial(Duration.ofSeconds(5))
            .backoffMax(Duration.ofMinutes(1))
            .hibernateAfter(Duration.ofMinutes(10))
            .build();

    assertThat(options.name()).contains(name);
    assertThat(options.hibernateAfter()).isEqualTo(Duration.ofMinutes(10));
  }
}
