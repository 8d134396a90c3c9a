// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {

  private static final Duration DAY = Duration.ofDays(1);

  private record DurationOption(
      String name,
      String range,
      BiFunction<Options.Builder, Duration, Options.Builder> set,
      Function<Options, Duration> get) {

    boolean mayBeZero() {
      return range.startsWith("0");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<DurationOption> durationOptions() {
    return List.of(
        new DurationOption(
            "pingInterval",
            "0 (off) or 1 ms to 1 day",
            Options.Builder::pingInterval,
            Options::pingInterval),
        new DurationOption(
            "pongTimeout", "1 ms to 1 day", Options.Builder::pongTimeout, Options::pongTimeout),
        new DurationOption(
            "backoffInitial",
            "1 ms to 1 day",
            (builder, value) -> builder.backoffMax(DAY).backoffInitial(value),
            Options::backoffInitial),
        new DurationOption(
            "backoffMax",
            "1 ms to 1 day",
            (builder, value) -> builder.backoffInitial(Duration.ofMillis(1)).backoffMax(value),
            Options::backoffMax),
        new DurationOption(
            "stableAfter",
            "0 (as soon as @OnConnect has been handled) or 1 ms to 1 day",
            Options.Builder::stableAfter,
            Options::stableAfter),
        new DurationOption(
            "closeTimeout", "1 ms to 1 day", Options.Builder::closeTimeout, Options::closeTimeout),
        new DurationOption(
            "hibernateAfter",
            "0 (never) or 1 ms to 1 day",
            Options.Builder::hibernateAfter,
            Options::hibernateAfter),
        new DurationOption(
            "supplierTimeout",
            "1 ms to 1 day",
            Options.Builder::supplierTimeout,
            Options::supplierTimeout));
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    Options options = Options.defaults();

    assertThat(options.pingInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.pongTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(options.backoffInitial()).isEqualTo(Duration.ofMillis(250));
    assertThat(options.backoffMax()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.jitter()).isEqualTo(Jitter.NONE);
    assertThat(options.maxAttempts()).isEqualTo(Options.UNLIMITED);
    assertThat(options.stableAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.closeTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.errorLogging()).isTrue();
    assertThat(options.infoLogging()).isTrue();
    assertThat(options.mailboxMessages()).isEqualTo(256);
    assertThat(options.mailboxBytes()).isEqualTo(4 * 1024 * 1024);
    assertThat(options.name()).isEmpty();
    assertThat(options.hibernateAfter()).isZero();
    assertThat(options.mdcLogging()).isFalse();
    assertThat(options.sendBuffer()).isEqualTo(SendBuffer.NONE);
    assertThat(options.headers()).isEqualTo(Headers.empty());
    assertThat(options.headersFrom()).isEmpty();
    assertThat(options.uriFrom()).isEmpty();
    assertThat(options.supplierTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.transport()).isEqualTo(TransportOptions.defaults());
    assertThat(options.upgrade()).isEqualTo(UpgradeOptions.defaults());
  }

  @ParameterizedTest
  @MethodSource("durationOptions")
  void aDurationMayBeAMillisecondToADay(DurationOption option) {
    for (Duration value : List.of(Duration.ofMillis(1), DAY)) {
      Options options = option.set().apply(Options.builder(), value).build();

      assertThat(option.get().apply(options)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("durationOptions")
  void aDurationOutOfRangeIsRefusedWithOptionRangeAndValue(DurationOption option) {
    assertRefused(option, Duration.ofSeconds(-1), "-1s");
    assertRefused(option, Duration.ofNanos(999_999), "0.000999999s");
    assertRefused(option, DAY.plusNanos(1), "24h0.000000001s");
    assertRefused(option, Duration.ofSeconds(Long.MAX_VALUE), "2562047788015215h30m7s");
  }

  @ParameterizedTest
  @MethodSource("durationOptions")
  void zeroIsAllowedWhereItHasAMeaning(DurationOption option) {
    if (option.mayBeZero()) {
      Options options = option.set().apply(Options.builder(), Duration.ZERO).build();

      assertThat(option.get().apply(options)).isZero();
    } else {
      assertRefused(option, Duration.ZERO, "0s");
    }
  }

  private static void assertRefused(DurationOption option, Duration value, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> option.set().apply(Options.builder(), value))
        .withMessage("%s must be %s, was %s", option.name(), option.range(), shown);
  }

  @ParameterizedTest
  @MethodSource("durationOptions")
  void noDurationIsNull(DurationOption option) {
    assertThatNullPointerException()
        .isThrownBy(() -> option.set().apply(Options.builder(), null))
        .withMessage(option.name());
  }

  @Test
  void anInitialBackoffAboveTheMaximumIsRefused() {
    Options.Builder builder = Options.builder().backoffInitial(Duration.ofMinutes(1));

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("backoffInitial must not be above backoffMax (30s), was 1m");
    assertThat(builder.backoffMax(Duration.ofMinutes(1)).build().backoffInitial())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void atLeastOneAttemptIsMade() {
    assertThat(Options.builder().maxAttempts(1).build().maxAttempts()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.builder().maxAttempts(0))
        .withMessage("maxAttempts must be 1 to 2,147,483,647, was 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_000_001})
  void theMailboxHoldsOneToAMillionMessages(int messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.builder().mailboxMessages(messages))
        .withMessage(
            String.format(
                Locale.ROOT, "mailboxMessages must be 1 to 1,000,000, was %,d", messages));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "upgrade",
        "CONNECTION",
        "Sec-WebSocket-Key",
        "Sec-WebSocket-Version",
        "Sec-WebSocket-Accept",
        "Sec-WebSocket-Extensions",
        "Sec-WebSocket-Protocol",
        "Content-Length",
        "Transfer-Encoding"
      })
  void aHeaderThatTheRuntimeSetsIsRefusedInAnyCase(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.builder().header(name, "secret"))
        .withMessageStartingWith("Header " + name + " cannot be set: ")
        .withMessageNotContaining("secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.builder().headers(Headers.of("Origin", "x", name, "secret")))
        .withMessageStartingWith("Header " + name + " cannot be set: ");
  }

  @Test
  void theRefusalOfASubprotocolHeaderSaysWhatToUse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.builder().header("Sec-WebSocket-Protocol", "chat"))
        .withMessageEndingWith("use UpgradeOptions.subprotocols");
  }

  @Test
  void headerAddsAndHeadersReplaces() {
    Options.Builder builder = Options.builder().header("A", "1").header("a", "2");

    assertThat(builder.build().headers()).isEqualTo(Headers.of("A", "1", "A", "2"));
    assertThat(builder.headers(Headers.of("B", "3")).header("C", "4").build().headers())
        .isEqualTo(Headers.of("B", "3", "C", "4"));
  }

  @Test
  void aBuilderDoesNotChangeWhatItHasBuilt() {
    Options.Builder builder = Options.builder().header("A", "1");
    Options built = builder.build();

    builder.header("B", "2").pingInterval(Duration.ZERO);

    assertThat(built).isEqualTo(Options.builder().header("A", "1").build());
  }

  @Test
  void toBuilderKeepsEveryValue() {
    Options options = everythingSet();

    assertThat(options.toBuilder().build()).isEqualTo(options).hasSameHashCodeAs(options);
    assertThat(options).isNotEqualTo(Options.defaults());
    assertThat(options.toBuilder().infoLogging(true).build()).isNotEqualTo(options);
  }

  @Test
  void everyValueCanBeSet() {
    Options options = everythingSet();

    assertThat(options.jitter()).isEqualTo(Jitter.FULL);
    assertThat(options.errorLogging()).isFalse();
    assertThat(options.infoLogging()).isFalse();
    assertThat(options.mailboxMessages()).isEqualTo(10);
    assertThat(options.mailboxBytes()).isEqualTo(11);
    assertThat(options.transport().outboundMessages()).isEqualTo(5);
    assertThat(options.upgrade().maxFragments()).isEqualTo(6);
  }

  @Test
  void toStringShowsValuesButNoSecret() {
    assertThat(everythingSet().toString())
        .startsWith("Options[name=prices, pingInterval=1s, pongTimeout=0.002s, ")
        .contains("maxAttempts=7, ", "headers=Headers[Authorization=***], ", "outboundMessages=5")
        .doesNotContain("secret");
    assertThat(Options.defaults().toString()).contains("maxAttempts=unlimited, ");
  }

  /** A supplier that tells all. */
  private record Telling(String secret) implements Callable<CompletionStage<Headers>> {
    @Override
    public CompletionStage<Headers> call() {
      return CompletableFuture.completedFuture(Headers.of("Authorization", secret));
    }
  }

  @Test
  void toStringShowsThatThereIsASupplierAndNothingOfIt() {
    Options options =
        Options.builder()
            .headersFromAsync(new Telling("secret"))
            .uriFrom(new Constant("wss://user:secret@example.com/?key=secret"))
            .build();

    assertThat(options.toString())
        .contains("headersFrom=set, uriFrom=set, ")
        .doesNotContain("secret");
  }

  private record Constant(String uri) implements Callable<String> {
    @Override
    public String call() {
      return uri;
    }
  }

  @Test
  void optionsWithTheSameSupplierAreEqual() {
    Callable<String> uri = new Constant("ws://example.com");
    Callable<CompletionStage<Headers>> headers = new Telling("secret");

    assertThat(Options.builder().uriFrom(uri).headersFromAsync(headers).build())
        .isEqualTo(Options.builder().uriFrom(uri).headersFromAsync(headers).build())
        .isNotEqualTo(Options.builder().uriFrom(uri).build());
  }

  @Test
  void nullIsRefusedUnderTheNameOfTheOption() {
    Options.Builder builder = Options.builder();

    assertNull("name", () -> builder.name(null));
    assertNull("jitter", () -> builder.jitter(null));
    assertNull("sendBuffer", () -> builder.sendBuffer(null));
    assertNull("headers", () -> builder.headers(null));
    assertNull("headersFrom", () -> builder.headersFrom(null));
    assertNull("headersFrom", () -> builder.headersFromAsync(null));
    assertNull("uriFrom", () -> builder.uriFrom(null));
    assertNull("uriFrom", () -> builder.uriFromAsync(null));
    assertNull("transport", () -> builder.transport(null));
    assertNull("upgrade", () -> builder.upgrade(null));
  }

  private static void assertNull(String option, ThrowingCallable set) {
    assertThatNullPointerException().isThrownBy(set).withMessage(option);
  }

  static Options everythingSet() {
    return Options.builder()
        .name(Name.local("prices"))
        .pingInterval(Duration.ofSeconds(1))
        .pongTimeout(Duration.ofMillis(2))
        .backoffInitial(Duration.ofSeconds(3))
        .backoffMax(Duration.ofSeconds(4))
        .jitter(Jitter.FULL)
        .maxAttempts(7)
        .stableAfter(Duration.ofSeconds(8))
        .closeTimeout(Duration.ofSeconds(9))
        .hibernateAfter(Duration.ofSeconds(11))
        .errorLogging(false)
        .infoLogging(false)
        .mdcLogging(true)
        .mailboxMessages(10)
        .mailboxBytes(11)
        .sendBuffer(SendBuffer.of(12, 13, Duration.ofSeconds(14)))
        .header("Authorization", "Bearer secret")
        .headersFrom(() -> Headers.of("Authorization", "Bearer secret"))
        .uriFrom(() -> "wss://example.com/?key=secret")
        .supplierTimeout(Duration.ofSeconds(15))
        .transport(TransportOptions.builder().outboundMessages(5).build())
        .upgrade(UpgradeOptions.builder().maxFragments(6).build())
        .build();
  }
}
