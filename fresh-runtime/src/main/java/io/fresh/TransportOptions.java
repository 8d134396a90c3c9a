// SPDX-License-Identifier: MIT
package io.fresh;

import static java.net.StandardSocketOptions.IP_TOS;
import static java.net.StandardSocketOptions.SO_KEEPALIVE;
import static java.net.StandardSocketOptions.SO_LINGER;
import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static java.net.StandardSocketOptions.TCP_NODELAY;

import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How bytes travel: TCP, TLS, threads and the outbound queue. Immutable.
 *
 * <p>A value out of range is refused by the builder with an {@link IllegalArgumentException}. No duration may be longer than
 * a day.
 */
public final class TransportOptions {

  /** {@link #connectTimeout()} unless set: 10 s. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** {@link #tlsTimeout()} unless set: 10 s. */
  public static final Duration DEFAULT_TLS_TIMEOUT = Duration.ofSeconds(10);

  /** {@link #attemptTimeout()} unless set: 30 s. */
  public static final Duration DEFAULT_ATTEMPT_TIMEOUT = Duration.ofSeconds(30);

  /** {@link #lingerTimeout()} unless set: 2 s. */
  public static final Duration DEFAULT_LINGER_TIMEOUT = Duration.ofSeconds(2);

  /** {@link #socketOptions()} unless set: {@code TCP_NODELAY} is on, since frames are flushed in batches already. */
  public static final Map<SocketOption<?>, Object> DEFAULT_SOCKET_OPTIONS =
      Map.of(TCP_NODELAY, true);

  /** {@link #outboundMessages()} unless set: 1,024. */
  public static final int DEFAULT_OUTBOUND_MESSAGES = 1024;

  /** {@link #outboundBytes()} unless set: 16 MiB. */
  public static final long DEFAULT_OUTBOUND_BYTES = 16L << 20;

  private static final int MAX_OUTBOUND_MESSAGES = 1_000_000;
  private static final long MAX_OUTBOUND_BYTES = 1L << 40;

  /** What every transport can set on a TCP socket; what some would ignore without a word is refused instead. */
  private static final List<SocketOption<?>> SUPPORTED =
      List.of(IP_TOS, SO_KEEPALIVE, SO_LINGER, SO_RCVBUF, SO_REUSEADDR, SO_SNDBUF, TCP_NODELAY);

  private static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.duration("connectTimeout", DEFAULT_CONNECT_TIMEOUT);
  private static final Setting<Duration> TLS_TIMEOUT =
      Setting.duration("tlsTimeout", DEFAULT_TLS_TIMEOUT);
  private static final Setting<Duration> ATTEMPT_TIMEOUT =
      Setting.duration("attemptTimeout", DEFAULT_ATTEMPT_TIMEOUT);
  private static final Setting<Duration> LINGER_TIMEOUT =
      Setting.durationOrZero("lingerTimeout", "do not wait", DEFAULT_LINGER_TIMEOUT);
  private static final Setting<Tls> TLS = Setting.of("tls", Tls.platform());

  /** Without the default ones, so that those of a fallback come before them. */
  private static final Setting<Map<SocketOption<?>, Object>> SOCKET_OPTIONS =
      Setting.of("socketOptions", Map.<SocketOption<?>, Object>of())
          .shownAs(own -> byName(union(own, DEFAULT_SOCKET_OPTIONS)))
          .mergedBy(TransportOptions::union);

  private static final Setting<Optional<Proxy>> PROXY =
      Setting.of("proxy", Optional.<Proxy>empty())
          .shownAs(proxy -> proxy.isPresent() ? proxy.get() : "none");
  private static final Setting<Optional<InetSocketAddress>> LOCAL_ADDRESS =
      Setting.of("localAddress", Optional.<InetSocketAddress>empty())
          .shownAs(address -> address.isPresent() ? address.get() : "any");
  private static final Setting<EventLoops> EVENT_LOOPS =
      Setting.of("eventLoops", EventLoops.shared());
  private static final Setting<Integer> OUTBOUND_MESSAGES =
      Setting.number("outboundMessages", 1, MAX_OUTBOUND_MESSAGES, DEFAULT_OUTBOUND_MESSAGES);
  private static final Setting<Long> OUTBOUND_BYTES =
      Setting.number("outboundBytes", 1L, MAX_OUTBOUND_BYTES, DEFAULT_OUTBOUND_BYTES);

  /** All of them, in the order in which they are shown. */
  private static final List<Setting<?>> TABLE =
      List.of(
          CONNECT_TIMEOUT,
          TLS_TIMEOUT,
          ATTEMPT_TIMEOUT,
          LINGER_TIMEOUT,
          TLS,
          PROXY,
          SOCKET_OPTIONS,
          LOCAL_ADDRESS,
          EVENT_LOOPS,
          OUTBOUND_MESSAGES,
          OUTBOUND_BYTES);

  private static final TransportOptions DEFAULTS = new TransportOptions(Settings.NONE);

  private final Settings settings;

  private TransportOptions(Settings settings) {
    this.settings = settings;
  }

  /** {@return the options in which nothing is set} */
  public static TransportOptions defaults() {
    return DEFAULTS;
  }

  /** {@return a builder in which nothing is set} */
  public static Builder builder() {
    return new Builder(Settings.NONE);
  }

  /** {@return a builder in which is set what was set here} */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  /**
   * These options where they were set, and others where they were not. Each of {@link #socketOptions()} counts for itself.
   *
   * @param fallback gives what was not set here
   * @return the options
   */
  public TransportOptions orElse(TransportOptions fallback) {
    return new TransportOptions(settings.orElse(fallback.settings));
  }

  /**
   * How long it may take to reach the server: name look-up and TCP, over all addresses of the host; with a {@link #proxy()}
   * the same for the proxy, and the conversation in which it opens the way to the server.
   *
   * @return the time
   */
  public Duration connectTimeout() {
    return settings.get(CONNECT_TIMEOUT);
  }

  /** {@return how long the TLS handshake may take} */
  public Duration tlsTimeout() {
    return settings.get(TLS_TIMEOUT);
  }

  /** {@return how long a whole attempt may take, from the name look-up to the verified 101} */
  public Duration attemptTimeout() {
    return settings.get(ATTEMPT_TIMEOUT);
  }

  /**
   * How long the server's end of TCP is waited for once the closing handshake is done. The server is to close first (RFC
   * 6455 §7.1.1); after this time the client does.
   *
   * @return the time; 0: it is not waited for
   */
  public Duration lingerTimeout() {
    return settings.get(LINGER_TIMEOUT);
  }

  /** {@return how {@code wss} is secured} */
  public Tls tls() {
    return settings.get(TLS);
  }

  /**
   * The proxy through which the server is reached; its name is looked up at each attempt. Neither system properties nor
   * environment variables are read: without this option there is no proxy.
   *
   * <pre>{@code
   * TransportOptions.builder().proxy(Proxy.http("proxy.example", 3128)).build();
   * }</pre>
   *
   * @return the proxy; empty: none
   */
  public Optional<Proxy> proxy() {
    return settings.get(PROXY);
  }

  /** {@return what is set on the TCP socket, the one to the proxy if there is one} */
  public Map<SocketOption<?>, Object> socketOptions() {
    return union(settings.get(SOCKET_OPTIONS), DEFAULT_SOCKET_OPTIONS);
  }

  /** {@return the address to connect from; empty: the system chooses} */
  public Optional<InetSocketAddress> localAddress() {
    return settings.get(LOCAL_ADDRESS);
  }

  /** {@return the threads that the connection uses; {@link EventLoops#shared()} unless set} */
  public EventLoops eventLoops() {
    return settings.get(EVENT_LOOPS);
  }

  /** {@return how many frames may wait to be written; beyond it nothing more is accepted} */
  public int outboundMessages() {
    return settings.get(OUTBOUND_MESSAGES);
  }

  /** {@return how many bytes may wait to be written; beyond it nothing more is accepted} */
  public long outboundBytes() {
    return settings.get(OUTBOUND_BYTES);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransportOptions that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** {@return all values; keys are hidden} */
  @Override
  public String toString() {
    return "TransportOptions" + settings.text(TABLE);
  }

  private static Map<SocketOption<?>, Object> union(
      Map<SocketOption<?>, Object> own, Map<SocketOption<?>, Object> fallback) {
    Map<SocketOption<?>, Object> all = new HashMap<>(fallback);
    all.putAll(own);
    return Map.copyOf(all);
  }

  private static Map<String, Object> byName(Map<SocketOption<?>, Object> options) {
    Map<String, Object> byName = new TreeMap<>();
    options.forEach((option, value) -> byName.put(option.name(), value));
    return byName;
  }

  /** Collects the values. Not safe for use by several threads. */
  public static final class Builder {

    private Settings settings;

    private Builder(Settings settings) {
      this.settings = settings;
    }

    /**
     * Sets {@link TransportOptions#connectTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder connectTimeout(Duration timeout) {
      return with(CONNECT_TIMEOUT, timeout);
    }

    /**
     * Sets {@link TransportOptions#tlsTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder tlsTimeout(Duration timeout) {
      return with(TLS_TIMEOUT, timeout);
    }

    /**
     * Sets {@link TransportOptions#attemptTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder attemptTimeout(Duration timeout) {
      return with(ATTEMPT_TIMEOUT, timeout);
    }

    /**
     * Sets {@link TransportOptions#lingerTimeout()}.
     *
     * @param timeout 0 (do not wait) or 1 ms to 1 day
     * @return this builder
     */
    public Builder lingerTimeout(Duration timeout) {
      return with(LINGER_TIMEOUT, timeout);
    }

    /**
     * Sets {@link TransportOptions#tls()}.
     *
     * @param options how {@code wss} is secured
     * @return this builder
     */
    public Builder tls(Tls options) {
      return with(TLS, options);
    }

    /**
     * Sets {@link TransportOptions#proxy()}.
     *
     * @param proxy the proxy
     * @return this builder
     */
    public Builder proxy(Proxy proxy) {
      return with(PROXY, Optional.of(proxy));
    }

    /**
     * Sets one of {@link TransportOptions#socketOptions()}.
     *
     * @param <T> the type of its value
     * @param option one of {@link java.net.StandardSocketOptions}: {@code IP_TOS}, {@code SO_KEEPALIVE}, {@code SO_LINGER},
     *     {@code SO_RCVBUF}, {@code SO_REUSEADDR}, {@code SO_SNDBUF}, {@code TCP_NODELAY}
     * @param value its value
     * @return this builder
     */
    public <T> Builder socketOption(SocketOption<T> option, T value) {
      if (!SUPPORTED.contains(option)) {
        throw new IllegalArgumentException(
            "socketOption must be one of %s, was %s"
                .formatted(SUPPORTED.stream().map(SocketOption::name).toList(), option.name()));
      }
      Map<SocketOption<?>, Object> one = Map.of(option, option.type().cast(value));
      return with(SOCKET_OPTIONS, union(one, settings.get(SOCKET_OPTIONS)));
    }

    /**
     * Sets {@link TransportOptions#localAddress()}.
     *
     * @param address an address of this machine; port 0 is any
     * @return this builder
     */
    public Builder localAddress(InetSocketAddress address) {
      if (address.isUnresolved()) {
        throw new IllegalArgumentException(
            "localAddress must be an address of this machine, was the unresolved name "
                + address.getHostString());
      }
      return with(LOCAL_ADDRESS, Optional.of(address));
    }

    /**
     * Sets {@link TransportOptions#eventLoops()}.
     *
     * @param group the threads
     * @return this builder
     */
    public Builder eventLoops(EventLoops group) {
      return with(EVENT_LOOPS, group);
    }

    /**
     * Sets {@link TransportOptions#outboundMessages()}.
     *
     * @param messages 1 to 1,000,000
     * @return this builder
     */
    public Builder outboundMessages(int messages) {
      return with(OUTBOUND_MESSAGES, messages);
    }

    /**
     * Sets {@link TransportOptions#outboundBytes()}.
     *
     * @param bytes 1 to 1 TiB
     * @return this builder
     */
    public Builder outboundBytes(long bytes) {
      return with(OUTBOUND_BYTES, bytes);
    }

    /** {@return the options} */
    public TransportOptions build() {
      return new TransportOptions(settings);
    }

    private <T> Builder with(Setting<T> setting, T value) {
      settings = settings.with(setting, value);
      return this;
    }
  }
}
