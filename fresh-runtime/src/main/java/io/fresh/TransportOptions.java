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
import java.util.Objects;
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

  private static final TransportOptions DEFAULTS = builder().build();

  private final Duration connectTimeout;
  private final Duration tlsTimeout;
  private final Duration attemptTimeout;
  private final Duration lingerTimeout;
  private final Tls tls;
  private final Map<SocketOption<?>, Object> socketOptions;
  private final @Nullable InetSocketAddress localAddress;
  private final EventLoops eventLoops;
  private final int outboundMessages;
  private final long outboundBytes;

  private TransportOptions(Builder builder) {
    connectTimeout = builder.connectTimeout;
    tlsTimeout = builder.tlsTimeout;
    attemptTimeout = builder.attemptTimeout;
    lingerTimeout = builder.lingerTimeout;
    tls = builder.tls;
    socketOptions = Map.copyOf(builder.socketOptions);
    localAddress = builder.localAddress;
    eventLoops = builder.eventLoops;
    outboundMessages = builder.outboundMessages;
    outboundBytes = builder.outboundBytes;
  }

  /** {@return the options in which nothing is set} */
  public static TransportOptions defaults() {
    return DEFAULTS;
  }

  /** {@return a builder that starts with {@link #defaults()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts with these values} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.connectTimeout = connectTimeout;
    builder.tlsTimeout = tlsTimeout;
    builder.attemptTimeout = attemptTimeout;
    builder.lingerTimeout = lingerTimeout;
    builder.tls = tls;
    builder.socketOptions.putAll(socketOptions);
    builder.localAddress = localAddress;
    builder.eventLoops = eventLoops;
    builder.outboundMessages = outboundMessages;
    builder.outboundBytes = outboundBytes;
    return builder;
  }

  /** {@return how long name look-up and TCP may take, over all addresses of the host} */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** {@return how long the TLS handshake may take} */
  public Duration tlsTimeout() {
    return tlsTimeout;
  }

  /** {@return how long a whole attempt may take, from the name look-up to the verified 101} */
  public Duration attemptTimeout() {
    return attemptTimeout;
  }

  /**
   * How long the server's end of TCP is waited for once the closing handshake is done. The server is to close first (RFC
   * 6455 §7.1.1); after this time the client does.
   *
   * @return the time; 0: it is not waited for
   */
  public Duration lingerTimeout() {
    return lingerTimeout;
  }

  /** {@return how {@code wss} is secured} */
  public Tls tls() {
    return tls;
  }

  /** {@return what is set on the TCP socket} */
  public Map<SocketOption<?>, Object> socketOptions() {
    return socketOptions;
  }

  /** {@return the address to connect from; empty: the system chooses} */
  public Optional<InetSocketAddress> localAddress() {
    return Optional.ofNullable(localAddress);
  }

  /** {@return the threads that the connection uses; {@link EventLoops#shared()} unless set} */
  public EventLoops eventLoops() {
    return eventLoops;
  }

  /** {@return how many frames may wait to be written; beyond it nothing more is accepted} */
  public int outboundMessages() {
    return outboundMessages;
  }

  /** {@return how many bytes may wait to be written; beyond it nothing more is accepted} */
  public long outboundBytes() {
    return outboundBytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransportOptions that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** {@return all values; keys are hidden} */
  @Override
  public String toString() {
    return "TransportOptions[connectTimeout=%s, tlsTimeout=%s, attemptTimeout=%s, lingerTimeout=%s, tls=%s"
            .formatted(
                Range.text(connectTimeout),
                Range.text(tlsTimeout),
                Range.text(attemptTimeout),
                Range.text(lingerTimeout),
                tls)
        + ", socketOptions=%s, localAddress=%s, eventLoops=%s, outboundMessages=%d, outboundBytes=%d]"
            .formatted(
                socketOptionsByName(),
                localAddress == null ? "any" : localAddress,
                eventLoops,
                outboundMessages,
                outboundBytes);
  }

  private Map<String, Object> socketOptionsByName() {
    Map<String, Object> byName = new TreeMap<>();
    socketOptions.forEach((option, value) -> byName.put(option.name(), value));
    return byName;
  }

  private List<Object> values() {
    return List.of(
        connectTimeout,
        tlsTimeout,
        attemptTimeout,
        lingerTimeout,
        tls,
        socketOptions,
        localAddress(),
        eventLoops,
        outboundMessages,
        outboundBytes);
  }

  /** Collects the values. Not safe for use by several threads. */
  public static final class Builder {

    private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
    private Duration tlsTimeout = DEFAULT_TLS_TIMEOUT;
    private Duration attemptTimeout = DEFAULT_ATTEMPT_TIMEOUT;
    private Duration lingerTimeout = DEFAULT_LINGER_TIMEOUT;
    private Tls tls = Tls.platform();
    private final Map<SocketOption<?>, Object> socketOptions =
        new HashMap<>(DEFAULT_SOCKET_OPTIONS);
    private @Nullable InetSocketAddress localAddress;
    private EventLoops eventLoops = EventLoops.shared();
    private int outboundMessages = DEFAULT_OUTBOUND_MESSAGES;
    private long outboundBytes = DEFAULT_OUTBOUND_BYTES;

    private Builder() {}

    /**
     * Sets {@link TransportOptions#connectTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder connectTimeout(Duration timeout) {
      connectTimeout = Range.duration("connectTimeout", timeout);
      return this;
    }

    /**
     * Sets {@link TransportOptions#tlsTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder tlsTimeout(Duration timeout) {
      tlsTimeout = Range.duration("tlsTimeout", timeout);
      return this;
    }

    /**
     * Sets {@link TransportOptions#attemptTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder attemptTimeout(Duration timeout) {
      attemptTimeout = Range.duration("attemptTimeout", timeout);
      return this;
    }

    /**
     * Sets {@link TransportOptions#lingerTimeout()}.
     *
     * @param timeout 0 (do not wait) or 1 ms to 1 day
     * @return this builder
     */
    public Builder lingerTimeout(Duration timeout) {
      lingerTimeout = Range.durationOrZero("lingerTimeout", "do not wait", timeout);
      return this;
    }

    /**
     * Sets {@link TransportOptions#tls()}.
     *
     * @param options how {@code wss} is secured
     * @return this builder
     */
    public Builder tls(Tls options) {
      tls = Objects.requireNonNull(options, "tls");
      return this;
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
      socketOptions.put(option, option.type().cast(value));
      return this;
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
      localAddress = address;
      return this;
    }

    /**
     * Sets {@link TransportOptions#eventLoops()}.
     *
     * @param group the threads
     * @return this builder
     */
    public Builder eventLoops(EventLoops group) {
      eventLoops = Objects.requireNonNull(group, "eventLoops");
      return this;
    }

    /**
     * Sets {@link TransportOptions#outboundMessages()}.
     *
     * @param messages 1 to 1,000,000
     * @return this builder
     */
    public Builder outboundMessages(int messages) {
      outboundMessages = Range.number("outboundMessages", 1, MAX_OUTBOUND_MESSAGES, messages);
      return this;
    }

    /**
     * Sets {@link TransportOptions#outboundBytes()}.
     *
     * @param bytes 1 to 1 TiB
     * @return this builder
     */
    public Builder outboundBytes(long bytes) {
      outboundBytes = Range.number("outboundBytes", 1L, MAX_OUTBOUND_BYTES, bytes);
      return this;
    }

    /** {@return the options} */
    public TransportOptions build() {
      return new TransportOptions(this);
    }
  }
}
