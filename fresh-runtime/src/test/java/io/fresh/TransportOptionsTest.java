// SPDX-License-Identifier: MIT
package io.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TransportOptionsTest {

  private record DurationOption(
      String name, BiFunction<TransportOptions.Builder, Duration, TransportOptions.Builder> set) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<DurationOption> timeouts() {
    return List.of(
        new DurationOption("connectTimeout", TransportOptions.Builder::connectTimeout),
        new DurationOption("tlsTimeout", TransportOptions.Builder::tlsTimeout),
        new DurationOption("attemptTimeout", TransportOptions.Builder::attemptTimeout));
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    TransportOptions options = TransportOptions.defaults();

    assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.tlsTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.attemptTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.lingerTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.tls()).isEqualTo(Tls.platform());
    assertThat(options.socketOptions()).isEqualTo(Map.of(StandardSocketOptions.TCP_NODELAY, true));
    assertThat(options.proxy()).isEmpty();
    assertThat(options.localAddress()).isEmpty();
    assertThat(options.eventLoops()).isSameAs(EventLoops.shared());
    assertThat(options.outboundMessages()).isEqualTo(1_024);
    assertThat(options.outboundBytes()).isEqualTo(16 * 1_024 * 1_024);
  }

  @ParameterizedTest
  @MethodSource("timeouts")
  void aTimeoutOutOfRangeIsRefused(DurationOption option) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> option.set().apply(TransportOptions.builder(), Duration.ZERO))
        .withMessage("%s must be 1 ms to 1 day, was 0s", option.name());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> option.set().apply(TransportOptions.builder(), Duration.ofDays(2)))
        .withMessage("%s must be 1 ms to 1 day, was 48h", option.name());
  }

  @Test
  void theEndOfTcpNeedNotBeWaitedFor() {
    assertThat(TransportOptions.builder().lingerTimeout(Duration.ZERO).build().lingerTimeout())
        .isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransportOptions.builder().lingerTimeout(Duration.ofMillis(-1)))
        .withMessage("lingerTimeout must be 0 (do not wait) or 1 ms to 1 day, was -0.001s");
  }

  @Test
  void aSocketOptionReplacesItsDefaultAndLeavesTheOthers() {
    TransportOptions options =
        TransportOptions.builder()
            .socketOption(StandardSocketOptions.SO_RCVBUF, 4096)
            .socketOption(StandardSocketOptions.TCP_NODELAY, false)
            .build();

    assertThat(options.socketOptions())
        .isEqualTo(
            Map.of(
                StandardSocketOptions.SO_RCVBUF, 4096, StandardSocketOptions.TCP_NODELAY, false));
    assertThat(TransportOptions.defaults().socketOptions()).hasSize(1);
  }

  @Test
  void aSocketOptionThatNoTcpClientHasIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TransportOptions.builder().socketOption(StandardSocketOptions.SO_BROADCAST, true))
        .withMessage(
            "socketOption must be one of [IP_TOS, SO_KEEPALIVE, SO_LINGER, SO_RCVBUF, SO_REUSEADDR, "
                + "SO_SNDBUF, TCP_NODELAY], was SO_BROADCAST");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void aSocketOptionTakesNoValueOfAnotherType() {
    SocketOption raw = StandardSocketOptions.SO_RCVBUF;

    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> TransportOptions.builder().socketOption(raw, "4096"));
  }

  @Test
  void anUnresolvedLocalAddressIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TransportOptions.builder()
                    .localAddress(InetSocketAddress.createUnresolved("here.invalid", 0)))
        .withMessage(
            "localAddress must be an address of this machine, was the unresolved name here.invalid");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, (1L << 40) + 1})
  void theOutboundQueueHoldsAByteToATebibyte(long bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransportOptions.builder().outboundBytes(bytes))
        .withMessage(
            String.format(
                Locale.ROOT, "outboundBytes must be 1 to 1,099,511,627,776, was %,d", bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_001})
  void theOutboundQueueHoldsOneToAMillionMessages(int messages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TransportOptions.builder().outboundMessages(messages))
        .withMessage(
            String.format(
                Locale.ROOT, "outboundMessages must be 1 to 1,000,000, was %,d", messages));
  }

  @Test
  void toBuilderKeepsEveryValue() {
    TransportOptions options = everythingSet();

    assertThat(options.toBuilder().build()).isEqualTo(options).hasSameHashCodeAs(options);
    assertThat(options).isNotEqualTo(TransportOptions.defaults());
    assertThat(options.toBuilder().eventLoops(EventLoops.create(1)).build()).isNotEqualTo(options);
  }

  @Test
  void toStringShowsEveryValue() {
    EventLoops loops = EventLoops.create(3);

    assertThat(everythingSet().toBuilder().eventLoops(loops).build())
        .hasToString(
            "TransportOptions[connectTimeout=1s, tlsTimeout=2s, attemptTimeout=3s, lingerTimeout=0s, "
                + "tls=Tls[trust=platform, clientKey=none, serverName=example.com], "
                + "proxy=SOCKS5 proxy proxy.example:1080 with credentials, "
                + "socketOptions={SO_KEEPALIVE=true, TCP_NODELAY=true}, "
                + "localAddress=localhost/127.0.0.1:0, eventLoops=EventLoops[3 threads], "
                + "outboundMessages=4, outboundBytes=5]");
  }

  static TransportOptions everythingSet() {
    return TransportOptions.builder()
        .connectTimeout(Duration.ofSeconds(1))
        .tlsTimeout(Duration.ofSeconds(2))
        .attemptTimeout(Duration.ofSeconds(3))
        .lingerTimeout(Duration.ZERO)
        .tls(Tls.builder().serverName("example.com").build())
        .proxy(Proxy.socks5("proxy.example", 1080).withCredentials("me", "s3cr3t"))
        .socketOption(StandardSocketOptions.SO_KEEPALIVE, true)
        .localAddress(new InetSocketAddress(loopback(), 0))
        .eventLoops(EventLoops.shared().daemon())
        .outboundMessages(4)
        .outboundBytes(5)
        .build();
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
