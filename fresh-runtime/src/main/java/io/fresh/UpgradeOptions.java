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

  private static final int MAX_FRAGMENTS = 1_000_000;

  private static final UpgradeOptions DEFAULTS = builder().build();

  private final List<String> subprotocols;
  private final Duration handshakeTimeout;
  private final int maxResponseHeadBytes;
  private final int maxResponseHeaders;
  private final int maxErrorBodyBytes;
  private final int maxFrameBytes;
  private final int maxMessageBytes;
  private final int maxFragments;
  private final Duration messageTimeout;

  private UpgradeOptions(Builder builder) {
    subprotocols = builder.subprotocols;
    handshakeTimeout = builder.handshakeTimeout;
    maxResponseHeadBytes = builder.maxResponseHeadBytes;
    maxResponseHeaders = builder.maxResponseHeaders;
    maxErrorBodyBytes = builder.maxErrorBodyBytes;
    maxFrameBytes = builder.maxFrameBytes;
    maxMessageBytes = builder.maxMessageBytes;
    maxFragments = builder.maxFragments;
    messageTimeout = builder.messageTimeout;
  }

  /** {@return the options in which nothing is set} */
  public static UpgradeOptions defaults() {
    return DEFAULTS;
  }

  /** {@return a builder that starts with {@link #defaults()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts with these values} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.subprotocols = subprotocols;
    builder.handshakeTimeout = handshakeTimeout;
    builder.maxResponseHeadBytes = maxResponseHeadBytes;
    builder.maxResponseHeaders = maxResponseHeaders;
    builder.maxErrorBodyBytes = maxErrorBodyBytes;
    builder.maxFrameBytes = maxFrameBytes;
    builder.maxMessageBytes = maxMessageBytes;
    builder.maxFragments = maxFragments;
    builder.messageTimeout = messageTimeout;
    return builder;
  }

  /** {@return the subprotocols to offer, the preferred one first (RFC 6455 §1.9); empty: none is offered} */
  public List<String> subprotocols() {
    return subprotocols;
  }

  /** {@return how long the server may take from the upgrade request to the end of its answer's head} */
  public Duration handshakeTimeout() {
    return handshakeTimeout;
  }

  /** {@return the largest head of an answer: status line and headers, in bytes} */
  public int maxResponseHeadBytes() {
    return maxResponseHeadBytes;
  }

  /** {@return the largest number of headers in an answer} */
  public int maxResponseHeaders() {
    return maxResponseHeaders;
  }

  /** {@return how much of a refusal's body {@link FreshException.EstablishingFailed#body()} keeps, in bytes} */
  public int maxErrorBodyBytes() {
    return maxErrorBodyBytes;
  }

  /**
   * The largest payload of one frame, in bytes. A larger one is refused from its header with 1009, before a byte of it is
   * held.
   *
   * @return the limit
   */
  public int maxFrameBytes() {
    return maxFrameBytes;
  }

  /** {@return the largest payload of a whole message, in bytes; a larger one is refused with 1009} */
  public int maxMessageBytes() {
    return maxMessageBytes;
  }

  /** {@return the largest number of frames in one message, empty ones counted} */
  public int maxFragments() {
    return maxFragments;
  }

  /** {@return how long a message may take from its first byte to its last} */
  public Duration messageTimeout() {
    return messageTimeout;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UpgradeOptions that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** {@return all values} */
  @Override
  public String toString() {
    return "UpgradeOptions[subprotocols=%s, handshakeTimeout=%s, maxResponseHeadBytes=%d, maxResponseHeaders=%d"
            .formatted(
                subprotocols,
                Range.text(handshakeTimeout),
                maxResponseHeadBytes,
                maxResponseHeaders)
        + ", maxErrorBodyBytes=%d, maxFrameBytes=%d, maxMessageBytes=%d, maxFragments=%d, messageTimeout=%s]"
            .formatted(
                maxErrorBodyBytes,
                maxFrameBytes,
                maxMessageBytes,
                maxFragments,
                Range.text(messageTimeout));
  }

  private List<Object> values() {
    return List.of(
        subprotocols,
        handshakeTimeout,
        maxResponseHeadBytes,
        maxResponseHeaders,
        maxErrorBodyBytes,
        maxFrameBytes,
        maxMessageBytes,
        maxFragments,
        messageTimeout);
  }

  /** Collects the values. Not safe for use by several threads. */
  public static final class Builder {

    private List<String> subprotocols = List.of();
    private Duration handshakeTimeout = DEFAULT_HANDSHAKE_TIMEOUT;
    private int maxResponseHeadBytes = DEFAULT_MAX_RESPONSE_HEAD_BYTES;
    private int maxResponseHeaders = DEFAULT_MAX_RESPONSE_HEADERS;
    private int maxErrorBodyBytes = DEFAULT_MAX_ERROR_BODY_BYTES;
    private int maxFrameBytes = DEFAULT_MAX_FRAME_BYTES;
    private int maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES;
    private int maxFragments = DEFAULT_MAX_FRAGMENTS;
    private Duration messageTimeout = DEFAULT_MESSAGE_TIMEOUT;

    private Builder() {}

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
      Set<String> seen = new HashSet<>();
      for (String name : names) {
        Token.require("A subprotocol", name);
        if (!seen.add(name)) {
          throw new IllegalArgumentException(
              "subprotocols must be unique (RFC 6455 §4.1), was twice: " + name);
        }
      }
      subprotocols = List.copyOf(names);
      return this;
    }

    /**
     * Sets {@link UpgradeOptions#handshakeTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder handshakeTimeout(Duration timeout) {
      handshakeTimeout = Range.duration("handshakeTimeout", timeout);
      return this;
    }

    /**
     * Sets {@link UpgradeOptions#maxResponseHeadBytes()}.
     *
     * @param bytes 256 to 1 MiB
     * @return this builder
     */
    public Builder maxResponseHeadBytes(int bytes) {
      maxResponseHeadBytes =
          Range.number("maxResponseHeadBytes", MIN_HEAD_BYTES, MAX_HEAD_BYTES, bytes);
      return this;
    }

    /**
     * Sets {@link UpgradeOptions#maxResponseHeaders()}.
     *
     * @param headers 3 to 10,000
     * @return this builder
     */
    public Builder maxResponseHeaders(int headers) {
      maxResponseHeaders = Range.number("maxResponseHeaders", MIN_HEADERS, MAX_HEADERS, headers);
      return this;
    }

    /**
     * Sets {@link UpgradeOptions#maxErrorBodyBytes()}.
     *
     * @param bytes 0 to 1 MiB
     * @return this builder
     */
    public Builder maxErrorBodyBytes(int bytes) {
      maxErrorBodyBytes = Range.number("maxErrorBodyBytes", 0, MAX_BODY_BYTES, bytes);
      return this;
    }

    /**
     * Sets {@link UpgradeOptions#maxFrameBytes()}.
     *
     * @param bytes 125 to 1 GiB
     * @return this builder
     */
    public Builder maxFrameBytes(int bytes) {
      maxFrameBytes = Range.number("maxFrameBytes", MIN_PAYLOAD_BYTES, MAX_PAYLOAD_BYTES, bytes);
      return this;
    }

    /**
     * Sets {@link UpgradeOptions#maxMessageBytes()}.
     *
     * @param bytes 125 to 1 GiB
     * @return this builder
     */
    public Builder maxMessageBytes(int bytes) {
      maxMessageBytes =
          Range.number("maxMessageBytes", MIN_PAYLOAD_BYTES, MAX_PAYLOAD_BYTES, bytes);
      return this;
    }

    /**
     * Sets {@link UpgradeOptions#maxFragments()}.
     *
     * @param fragments 1 to 1,000,000
     * @return this builder
     */
    public Builder maxFragments(int fragments) {
      maxFragments = Range.number("maxFragments", 1, MAX_FRAGMENTS, fragments);
      return this;
    }

    /**
     * Sets {@link UpgradeOptions#messageTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder messageTimeout(Duration timeout) {
      messageTimeout = Range.duration("messageTimeout", timeout);
      return this;
    }

    /** {@return the options} */
    public UpgradeOptions build() {
      return new UpgradeOptions(this);
    }
  }
}
