// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The table of what {@code @WebSocketClient} sets besides the state, and what each attribute may be. Those before
 * {@link #RESTART} are options; a test holds their names and ranges against the runtime's.
 */
enum Setting {
  NAME(Form.NAME),
  HEADERS(Form.HEADERS),
  SUBPROTOCOLS(Form.SUBPROTOCOLS),
  PING_INTERVAL(Form.DURATION, "off"),
  PONG_TIMEOUT(Form.DURATION),
  BACKOFF_INITIAL(Form.DURATION),
  BACKOFF_MAX(Form.DURATION),
  STABLE_AFTER(Form.DURATION, "as soon as @OnConnect has been handled"),
  CLOSE_TIMEOUT(Form.DURATION),
  HIBERNATE_AFTER(Form.DURATION, "never"),
  MAX_ATTEMPTS(Integer.MAX_VALUE),
  MAILBOX_MESSAGES(1_000_000),
  MAILBOX_BYTES(1 << 30),
  ERROR_LOGGING(Form.SWITCH),
  INFO_LOGGING(Form.SWITCH),
  MDC_LOGGING(Form.SWITCH),

  RESTART(Form.RESTART),
  SHUTDOWN(Form.DURATION, "killed at once"),
  ID(Form.NAME),
  URI(Form.URI);

  /** What kind of value an attribute takes. */
  enum Form {
    NAME,
    HEADERS,
    SUBPROTOCOLS,
    DURATION,
    NUMBER,
    SWITCH,
    RESTART,
    URI
  }

  private final Form form;
  private final String zero;
  private final int max;
  private final String attribute = camelCase(name());

  Setting(Form form) {
    this(form, "", 0);
  }

  Setting(Form form, String zero) {
    this(form, zero, 0);
  }

  Setting(int max) {
    this(Form.NUMBER, "", max);
  }

  Setting(Form form, String zero, int max) {
    this.form = form;
    this.zero = zero;
    this.max = max;
  }

  /** What kind of value it takes. */
  Form form() {
    return form;
  }

  /** Whether it takes a duration. */
  boolean isDuration() {
    return form == Form.DURATION;
  }

  /** What a duration of 0 means; empty if it must not be 0. */
  String zero() {
    return zero;
  }

  /** The largest number; the smallest is 1. */
  int max() {
    return max;
  }

  /** Whether it is an option, and not a word to a supervisor. */
  boolean isOption() {
    return compareTo(RESTART) < 0;
  }

  /** The name of the attribute, and of the option. */
  String attribute() {
    return attribute;
  }

  @Override
  public String toString() {
    return attribute();
  }

  private static String camelCase(String name) {
    String words =
        Arrays.stream(name.split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
