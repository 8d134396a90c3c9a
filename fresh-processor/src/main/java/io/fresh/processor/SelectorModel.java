// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/**
 * For which messages a handler is called, and what of them it takes.
 *
 * @param field the member that is looked at; empty for none
 * @param values its values; empty for any
 * @param at the member that the handler takes; empty for the whole message
 */
record SelectorModel(String field, List<String> values, String at) {

  /** For every message that no other handler takes. */
  static final SelectorModel NONE = new SelectorModel("", List.of(), "");

  /** What an annotation says, whatever it calls the member. */
  static SelectorModel of(AnnotationMirror annotation, String field, List<String> values) {
    return new SelectorModel(text(annotation, field), values, text(annotation, "at"));
  }

  /** The values that an annotation names. */
  static List<String> values(AnnotationMirror annotation) {
    return Annotations.value(annotation, "value").stream()
        .flatMap(value -> Annotations.array(value).stream())
        .map(SelectorModel::text)
        .toList();
  }

  /** Whether it looks at a member. */
  boolean isSelective() {
    return !field.isEmpty();
  }

  private static String text(AnnotationMirror annotation, String attribute) {
    return Annotations.value(annotation, attribute).map(SelectorModel::text).orElse("");
  }

  private static String text(AnnotationValue value) {
    return String.valueOf(value.getValue());
  }
}
