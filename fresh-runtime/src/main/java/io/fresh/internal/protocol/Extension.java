// SPDX-License-Identifier: MIT
package io.fresh.internal.protocol;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One element of a {@code Sec-WebSocket-Extensions} (RFC 6455 §9.1).
 *
 * @param name its name, in lower case
 * @param parameters in their order
 */
record Extension(String name, List<Parameter> parameters) {

  /**
   * One parameter.
   *
   * @param name its name, in lower case
   * @param value {@code null} if it has none
   */
  record Parameter(String name, @Nullable String value) {
    Parameter {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  Extension {
    name = name.toLowerCase(Locale.ROOT);
    parameters = List.copyOf(parameters);
  }
}
