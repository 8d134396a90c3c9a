// SPDX-License-Identifier: MIT
package io.fresh;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the server in the opening handshake, and how much is accepted from it. Immutable.
 *
 * <p>Whatever a server can make grow has a limit here. A value out of range is refused by the builder with an
 * {@link IllegalArgumentException}.
 */
public final class UpgradeOptions {

  /** {@link #handshakeTimeout()} unless set: 10 s. */
  public static final Duration DEFAULT_HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

  /** {@link #redirects()} unless set: 0, none is followed. */
  public static final int DEFAULT_REDIRECTS = 0;

  /** {@link #maxResponseHeadBytes()} unless set: 16 KiB. */
  public static final int DEFAULT_MAX_RESPONSE_HEAD_BYTES = 16 << 10;

  /** {@link #maxResponseHeaders()} unless set: 128. */
  public static final int DEFAULT_MAX_RESPONSE_HEADERS = 128;

  /** {@link #maxErrorBodyBytes()} unless set: 4 KiB. */
  public static final int DEFAULT_MAX_ERROR_BODY_BYTES = 4 << 10;

  /** {@link #maxFrameBytes()} unless set: 1 MiB. */
  public static final int DEFAULT_MAX_FRAME_BYTES = 1 << 20;

  /** {@link #maxMessageBytes()} unless set: 1 MiB. */
  public static final int DEFAULT_MAX_MESSAGE_BYTES = 1 << 20;

  /** {@link #maxFragments()} unless set: 4,096. */
  public static final int DEFAULT_MAX_FRAGMENTS = 4096;

  /** {@link #messageTimeout()} unless set: 60 s. */
  public static final Duration DEFAULT_MESSAGE_TIMEOUT = Duration.ofSeconds(60);

  private static final int MAX_REDIRECTS = 5;
  private static final int MIN_HEAD_BYTES = 256;
  private static final int MAX_HEAD_BYTES = 1 << 20;

  /** A valid 101 has three headers: Upgrade, Connection, Sec-WebSocket-Accept. */
  private static final int MIN_HEADERS = 3;

  private static final int MAX_HEADERS = 10_000;
  private static final int MAX_BODY_BYTES = 1 << 20;

  /** Below this a message could be smaller than what a ping carries. */
  private static final int MIN_PAYLOAD_BYTES = Frame.MAX_CONTROL_PAYLOAD;

  /** A message with its header and room to grow has to fit into one buffer, whose size is an {@code int}. */
  private static final int MAX_PAYLOAD_BYTES = 1 << 30;

  private static final int FRAGMENTS_CAP = 1_000_000;

  private static final Setting<List<String>> SUBPROTOCOLS =
      Setting.of("subprotocols", List.of(), UpgradeOptions::checkedSubprotocols);
  private static final Setting<Deflate> DEFLATE = Setting.of("deflate", Deflate.off());
  private static final Setting<Duration> HANDSHAKE_TIMEOUT =
      Setting.duration("handshakeTimeout", DEFAULT_HANDSHAKE_TIMEOUT);
  private static final Setting<Integer> REDIRECTS =
      Setting.number("redirects", 0, MAX_REDIRECTS, DEFAULT_REDIRECTS);
  private static final Setting<Integer> MAX_RESPONSE_HEAD_BYTES =
      Setting.number(
          "maxResponseHeadBytes", MIN_HEAD_BYTES, MAX_HEAD_BYTES, DEFAULT_MAX_RESPONSE_HEAD_BYTES);
  private static final Setting<Integer> MAX_RESPONSE_HEADERS =
      Setting.number("maxResponseHeaders", MIN_HEADERS, MAX_HEADERS, DEFAULT_MAX_RESPONSE_HEADERS);
  private static final Setting<Integer> MAX_ERROR_BODY_BYTES =
      Setting.number("maxErrorBodyBytes", 0, MAX_BODY_BYTES, DEFAULT_MAX_ERROR_BODY_BYTES);
  private static final Setting<Integer> MAX_FRAME_BYTES =
      Setting.number(
          "maxFrameBytes", MIN_PAYLOAD_BYTES, MAX_PAYLOAD_BYTES, DEFAULT_MAX_FRAME_BYTES);
  private static final Setting<Integer> MAX_MESSAGE_BYTES =
      Setting.number(
          "maxMessageBytes", MIN_PAYLOAD_BYTES, MAX_PAYLOAD_BYTES, DEFAULT_MAX_MESSAGE_BYTES);
  private static final Setting<Integer> MAX_FRAGMENTS =
      Setting.number("maxFragments", 1, FRAGMENTS_CAP, DEFAULT_MAX_FRAGMENTS);
  private static final Setting<Duration> MESSAGE_TIMEOUT =
      Setting.duration("messageTimeout", DEFAULT_MESSAGE_TIMEOUT);

  /** All of them, in the order in which they are shown. */
  private static final List<Setting<?>> TABLE =
      List.of(
          SUBPROTOCOLS,
          DEFLATE,
          HANDSHAKE_TIMEOUT,
          REDIRECTS,
          MAX_RESPONSE_HEAD_BYTES,
          MAX_RESPONSE_HEADERS,
          MAX_ERROR_BODY_BYTES,
          MAX_FRAME_BYTES,
          MAX_MESSAGE_BYTES,
          MAX_FRAGMENTS,
          MESSAGE_TIMEOUT);

  private static final UpgradeOptions DEFAULTS = new UpgradeOptions(Settings.NONE);

  private final Settings settings;

  private UpgradeOptions(Settings settings) {
    this.settings = settings;
  }

  /** {@return the options in which nothing is set} */
  public static UpgradeOptions defaults() {
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
   * These options where they were set, and others where they were not.
   *
   * @param fallback gives what was not set here
   * @return the options
   */
  public UpgradeOptions orElse(UpgradeOptions fallback) {
    return new UpgradeOptions(settings.orElse(fallback.settings));
  }

  /** {@return the subprotocols to offer, the preferred one first (RFC 6455 §1.9); empty: none is offered} */
  public List<String> subprotocols() {
    return settings.get(SUBPROTOCOLS);
  }

  /** {@return whether compression is offered, and how (RFC 7692); off unless set} */
  public Deflate deflate() {
    return settings.get(DEFLATE);
  }

  /** {@return how long the server may take from the upgrade request to the end of its answer's head} */
  public Duration handshakeTimeout() {
    return settings.get(HANDSHAKE_TIMEOUT);
  }

  /**
   * How many redirects of the server one attempt to connect follows (RFC 6455 §4.2.2); 0, the default: none, and a redirect is a
   * {@link FreshException.EstablishingFailed} like any other refusal.
   *
   * <p><b>Followed</b> is a 301, 302, 303, 307 or 308 with one {@code Location}, absolute or relative, of scheme {@code ws} or {@code
   * wss}, or {@code http} or {@code https}, which are read as these; what stands behind a {@code #} in it is dropped. Each step has the
   * timeouts of its phases to itself; all of them are one attempt, bounded by {@link TransportOptions#attemptTimeout()} and counted
   * once. A reconnect begins at the first server again. Cookies that a server sets on the way are not kept, and its {@code Retry-After}
   * is not waited for.
   *
   * <p><b>Not followed</b> is what leads from {@code wss} to {@code ws}, has user information in its {@code Location}, has none or
   * several of them or one that cannot be read, names another scheme, or comes when as many as this have been followed. It is
   * an {@code EstablishingFailed} that says which, and not retryable: until the server is changed, it answers the same.
   *
   * <p><b>Credentials</b> stay with the origin: scheme, host and port. Another origin is not sent the {@linkplain Options#headers()
   * headers} of the options or of their supplier, whatever their names, nor the URI's user information; over TLS it is not shown
   * {@link Tls#clientKey()}, and is known by its own host instead of {@link Tls#serverName()}. The same holds for whatever follows in
   * that attempt, even at the first origin. From {@code ws} to {@code wss} of the same host is another origin. Subprotocols are offered
   * everywhere. A query of the {@code Location} is the server's, and sent as it is.
   *
   * @return 0 to 5
   */
  public int redirects() {
    return settings.get(REDIRECTS);
  }

  /** {@return the largest head of an answer: status line and headers, in bytes} */
  public int maxResponseHeadBytes() {
    return settings.get(MAX_RESPONSE_HEAD_BYTES);
  }

  /** {@return the largest number of headers in an answer} */
  public int maxResponseHeaders() {
    return settings.get(MAX_RESPONSE_HEADERS);
  }

  /** {@return how much of a refusal's body {@link FreshException.EstablishingFailed#body()} keeps, in bytes} */
  public int maxErrorBodyBytes() {
    return settings.get(MAX_ERROR_BODY_BYTES);
  }

  /**
   * The largest payload of one frame, in bytes. A larger one is refused from its header with 1009, before a byte of it is
   * held; one that is compressed also if it is larger after inflation, which goes no further than to the limit. Not for messages that a handler takes in parts ({@code boolean last}), of which nothing is held: there the limit of
   * the message holds alone.
   *
   * @return the limit
   */
  public int maxFrameBytes() {
    return settings.get(MAX_FRAME_BYTES);
  }

  /**
   * The largest payload of a whole message, in bytes. A larger one is refused with 1009; also one that a handler takes in
   * parts, by the header of the frame that goes beyond it. For one that is compressed the limit holds both before and after
   * inflation.
   *
   * @return the limit
   */
  public int maxMessageBytes() {
    return settings.get(MAX_MESSAGE_BYTES);
  }

  /**
   * The largest number of frames in one message, empty ones counted. Of a message that a handler takes in parts, empty ones
   * alone: the others are bounded by {@link #maxMessageBytes()}.
   *
   * @return the limit
   */
  public int maxFragments() {
    return settings.get(MAX_FRAGMENTS);
  }

  /**
   * How long a message may take from its first byte to its last. One that a handler takes in parts may take that long from
   * each part to the next.
   *
   * @return the limit
   */
  public Duration messageTimeout() {
    return settings.get(MESSAGE_TIMEOUT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UpgradeOptions that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** {@return all values} */
  @Override
  public String toString() {
    return "UpgradeOptions" + settings.text(TABLE);
  }

  private static List<String> checkedSubprotocols(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      Token.require("A subprotocol", name);
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "subprotocols must be unique (RFC 6455 §4.1), was twice: " + name);
      }
    }
    return List.copyOf(names);
  }

  /** Collects the values. Not safe for use by several threads. */
  public static final class Builder {

    private Settings settings;

    private Builder(Settings settings) {
      this.settings = settings;
    }

    /**
     * Sets {@link UpgradeOptions#subprotocols()}.
     *
     * @param names tokens (RFC 9110 §5.6.2), each once
     * @return this builder
     */
    public Builder subprotocols(String... names) {
      return subprotocols(List.of(names));
    }

    /**
     * Sets {@link UpgradeOptions#subprotocols()}.
     *
     * @param names tokens (RFC 9110 §5.6.2), each once
     * @return this builder
     */
    public Builder subprotocols(List<String> names) {
      return with(SUBPROTOCOLS, names);
    }

    /**
     * Sets {@link UpgradeOptions#deflate()}.
     *
     * @param deflate {@link Deflate#on()}, with other parameters if need be, or {@link Deflate#off()}
     * @return this builder
     */
    public Builder deflate(Deflate deflate) {
      return with(DEFLATE, deflate);
    }

    /**
     * Sets {@link UpgradeOptions#handshakeTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder handshakeTimeout(Duration timeout) {
      return with(HANDSHAKE_TIMEOUT, timeout);
    }

    /**
     * Sets {@link UpgradeOptions#redirects()}.
     *
     * @param limit 0 to 5; 0 = none is followed
     * @return this builder
     */
    public Builder redirects(int limit) {
      return with(REDIRECTS, limit);
    }

    /**
     * Sets {@link UpgradeOptions#maxResponseHeadBytes()}.
     *
     * @param bytes 256 to 1 MiB
     * @return this builder
     */
    public Builder maxResponseHeadBytes(int bytes) {
      return with(MAX_RESPONSE_HEAD_BYTES, bytes);
    }

    /**
     * Sets {@link UpgradeOptions#maxResponseHeaders()}.
     *
     * @param headers 3 to 10,000
     * @return this builder
     */
    public Builder maxResponseHeaders(int headers) {
      return with(MAX_RESPONSE_HEADERS, headers);
    }

    /**
     * Sets {@link UpgradeOptions#maxErrorBodyBytes()}.
     *
     * @param bytes 0 to 1 MiB
     * @return this builder
     */
    public Builder maxErrorBodyBytes(int bytes) {
      return with(MAX_ERROR_BODY_BYTES, bytes);
    }

    /**
     * Sets {@link UpgradeOptions#maxFrameBytes()}.
     *
     * @param bytes 125 to 1 GiB
     * @return this builder
     */
    public Builder maxFrameBytes(int bytes) {
      return with(MAX_FRAME_BYTES, bytes);
    }

    /**
     * Sets {@link UpgradeOptions#maxMessageBytes()}.
     *
     * @param bytes 125 to 1 GiB
     * @return this builder
     */
    public Builder maxMessageBytes(int bytes) {
      return with(MAX_MESSAGE_BYTES, bytes);
    }

    /**
     * Sets {@link UpgradeOptions#maxFragments()}.
     *
     * @param fragments 1 to 1,000,000
     * @return this builder
     */
    public Builder maxFragments(int fragments) {
      return with(MAX_FRAGMENTS, fragments);
    }

    /**
     * Sets {@link UpgradeOptions#messageTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder messageTimeout(Duration timeout) {
      return with(MESSAGE_TIMEOUT, timeout);
    }

    /** {@return the options} */
    public UpgradeOptions build() {
      return new UpgradeOptions(settings);
    }

    private <T> Builder with(Setting<T> setting, T value) {
      settings = settings.with(setting, value);
      return this;
    }
  }
}
