// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges the durations of a client's annotation: each by itself, and the two of the backoff together. */
final class DurationValidator {

  /** What holds for the backoff where nothing is set. */
  static final Time DEFAULT_BACKOFF_INITIAL = new Time(250, Time.Unit.MS);

  static final Time DEFAULT_BACKOFF_MAX = new Time(30, Time.Unit.S);

  private static final Duration MIN = Duration.ofMillis(1);
  private static final Duration MAX = Duration.ofDays(1);

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern NUMBER_AND_WORD = Pattern.compile("(\\d+)([A-Za-z]+)");

  private final ClientModel client;
  private final Report report;

  DurationValidator(ClientModel client, Report report) {
    this.client = client;
    this.report = report;
  }

  void validate(SettingModel model) {
    if (model.isUnbounded() || isInRange(model)) {
      return;
    }
    String text = model.text();
    Matcher numberAndWord = NUMBER_AND_WORD.matcher(text);
    if (model.time().isPresent()) {
      report(Diagnostic.OPTION_RANGE, model, model.setting(), text, range(model.setting()));
    } else if (NUMBER.matcher(text).matches()) {
      report(Diagnostic.NO_UNIT, model, model.setting(), text);
    } else if (numberAndWord.matches()) {
      reportUnit(model, numberAndWord.group(1), numberAndWord.group(2));
    } else {
      report(Diagnostic.NO_DURATION, model, model.setting(), text);
    }
  }

  private void reportUnit(SettingModel model, String number, String unit) {
    String fix =
        Time.Unit.meantBy(unit)
            .map(meant -> "\"" + number + meant + "\"")
            .orElse("it in ms, s, m or h");
    report(Diagnostic.UNKNOWN_UNIT, model, model.setting(), model.text(), fix);
  }

  /** The first delay must not be above the longest, be they set or left to their defaults. */
  void validateBackoff() {
    Optional<SettingModel> initial = client.setting(Setting.BACKOFF_INITIAL);
    Optional<SettingModel> max = client.setting(Setting.BACKOFF_MAX);
    if (!Stream.of(initial, max).flatMap(Optional::stream).allMatch(DurationValidator::isInRange)) {
      return;
    }
    Time first = initial.flatMap(SettingModel::time).orElse(DEFAULT_BACKOFF_INITIAL);
    Time longest = max.flatMap(SettingModel::time).orElse(DEFAULT_BACKOFF_MAX);
    if (first.length().compareTo(longest.length()) > 0) {
      report(
          Diagnostic.BACKOFF_ORDER,
          initial.or(() -> max).orElseThrow(),
          first + (initial.isPresent() ? "" : ", the default"),
          longest + (max.isPresent() ? "" : ", the default"));
    }
  }

  private static boolean isInRange(SettingModel model) {
    Duration length = model.time().map(Time::length).orElse(Duration.ofNanos(-1));
    return length.isZero()
        ? !model.setting().zero().isEmpty()
        : length.compareTo(MIN) >= 0 && length.compareTo(MAX) <= 0;
  }

  private static String range(Setting setting) {
    String zero = setting.zero().isEmpty() ? "" : "0s (" + setting.zero() + ") or ";
    return zero + "1ms to 24h" + (setting == Setting.SHUTDOWN ? ", or \"unbounded\"" : "");
  }

  private void report(Diagnostic diagnostic, SettingModel model, Object... details) {
    report.add(diagnostic, client.element(), client.annotation(), model.value(), details);
  }
}
