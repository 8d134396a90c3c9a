// SPDX-License-Identifier: MIT
package io.fresh.processor;

import java.util.Optional;

/**
 * A header as an annotation has it, {@code Name: value}.
 *
 * @param name what stands before the first colon; of a text without one, all of it
 * @param value what stands behind it, without the white space around; empty if there is no colon
 */
record HeaderLine(String name, Optional<String> value) {

  static HeaderLine of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new HeaderLine(text, Optional.empty())
        : new HeaderLine(text.substring(0, colon), Optional.of(strip(text.substring(colon + 1))));
  }

  /** Only space and tab are white space in a header (RFC 9110 §5.6.3). */
  private static String strip(String value) {
    return value.replaceAll("^[ \t]+|[ \t]+$", "");
  }
}
