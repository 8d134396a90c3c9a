// SPDX-License-Identifier: MIT
package io.fresh.spi;

import java.util.List;

/**
 * A member by whose value handlers are told apart.
 *
 * @param path where it is in the message
 * @param values the values that have a handler
 */
public record Field(String path, List<String> values) {

  /**
   * Creates a field.
   *
   * @param path where it is in the message
   * @param values the values that have a handler
   */
  public Field {
    values = List.copyOf(values);
  }

  /**
   * A field.
   *
   * @param path where it is in the message
   * @param values the values that have a handler
   * @return the field
   */
  public static Field of(String path, String... values) {
    return new Field(path, List.of(values));
  }
}
