// SPDX-License-Identifier: MIT
package io.fresh;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a connection behaves. Immutable.
 *
 * <pre>{@code
 * Options options = Options.builder()
 *     .pingInterval(Duration.ofSeconds(10))
 *     .header("Authorization", token)
 *     .build();
 * }</pre>
 *
 * <p>A value out of range is refused by the builder with an {@link IllegalArgumentException}. No duration may be longer than
 * a day. {@link #toString()} shows no header's value and no key.
 */
public final class Options {

  /** The value of {@link #maxAttempts()} that sets no bound. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** {@link #pingInterval()} unless set: 30 s. */
  public static final Duration DEFAULT_PING_INTERVAL = Duration.ofSeconds(30);

  /** {@link #pongTimeout()} unless set: 20 s. */
  public static final Duration DEFAULT_PONG_TIMEOUT = Duration.ofSeconds(20);

  /** {@link #backoffInitial()} unless set: 250 ms. */
  public static final Duration DEFAULT_BACKOFF_INITIAL = Duration.ofMillis(250);

  /** {@link #backoffMax()} unless set: 30 s. */
  public static final Duration DEFAULT_BACKOFF_MAX = Duration.ofSeconds(30);

  /** {@link #jitter()} unless set: none. */
  public static final Jitter DEFAULT_JITTER = Jitter.NONE;

  /** {@link #maxAttempts()} unless set: {@link #UNLIMITED}. */
  public static final int DEFAULT_MAX_ATTEMPTS = UNLIMITED;

  /** {@link #stableAfter()} unless set: 5 s. */
  public static final Duration DEFAULT_STABLE_AFTER = Duration.ofSeconds(5);

  /** {@link #closeTimeout()} unless set: 10 s. */
  public static final Duration DEFAULT_CLOSE_TIMEOUT = Duration.ofSeconds(10);

  /** {@link #errorLogging()} unless set: on. */
  public static final boolean DEFAULT_ERROR_LOGGING = true;

  /** {@link #infoLogging()} unless set: on. */
  public static final boolean DEFAULT_INFO_LOGGING = true;

  /** {@link #mailboxMessages()} unless set: 256. */
  public static final int DEFAULT_MAILBOX_MESSAGES = 256;

  private static final int MAX_MAILBOX_MESSAGES = 1_000_000;

  private static final Options DEFAULTS = builder().build();

  private final Duration pingInterval;
  private final Duration pongTimeout;
  private final Duration backoffInitial;
  private final Duration backoffMax;
  private final Jitter jitter;
  private final int maxAttempts;
  private final Duration stableAfter;
  private final Duration closeTimeout;
  private final boolean errorLogging;
  private final boolean infoLogging;
  private final int mailboxMessages;
  private final Headers headers;
  private final TransportOptions transport;
  private final UpgradeOptions upgrade;

  private Options(Builder builder) {
    pingInterval = builder.pingInterval;
    pongTimeout = builder.pongTimeout;
    backoffInitial = builder.backoffInitial;
    backoffMax = builder.backoffMax;
    jitter = builder.jitter;
    maxAttempts = builder.maxAttempts;
    stableAfter = builder.stableAfter;
    closeTimeout = builder.closeTimeout;
    errorLogging = builder.errorLogging;
    infoLogging = builder.infoLogging;
    mailboxMessages = builder.mailboxMessages;
    headers = builder.headers.build();
    transport = builder.transport;
    upgrade = builder.upgrade;
  }

  /** {@return the options in which nothing is set} */
  public static Options defaults() {
    return DEFAULTS;
  }

  /** {@return a builder that starts with {@link #defaults()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts with these values} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.pingInterval = pingInterval;
    builder.pongTimeout = pongTimeout;
    builder.backoffInitial = backoffInitial;
    builder.backoffMax = backoffMax;
    builder.jitter = jitter;
    builder.maxAttempts = maxAttempts;
    builder.stableAfter = stableAfter;
    builder.closeTimeout = closeTimeout;
    builder.errorLogging = errorLogging;
    builder.infoLogging = infoLogging;
    builder.mailboxMessages = mailboxMessages;
    builder.headers = headers.toBuilder();
    builder.transport = transport;
    builder.upgrade = upgrade;
    return builder;
  }

  /** {@return how often an empty ping is sent while the connection is open; 0: never} */
  public Duration pingInterval() {
    return pingInterval;
  }

  /**
   * How long the peer may be silent after a ping. Not one byte in that time, of whatever kind, ends the connection as
   * {@link FreshException.StreamingFailed}.
   *
   * @return the time
   */
  public Duration pongTimeout() {
    return pongTimeout;
  }

  /**
   * The delay before the first reconnect. Each further one is one and a half times the one before, up to
   * {@link #backoffMax()}.
   *
   * @return the delay
   */
  public Duration backoffInitial() {
    return backoffInitial;
  }

  /**
   * The longest delay before a reconnect; also the delay after an error that is not
   * {@linkplain FreshException#isRetryable() retryable}. Only a server's {@code Retry-After} may exceed it.
   *
   * @return the delay
   */
  public Duration backoffMax() {
    return backoffMax;
  }

  /** {@return how chance changes the delays} */
  public Jitter jitter() {
    return jitter;
  }

  /**
   * How many attempts in a row may fail before the connection ends as {@link ExitReason.Failed} with the last error.
   *
   * @return the number; {@link #UNLIMITED}: it never gives up
   */
  public int maxAttempts() {
    return maxAttempts;
  }

  /**
   * How long a connection must stay open for the backoff to begin anew. At 0 it does as soon as {@code @OnConnect} has been
   * handled; a server that accepts and drops is then hammered.
   *
   * @return the time
   */
  public Duration stableAfter() {
    return stableAfter;
  }

  /** {@return how long the peer's Close is waited for, after ours (RFC 6455 §7.1.1)} */
  public Duration closeTimeout() {
    return closeTimeout;
  }

  /** {@return whether errors and lost connections are logged} */
  public boolean errorLogging() {
    return errorLogging;
  }

  /** {@return whether connecting, reconnecting and ending are logged} */
  public boolean infoLogging() {
    return infoLogging;
  }

  /** {@return how many messages of {@link Connection#tell} may wait for their handler} */
  public int mailboxMessages() {
    return mailboxMessages;
  }

  /** {@return what is sent with each upgrade request, beside what the runtime sets} */
  public Headers headers() {
    return headers;
  }

  /** {@return how bytes travel} */
  public TransportOptions transport() {
    return transport;
  }

  /** {@return what is asked of the server, and what is accepted from it} */
  public UpgradeOptions upgrade() {
    return upgrade;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Options that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** {@return all values; those of headers, and keys, are hidden} */
  @Override
  public String toString() {
    return "Options[pingInterval=%s, pongTimeout=%s, backoffInitial=%s, backoffMax=%s, jitter=%s, maxAttempts=%s"
            .formatted(
                Range.text(pingInterval),
                Range.text(pongTimeout),
                Range.text(backoffInitial),
                Range.text(backoffMax),
                jitter,
                maxAttempts == UNLIMITED ? "unlimited" : maxAttempts)
        + ", stableAfter=%s, closeTimeout=%s, errorLogging=%s, infoLogging=%s, mailboxMessages=%d"
            .formatted(
                Range.text(stableAfter),
                Range.text(closeTimeout),
                errorLogging,
                infoLogging,
                mailboxMessages)
        + ", headers=%s, transport=%s, upgrade=%s]".formatted(headers, transport, upgrade);
  }

  private List<Object> values() {
    return List.of(
        pingInterval,
        pongTimeout,
        backoffInitial,
        backoffMax,
        jitter,
        maxAttempts,
        stableAfter,
        closeTimeout,
        errorLogging,
        infoLogging,
        mailboxMessages,
        headers,
        transport,
        upgrade);
  }

  /** Collects the values. Not safe for use by several threads. */
  public static final class Builder {

    private Duration pingInterval = DEFAULT_PING_INTERVAL;
    private Duration pongTimeout = DEFAULT_PONG_TIMEOUT;
    private Duration backoffInitial = DEFAULT_BACKOFF_INITIAL;
    private Duration backoffMax = DEFAULT_BACKOFF_MAX;
    private Jitter jitter = DEFAULT_JITTER;
    private int maxAttempts = DEFAULT_MAX_ATTEMPTS;
    private Duration stableAfter = DEFAULT_STABLE_AFTER;
    private Duration closeTimeout = DEFAULT_CLOSE_TIMEOUT;
    private boolean errorLogging = DEFAULT_ERROR_LOGGING;
    private boolean infoLogging = DEFAULT_INFO_LOGGING;
    private int mailboxMessages = DEFAULT_MAILBOX_MESSAGES;
    private Headers.Builder headers = Headers.builder();
    private TransportOptions transport = TransportOptions.defaults();
    private UpgradeOptions upgrade = UpgradeOptions.defaults();

    private Builder() {}

    /**
     * Sets {@link Options#pingInterval()}.
     *
     * @param interval 0 (off) or 1 ms to 1 day
     * @return this builder
     */
    public Builder pingInterval(Duration interval) {
      pingInterval = Range.durationOrZero("pingInterval", "off", interval);
      return this;
    }

    /**
     * Sets {@link Options#pongTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder pongTimeout(Duration timeout) {
      pongTimeout = Range.duration("pongTimeout", timeout);
      return this;
    }

    /**
     * Sets {@link Options#backoffInitial()}.
     *
     * @param delay 1 ms to 1 day, and not above the maximum
     * @return this builder
     */
    public Builder backoffInitial(Duration delay) {
      backoffInitial = Range.duration("backoffInitial", delay);
      return this;
    }

    /**
     * Sets {@link Options#backoffMax()}.
     *
     * @param delay 1 ms to 1 day
     * @return this builder
     */
    public Builder backoffMax(Duration delay) {
      backoffMax = Range.duration("backoffMax", delay);
      return this;
    }

    /**
     * Sets {@link Options#jitter()}.
     *
     * @param kind the kind
     * @return this builder
     */
    public Builder jitter(Jitter kind) {
      jitter = Objects.requireNonNull(kind, "jitter");
      return this;
    }

    /**
     * Sets {@link Options#maxAttempts()}.
     *
     * @param attempts at least 1, or {@link Options#UNLIMITED}
     * @return this builder
     */
    public Builder maxAttempts(int attempts) {
      maxAttempts = Range.number("maxAttempts", 1, UNLIMITED, attempts);
      return this;
    }

    /**
     * Sets {@link Options#stableAfter()}.
     *
     * @param time 0 (as soon as {@code @OnConnect} has been handled) or 1 ms to 1 day
     * @return this builder
     */
    public Builder stableAfter(Duration time) {
      stableAfter =
          Range.durationOrZero("stableAfter", "as soon as @OnConnect has been handled", time);
      return this;
    }

    /**
     * Sets {@link Options#closeTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder closeTimeout(Duration timeout) {
      closeTimeout = Range.duration("closeTimeout", timeout);
      return this;
    }

    /**
     * Sets {@link Options#errorLogging()}.
     *
     * @param on whether to log
     * @return this builder
     */
    public Builder errorLogging(boolean on) {
      errorLogging = on;
      return this;
    }

    /**
     * Sets {@link Options#infoLogging()}.
     *
     * @param on whether to log
     * @return this builder
     */
    public Builder infoLogging(boolean on) {
      infoLogging = on;
      return this;
    }

    /**
     * Sets {@link Options#mailboxMessages()}.
     *
     * @param messages 1 to 1,000,000
     * @return this builder
     */
    public Builder mailboxMessages(int messages) {
      mailboxMessages = Range.number("mailboxMessages", 1, MAX_MAILBOX_MESSAGES, messages);
      return this;
    }

    /**
     * Sets {@link Options#headers()}, in place of those set or added before.
     *
     * @param all the headers; none that the runtime sets itself
     * @return this builder
     */
    public Builder headers(Headers all) {
      all.names().forEach(RuntimeHeaders::refuse);
      headers = all.toBuilder();
      return this;
    }

    /**
     * Adds one of {@link Options#headers()}.
     *
     * @param name a token (RFC 9110 §5.6.2); none that the runtime sets itself
     * @param value the value
     * @return this builder
     */
    public Builder header(String name, String value) {
      RuntimeHeaders.refuse(name);
      headers.add(name, value);
      return this;
    }

    /**
     * Sets {@link Options#transport()}.
     *
     * @param options how bytes travel
     * @return this builder
     */
    public Builder transport(TransportOptions options) {
      transport = Objects.requireNonNull(options, "transport");
      return this;
    }

    /**
     * Sets {@link Options#upgrade()}.
     *
     * @param options what is asked of the server, and what is accepted from it
     * @return this builder
     */
    public Builder upgrade(UpgradeOptions options) {
      upgrade = Objects.requireNonNull(options, "upgrade");
      return this;
    }

    /**
     * The options.
     *
     * @return the options
     * @throws IllegalArgumentException if the initial backoff is above the maximum
     */
    public Options build() {
      if (backoffInitial.compareTo(backoffMax) > 0) {
        throw new IllegalArgumentException(
            "backoffInitial must not be above backoffMax (%s), was %s"
                .formatted(Range.text(backoffMax), Range.text(backoffInitial)));
      }
      return new Options(this);
    }
  }
}
