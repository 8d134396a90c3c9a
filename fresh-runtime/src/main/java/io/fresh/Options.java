// SPDX-License-Identifier: MIT
package io.fresh;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
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
 *
 * <p>The builder remembers which options were set, also where a value is the default: {@link #orElse} fills in those that were
 * not. Two options are equal if the same were set, to equal values.
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

  /** {@link #mailboxBytes()} unless set: 4 MiB. */
  public static final int DEFAULT_MAILBOX_BYTES = 4 << 20;

  /** {@link #hibernateAfter()} unless set: 0, never. */
  public static final Duration DEFAULT_HIBERNATE_AFTER = Duration.ZERO;

  /** {@link #mdcLogging()} unless set: off. */
  public static final boolean DEFAULT_MDC_LOGGING = false;

  /** {@link #sendBuffer()} unless set: none. */
  public static final SendBuffer DEFAULT_SEND_BUFFER = SendBuffer.NONE;

  /** {@link #supplierTimeout()} unless set: 10 s. */
  public static final Duration DEFAULT_SUPPLIER_TIMEOUT = Duration.ofSeconds(10);

  private static final int MAX_MAILBOX_MESSAGES = 1_000_000;
  private static final int MAX_MAILBOX_BYTES = 1 << 30;

  private static final Setting<Optional<Name>> NAME =
      Setting.of("name", Optional.<Name>empty())
          .shownAs(name -> name.isPresent() ? name.get() : "none");
  private static final Setting<Duration> PING_INTERVAL =
      Setting.durationOrZero("pingInterval", "off", DEFAULT_PING_INTERVAL);
  private static final Setting<Duration> PONG_TIMEOUT =
      Setting.duration("pongTimeout", DEFAULT_PONG_TIMEOUT);
  private static final Setting<Duration> BACKOFF_INITIAL =
      Setting.duration("backoffInitial", DEFAULT_BACKOFF_INITIAL);
  private static final Setting<Duration> BACKOFF_MAX =
      Setting.duration("backoffMax", DEFAULT_BACKOFF_MAX);
  private static final Setting<Jitter> JITTER = Setting.of("jitter", DEFAULT_JITTER);
  private static final Setting<Integer> MAX_ATTEMPTS =
      Setting.number("maxAttempts", 1, UNLIMITED, DEFAULT_MAX_ATTEMPTS)
          .shownAs(attempts -> attempts == UNLIMITED ? "unlimited" : attempts);
  private static final Setting<Duration> STABLE_AFTER =
      Setting.durationOrZero(
          "stableAfter", "as soon as @OnConnect has been handled", DEFAULT_STABLE_AFTER);
  private static final Setting<Duration> CLOSE_TIMEOUT =
      Setting.duration("closeTimeout", DEFAULT_CLOSE_TIMEOUT);
  private static final Setting<Duration> HIBERNATE_AFTER =
      Setting.durationOrZero("hibernateAfter", "never", DEFAULT_HIBERNATE_AFTER);
  private static final Setting<Boolean> ERROR_LOGGING =
      Setting.of("errorLogging", DEFAULT_ERROR_LOGGING);
  private static final Setting<Boolean> INFO_LOGGING =
      Setting.of("infoLogging", DEFAULT_INFO_LOGGING);
  private static final Setting<Boolean> MDC_LOGGING = Setting.of("mdcLogging", DEFAULT_MDC_LOGGING);
  private static final Setting<Integer> MAILBOX_MESSAGES =
      Setting.number("mailboxMessages", 1, MAX_MAILBOX_MESSAGES, DEFAULT_MAILBOX_MESSAGES);
  private static final Setting<Integer> MAILBOX_BYTES =
      Setting.number("mailboxBytes", 1, MAX_MAILBOX_BYTES, DEFAULT_MAILBOX_BYTES);
  private static final Setting<SendBuffer> SEND_BUFFER =
      Setting.of("sendBuffer", DEFAULT_SEND_BUFFER);
  private static final Setting<Headers> HEADERS =
      Setting.of("headers", Headers.empty(), RuntimeHeaders::refuseAny);
  private static final Setting<Optional<Callable<? extends CompletionStage<Headers>>>>
      HEADERS_FROM = Supplied.setting("headersFrom");
  private static final Setting<Optional<Callable<? extends CompletionStage<String>>>> URI_FROM =
      Supplied.setting("uriFrom");
  private static final Setting<Duration> SUPPLIER_TIMEOUT =
      Setting.duration("supplierTimeout", DEFAULT_SUPPLIER_TIMEOUT);
  private static final Setting<TransportOptions> TRANSPORT =
      Setting.of("transport", TransportOptions.defaults()).mergedBy(TransportOptions::orElse);
  private static final Setting<UpgradeOptions> UPGRADE =
      Setting.of("upgrade", UpgradeOptions.defaults()).mergedBy(UpgradeOptions::orElse);

  /** All of them, in the order in which they are shown. */
  private static final List<Setting<?>> TABLE =
      List.of(
          NAME,
          PING_INTERVAL,
          PONG_TIMEOUT,
          BACKOFF_INITIAL,
          BACKOFF_MAX,
          JITTER,
          MAX_ATTEMPTS,
          STABLE_AFTER,
          CLOSE_TIMEOUT,
          HIBERNATE_AFTER,
          ERROR_LOGGING,
          INFO_LOGGING,
          MDC_LOGGING,
          MAILBOX_MESSAGES,
          MAILBOX_BYTES,
          SEND_BUFFER,
          HEADERS,
          HEADERS_FROM,
          URI_FROM,
          SUPPLIER_TIMEOUT,
          TRANSPORT,
          UPGRADE);

  private static final Options DEFAULTS = new Options(Settings.NONE);

  private final Settings settings;

  private Options(Settings settings) {
    this.settings = settings;
  }

  /** {@return the options in which nothing is set} */
  public static Options defaults() {
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
   * These options where they were set, and others where they were not: what a client is started with, else what its annotation
   * says. Each option counts for itself, also those of {@link #transport()} and {@link #upgrade()}; all {@link #headers()} are
   * one.
   *
   * @param fallback gives what was not set here
   * @return the options
   * @throws IllegalArgumentException if the initial backoff of the one is above the maximum of the other
   */
  public Options orElse(Options fallback) {
    Options merged = new Options(settings.orElse(fallback.settings));
    merged.checkBackoff(setting -> settings.has(setting) ? "" : " from the fallback");
    return merged;
  }

  /** {@return the name under which the connection can be found while it lives; empty: none} */
  public Optional<Name> name() {
    return settings.get(NAME);
  }

  /** {@return how often an empty ping is sent while the connection is open; 0: never} */
  public Duration pingInterval() {
    return settings.get(PING_INTERVAL);
  }

  /**
   * How long the peer may be silent after a ping. Not one byte in that time, of whatever kind, ends the connection as
   * {@link FreshException.StreamingFailed}.
   *
   * @return the time
   */
  public Duration pongTimeout() {
    return settings.get(PONG_TIMEOUT);
  }

  /**
   * The delay before the first reconnect. Each further one is one and a half times the one before, up to
   * {@link #backoffMax()}.
   *
   * @return the delay
   */
  public Duration backoffInitial() {
    return settings.get(BACKOFF_INITIAL);
  }

  /**
   * The longest delay before a reconnect; also the delay after an error that is not
   * {@linkplain FreshException#isRetryable() retryable}. Only a server's {@code Retry-After} may exceed it.
   *
   * @return the delay
   */
  public Duration backoffMax() {
    return settings.get(BACKOFF_MAX);
  }

  /** {@return how chance changes the delays} */
  public Jitter jitter() {
    return settings.get(JITTER);
  }

  /**
   * How many attempts in a row may fail before the connection ends as {@link ExitReason.Failed} with the last error.
   *
   * @return the number; {@link #UNLIMITED}: it never gives up
   */
  public int maxAttempts() {
    return settings.get(MAX_ATTEMPTS);
  }

  /**
   * How long a connection must stay open for the backoff to begin anew. At 0 it does as soon as {@code @OnConnect} has been
   * handled; a server that accepts and drops is then hammered.
   *
   * @return the time
   */
  public Duration stableAfter() {
    return settings.get(STABLE_AFTER);
  }

  /** {@return how long the peer's Close is waited for, after ours (RFC 6455 §7.1.1)} */
  public Duration closeTimeout() {
    return settings.get(CLOSE_TIMEOUT);
  }

  /**
   * After how long without a data message, in or out, an open connection gives back the memory that its largest burst of messages
   * has left behind. Pings, pongs and Closes do not count; while a message is half read nothing is given back.
   *
   * @return the time; 0: never
   */
  public Duration hibernateAfter() {
    return settings.get(HIBERNATE_AFTER);
  }

  /** {@return whether errors and lost connections are logged} */
  public boolean errorLogging() {
    return settings.get(ERROR_LOGGING);
  }

  /** {@return whether connecting, reconnecting and ending are logged} */
  public boolean infoLogging() {
    return settings.get(INFO_LOGGING);
  }

  /**
   * Whether the MDC of SLF4J tells which connection works, under {@code fresh.connection}, while its handlers run. It is set once for
   * all messages of one read, and what was there before is put back.
   *
   * @return whether it does
   */
  public boolean mdcLogging() {
    return settings.get(MDC_LOGGING);
  }

  /**
   * How many messages may wait for their handler: those of {@link Connection#tell}, and, of a client with {@code @Blocking}, those that
   * were read from the peer too. When it is reached, {@code tell} says no, and nothing is read until half of it has been handled.
   *
   * <p>Also how many answers the handlers of a link may have promised, as a {@link java.util.concurrent.CompletionStage} that is not
   * complete. When there are so many, no handler of a message starts until half of them are complete, and nothing is read.
   *
   * @return the number
   */
  public int mailboxMessages() {
    return settings.get(MAILBOX_MESSAGES);
  }

  /**
   * How many bytes of messages that were read from the peer may wait for their handler, of a client with {@code @Blocking}. When it is
   * reached, nothing more is read until half of it has been handled; the message that crosses it is taken, however large. What the
   * application tells has no size, and other clients do not let messages wait.
   *
   * @return the number; a text counts as many as it has characters
   */
  public int mailboxBytes() {
    return settings.get(MAILBOX_BYTES);
  }

  /** {@return how much is kept of what is sent while the connection is not open} */
  public SendBuffer sendBuffer() {
    return settings.get(SEND_BUFFER);
  }

  /** {@return what is sent with each upgrade request, beside what the runtime sets} */
  public Headers headers() {
    return settings.get(HEADERS);
  }

  /**
   * Who is asked at each attempt for more headers of its upgrade request, for example a fresh token. They are added to
   * {@link #headers()}; a name that comes in both has the supplied values alone.
   *
   * @return the supplier; empty: none
   */
  public Optional<Callable<? extends CompletionStage<Headers>>> headersFrom() {
    return settings.get(HEADERS_FROM);
  }

  /**
   * Who is asked at each attempt where to connect, in place of the URI that the connection was started with.
   *
   * @return the supplier; empty: none
   */
  public Optional<Callable<? extends CompletionStage<String>>> uriFrom() {
    return settings.get(URI_FROM);
  }

  /** {@return how long an attempt waits for all that it asks of suppliers} */
  public Duration supplierTimeout() {
    return settings.get(SUPPLIER_TIMEOUT);
  }

  /** {@return how bytes travel} */
  public TransportOptions transport() {
    return settings.get(TRANSPORT);
  }

  /** {@return what is asked of the server, and what is accepted from it} */
  public UpgradeOptions upgrade() {
    return settings.get(UPGRADE);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Options that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** {@return all values; those of headers, suppliers and keys are hidden} */
  @Override
  public String toString() {
    return "Options" + settings.text(TABLE);
  }

  private void checkBackoff(Function<Setting<?>, String> origin) {
    if (backoffInitial().compareTo(backoffMax()) > 0) {
      throw new IllegalArgumentException(
          "backoffInitial must not be above backoffMax (%s%s), was %s%s"
              .formatted(
                  Range.text(backoffMax()),
                  origin.apply(BACKOFF_MAX),
                  Range.text(backoffInitial()),
                  origin.apply(BACKOFF_INITIAL)));
    }
  }

  /** Collects the values. Not safe for use by several threads. */
  public static final class Builder {

    private Settings settings;

    private Builder(Settings settings) {
      this.settings = settings;
    }

    /**
     * Sets {@link Options#name()}.
     *
     * @param name unique while the connection lives
     * @return this builder
     */
    public Builder name(Name name) {
      return with(NAME, Optional.of(Objects.requireNonNull(name, "name")));
    }

    /**
     * Sets {@link Options#pingInterval()}.
     *
     * @param interval 0 (off) or 1 ms to 1 day
     * @return this builder
     */
    public Builder pingInterval(Duration interval) {
      return with(PING_INTERVAL, interval);
    }

    /**
     * Sets {@link Options#pongTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder pongTimeout(Duration timeout) {
      return with(PONG_TIMEOUT, timeout);
    }

    /**
     * Sets {@link Options#backoffInitial()}.
     *
     * @param delay 1 ms to 1 day, and not above the maximum
     * @return this builder
     */
    public Builder backoffInitial(Duration delay) {
      return with(BACKOFF_INITIAL, delay);
    }

    /**
     * Sets {@link Options#backoffMax()}.
     *
     * @param delay 1 ms to 1 day
     * @return this builder
     */
    public Builder backoffMax(Duration delay) {
      return with(BACKOFF_MAX, delay);
    }

    /**
     * Sets {@link Options#jitter()}.
     *
     * @param kind the kind
     * @return this builder
     */
    public Builder jitter(Jitter kind) {
      return with(JITTER, kind);
    }

    /**
     * Sets {@link Options#maxAttempts()}.
     *
     * @param attempts at least 1, or {@link Options#UNLIMITED}
     * @return this builder
     */
    public Builder maxAttempts(int attempts) {
      return with(MAX_ATTEMPTS, attempts);
    }

    /**
     * Sets {@link Options#stableAfter()}.
     *
     * @param time 0 (as soon as {@code @OnConnect} has been handled) or 1 ms to 1 day
     * @return this builder
     */
    public Builder stableAfter(Duration time) {
      return with(STABLE_AFTER, time);
    }

    /**
     * Sets {@link Options#closeTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder closeTimeout(Duration timeout) {
      return with(CLOSE_TIMEOUT, timeout);
    }

    /**
     * Sets {@link Options#hibernateAfter()}.
     *
     * @param time 0 (never) or 1 ms to 1 day
     * @return this builder
     */
    public Builder hibernateAfter(Duration time) {
      return with(HIBERNATE_AFTER, time);
    }

    /**
     * Sets {@link Options#errorLogging()}.
     *
     * @param on whether to log
     * @return this builder
     */
    public Builder errorLogging(boolean on) {
      return with(ERROR_LOGGING, on);
    }

    /**
     * Sets {@link Options#infoLogging()}.
     *
     * @param on whether to log
     * @return this builder
     */
    public Builder infoLogging(boolean on) {
      return with(INFO_LOGGING, on);
    }

    /**
     * Sets {@link Options#mdcLogging()}.
     *
     * @param on whether to set it
     * @return this builder
     */
    public Builder mdcLogging(boolean on) {
      return with(MDC_LOGGING, on);
    }

    /**
     * Sets {@link Options#mailboxMessages()}.
     *
     * @param messages 1 to 1,000,000
     * @return this builder
     */
    public Builder mailboxMessages(int messages) {
      return with(MAILBOX_MESSAGES, messages);
    }

    /**
     * Sets {@link Options#mailboxBytes()}.
     *
     * @param bytes 1 to 1 GiB
     * @return this builder
     */
    public Builder mailboxBytes(int bytes) {
      return with(MAILBOX_BYTES, bytes);
    }

    /**
     * Sets {@link Options#sendBuffer()}.
     *
     * @param buffer how much is kept
     * @return this builder
     */
    public Builder sendBuffer(SendBuffer buffer) {
      return with(SEND_BUFFER, buffer);
    }

    /**
     * Sets {@link Options#headers()}, in place of those set or added before.
     *
     * @param all the headers; none that the runtime sets itself
     * @return this builder
     */
    public Builder headers(Headers all) {
      return with(HEADERS, all);
    }

    /**
     * Adds one of {@link Options#headers()}.
     *
     * @param name a token (RFC 9110 §5.6.2); none that the runtime sets itself
     * @param value the value
     * @return this builder
     */
    public Builder header(String name, String value) {
      return with(HEADERS, settings.get(HEADERS).toBuilder().add(name, value).build());
    }

    /**
     * Sets {@link Options#headersFrom()} to a supplier that may block: it is called on a thread of its own kind, never on an
     * event loop, and interrupted when {@link Options#supplierTimeout()} is over. What it throws, null, and a header that
     * cannot be sent fail the attempt as {@link FreshException.ConnectingFailed}.
     *
     * @param supplier asked anew at each attempt
     * @return this builder
     */
    public Builder headersFrom(Callable<Headers> supplier) {
      return headersFromAsync(new Supplied<>(Objects.requireNonNull(supplier, "headersFrom")));
    }

    /**
     * Sets {@link Options#headersFrom()} to a supplier that answers later. It is called as that of {@link #headersFrom} is; the
     * stage that it returns is given up when {@link Options#supplierTimeout()} is over, but not cancelled, as others may wait for
     * it, too.
     *
     * @param supplier asked anew at each attempt
     * @return this builder
     */
    public Builder headersFromAsync(Callable<? extends CompletionStage<Headers>> supplier) {
      return with(HEADERS_FROM, Optional.of(Objects.requireNonNull(supplier, "headersFrom")));
    }

    /**
     * Sets {@link Options#uriFrom()} to a supplier that may block; for its thread, time and failures see {@link #headersFrom}.
     *
     * @param supplier asked anew at each attempt for a {@code ws} or {@code wss} URI
     * @return this builder
     */
    public Builder uriFrom(Callable<String> supplier) {
      return uriFromAsync(new Supplied<>(Objects.requireNonNull(supplier, "uriFrom")));
    }

    /**
     * Sets {@link Options#uriFrom()} to a supplier that answers later; for its thread, time and failures see
     * {@link #headersFromAsync}.
     *
     * @param supplier asked anew at each attempt for a {@code ws} or {@code wss} URI
     * @return this builder
     */
    public Builder uriFromAsync(Callable<? extends CompletionStage<String>> supplier) {
      return with(URI_FROM, Optional.of(Objects.requireNonNull(supplier, "uriFrom")));
    }

    /**
     * Sets {@link Options#supplierTimeout()}.
     *
     * @param timeout 1 ms to 1 day
     * @return this builder
     */
    public Builder supplierTimeout(Duration timeout) {
      return with(SUPPLIER_TIMEOUT, timeout);
    }

    /**
     * Sets {@link Options#transport()}.
     *
     * @param options how bytes travel
     * @return this builder
     */
    public Builder transport(TransportOptions options) {
      return with(TRANSPORT, options);
    }

    /**
     * Sets {@link Options#upgrade()}.
     *
     * @param options what is asked of the server, and what is accepted from it
     * @return this builder
     */
    public Builder upgrade(UpgradeOptions options) {
      return with(UPGRADE, options);
    }

    /**
     * The options.
     *
     * @return the options
     * @throws IllegalArgumentException if the initial backoff is above the maximum
     */
    public Options build() {
      Options options = new Options(settings);
      options.checkBackoff(setting -> "");
      return options;
    }

    private <T> Builder with(Setting<T> setting, T value) {
      settings = settings.with(setting, value);
      return this;
    }
  }
}
