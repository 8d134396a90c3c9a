// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/**
 * What a client's annotation says of one attribute.
 *
 * @param setting the attribute
 * @param value where it stands
 */
record SettingModel(Setting setting, AnnotationValue value) {

  private static final String UNBOUNDED = "unbounded";

  /** What an annotation says, in the order of the table. A duration of {@code ""} and an empty list are the same as none. */
  static List<SettingModel> of(AnnotationMirror client) {
    return Arrays.stream(Setting.values())
        .flatMap(
            setting ->
                Annotations.value(client, setting.attribute()).stream()
                    .map(value -> new SettingModel(setting, value)))
        .filter(SettingModel::isSet)
        .toList();
  }

  private boolean isSet() {
    return !values().isEmpty() && !(setting.isDuration() && text().isEmpty());
  }

  /** The value as a text: of an enum, the constant's simple name. */
  String text() {
    return String.valueOf(value.getValue());
  }

  /** The values of an attribute that is a list. */
  List<AnnotationValue> values() {
    return Annotations.array(value);
  }

  /** The duration; empty if the text is none. */
  Optional<Time> time() {
    return Time.parse(text());
  }

  /** Whether it says, in place of a duration, that there is no end. */
  boolean isUnbounded() {
    return setting == Setting.SHUTDOWN && text().equals(UNBOUNDED);
  }

  /** The number. */
  int number() {
    return (Integer) value.getValue();
  }
}
