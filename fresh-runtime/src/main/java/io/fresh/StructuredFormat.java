// SPDX-License-Identifier: MIT
package io.fresh;

import java.util.List;

/**
 * A text format that can look into a message before it is decoded, so that handlers are told apart by the value of a
 * member: {@code @OnText(field = "type", value = "trade")}.
 */
public interface StructuredFormat extends TextFormat {

  /**
   * Gives a reader of some members.
   *
   * @param paths where they are: the name of a member of the message, or several joined by {@code /}, outermost first:
   *     {@code data/type}
   * @return the reader, for one thread at a time
   */
  MemberReader members(List<String> paths);
}
