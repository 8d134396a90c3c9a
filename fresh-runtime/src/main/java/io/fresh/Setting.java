// SPDX-License-Identifier: MIT
package io.fresh;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One option: its name, the value that it has unless set, which values it takes, and how one is shown. The options of a type
 * are a table of these; whatever holds for each of them is written once, here and in {@link Settings}.
 *
 * @param <T> the type of the value
 */
final class Setting<T> {

  private final String name;
  private final T unset;
  private final UnaryOperator<T> check;
  private final Function<T, Object> shown;
  private final BinaryOperator<T> merge;

  private Setting(
      String name,
      T unset,
      UnaryOperator<T> check,
      Function<T, Object> shown,
      BinaryOperator<T> merge) {
    this.name = name;
    this.unset = unset;
    this.check = check;
    this.shown = shown;
    this.merge = merge;
  }

  /** An option that takes any value but null. */
  static <T> Setting<T> of(String name, T unset) {
    return of(name, unset, value -> Objects.requireNonNull(value, name));
  }

  static Setting<Duration> duration(String name, Duration unset) {
    return of(name, unset, value -> Range.duration(name, value)).shownAs(Range::text);
  }

  static Setting<Duration> durationOrZero(String name, String zeroMeans, Duration unset) {
    return of(name, unset, value -> Range.durationOrZero(name, zeroMeans, value))
        .shownAs(Range::text);
  }

  static Setting<Integer> number(String name, int min, int max, int unset) {
    return of(name, unset, value -> Range.number(name, min, max, value));
  }

  static Setting<Long> number(String name, long min, long max, long unset) {
    return of(name, unset, value -> Range.number(name, min, max, value));
  }

  /** An option with a check, which returns the value or throws. */
  static <T> Setting<T> of(String name, T unset, UnaryOperator<T> check) {
    return new Setting<>(name, unset, check, value -> value, (own, fallback) -> own);
  }

  /** The same option, with another text for its value. */
  Setting<T> shownAs(Function<T, Object> text) {
    return new Setting<>(name, unset, check, text, merge);
  }

  /** The same option, whose value is made of both where it was set both in the options and in their fallback. */
  Setting<T> mergedBy(BinaryOperator<T> ownAndFallback) {
    return new Setting<>(name, unset, check, shown, ownAndFallback);
  }

  String name() {
    return name;
  }

  T unset() {
    return unset;
  }

  /** The value, if the option takes it. */
  T checked(T value) {
    return check.apply(value);
  }

  T merged(T own, T fallback) {
    return merge.apply(own, fallback);
  }

  /** The option with a value, as in {@code pingInterval=30s}. */
  String text(T value) {
    return name + '=' + shown.apply(value);
  }
}
