// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options that were set, with their values. Immutable: a builder replaces its settings by others, so that what it has
 * built stays as it is.
 *
 * <p>Two are equal if the same options were set to the same values. One that was set to its default is not one that was not
 * set: a fallback applies to the second alone.
 */
final class Settings {

  static final Settings NONE = new Settings(Map.of());

  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  boolean has(Setting<?> setting) {
    return values.containsKey(setting);
  }

  /** The value of an option; its default if it was not set. */
  <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    if (value == null) {
      return setting.unset();
    }
    // with() alone puts values in, and takes only those of the option's own type
    @SuppressWarnings("unchecked")
    T typed = (T) value;
    return typed;
  }

  /** These settings and one more, if the option takes the value. */
  <T> Settings with(Setting<T> setting, T value) {
    Map<Setting<?>, Object> more = new HashMap<>(values);
    more.put(setting, setting.checked(value));
    return new Settings(Map.copyOf(more));
  }

  /** These settings, and those of the fallback that were not set here. */
  Settings orElse(Settings fallback) {
    Settings merged = fallback;
    for (Setting<?> setting : values.keySet()) {
      merged = merged.overriddenBy(this, setting);
    }
    return merged;
  }

  private <T> Settings overriddenBy(Settings other, Setting<T> setting) {
    T own = other.get(setting);
    return with(setting, has(setting) ? setting.merged(own, get(setting)) : own);
  }

  /** The options of a table with their values, set or not. */
  String text(List<Setting<?>> table) {
    return table.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private <T> String text(Setting<T> setting) {
    return setting.text(get(setting));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
